import logging
from datetime import date

import pytest
from factories import article

from flows import stages
from flows.stages import Settings, batches, extract

SETTINGS = Settings("auto", "EUR", date(2025, 9, 6))
SOLDIERS = "Geplant ist eine Truppe von 30.000 Soldaten für die Ukraine."


@pytest.mark.parametrize(("number", "tasks", "largest"), [(0, 0, 0), (1, 1, 1), (200, 200, 1), (201, 101, 2)])
def test_few_articles_are_tasks_of_their_own_and_many_are_batched(number, tasks, largest):
    given = [article(id=str(each)) for each in range(number)]
    made = list(batches(given))
    assert len(made) == tasks
    assert max(map(len, made), default=0) == largest
    assert [each for batch in made for each in batch] == given


@pytest.mark.parametrize("number", [1_000, 99_999, 1_000_000])
def test_there_are_never_more_than_200_batches(number):
    assert len(list(batches(range(number)))) <= 200


def test_an_article_that_a_stage_fails_on_is_set_aside_with_the_traceback_in_the_log(monkeypatch, caplog):
    find = stages.find_mentions

    def fail(given, pack):
        if given.id == "bad":
            raise ArithmeticError("a numeral beyond reckoning")
        return find(given, pack)

    monkeypatch.setattr(stages, "find_mentions", fail)
    given = [article(id=name, text=SOLDIERS, language="de") for name in ("a", "bad", "c")]
    with caplog.at_level(logging.ERROR, logger="figurecheck"):
        found = extract(given, SETTINGS)
    assert {quantity.figure.mention.article.id for quantity in found.quantities} == {"a", "c"}
    ((name, reason),) = [(thing.name, thing.reason) for thing in found.unreadable]
    assert name == "bad"
    assert "ArithmeticError: a numeral beyond reckoning" in reason
    assert "Traceback" in caplog.text
    assert "fail(" not in reason


def test_a_pack_that_cannot_be_loaded_stops_the_run(monkeypatch):
    def malformed(code):
        raise ValueError(f"{code}.toml: no table of numerals")

    monkeypatch.setattr(stages, "load_pack", malformed)
    with pytest.raises(ValueError, match=r"de\.toml"):
        extract([article(language="de")], SETTINGS)
