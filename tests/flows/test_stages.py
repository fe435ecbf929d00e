import io
import json
import logging
import sys
from datetime import date
from types import SimpleNamespace

import pytest
from factories import article

from flows import stages
from flows.stages import STANDARD_INPUT, Settings, batches, extract, extract_each, read_articles

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
    read = stages.read_quantities

    def fail(given, pack, **settings):
        if given.id == "bad":
            raise ArithmeticError("a numeral beyond reckoning")
        return read(given, pack, **settings)

    monkeypatch.setattr(stages, "read_quantities", fail)
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


def test_articles_one_at_a_time_give_what_they_give_together(tmp_path, monkeypatch):
    (tmp_path / "z.txt").write_text(SOLDIERS)
    (tmp_path / "b.jsonl").write_text(json.dumps({"id": "m", "text": "Rund 20 Staaten.", "language": "de"}))
    (tmp_path / "a.png").write_bytes(b"\x89PNG")
    given = json.dumps({"id": "c", "text": "Etwa 5 Prozent.", "language": "de"}).encode() + b"\n{}"
    paths = [tmp_path, STANDARD_INPUT]

    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(given)))
    reading = read_articles(paths, "auto")
    together = extract(reading.articles, SETTINGS)
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(given)))
    found = list(extract_each(paths, SETTINGS))

    assert [quantity for _, each in found for quantity in each.quantities] == list(together.quantities)
    in_order = [thing for _, each in sorted(found, key=lambda pair: pair[0]) for thing in each.unreadable]
    assert in_order == list(reading.coverage.unreadable)
    assert [article.id for article in reading.articles] == ["c", "m", "z.txt"]


def test_the_next_article_is_read_only_when_it_is_asked_for(tmp_path, monkeypatch):
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(SOLDIERS)
    seen = []
    read = stages.read_quantities

    def seeing(given, pack, **settings):
        seen.append(given.id)
        return read(given, pack, **settings)

    monkeypatch.setattr(stages, "read_quantities", seeing)
    found = extract_each([tmp_path], SETTINGS)
    next(found)
    assert seen == ["a.txt"]
    assert len(list(found)) == 2


def test_what_came_on_standard_input_is_not_left_on_disk(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b'{"id": "a", "text": "5 Euro"}')))
    found = extract_each([STANDARD_INPUT], SETTINGS)
    next(found)
    assert list(tmp_path.iterdir())
    found.close()
    assert not list(tmp_path.iterdir())
