import sys
from subprocess import run

import pytest

from tests.benchmarks import linear_time, speed
from tests.benchmarks.hostile_strings import HOSTILE
from tests.benchmarks.texts import articles_in, megabytes_of, prose, samples


@pytest.mark.parametrize(
    ("language", "first"), [("de", "000_f700fb5f9d83a930.txt"), ("en", "000_paris_summit.txt")]
)
def test_samples_are_of_one_language_and_as_long_as_asked_for(language, first):
    articles = samples(language, 0.1)
    assert {article.language for article in articles} == {language}
    assert articles[0].id == f"0/{first}"
    assert len({article.id for article in articles}) == len(articles)
    assert 0.1 <= megabytes_of(articles) < 0.12


def test_articles_of_a_folder_are_given_by_language(tmp_path):
    (tmp_path / "a.jsonl").write_text(
        '{"id": "a", "text": "Five", "language": "en"}\n{"id": "b", "text": "Zwei", "language": "de"}'
    )
    assert [(code, [each.id for each in found]) for code, found in articles_in(tmp_path)] == [
        ("de", ["b"]),
        ("en", ["a"]),
    ]


def test_every_stage_is_timed_and_every_figure_counted():
    figures, seconds = speed.stage_seconds(samples("de", 0.01))
    assert figures > 10
    assert len(seconds) == len(speed.STAGES)
    assert all(second > 0 for second in seconds)


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_hostile_string_stands_alone_behind_and_before_a_figure(language):
    texts = dict(linear_time.texts(language))
    assert len(texts) == 1 + 3 * len(HOSTILE)
    figure = linear_time.FIGURES[language]
    assert texts["'9'"](5) == "99999"
    assert texts["'9' behind a figure"](5) == f"{figure} 99999"
    assert texts["'9' before a figure"](5) == f"99999 {figure}"
    assert len(prose(language, 50_000)) == 50_000


@pytest.mark.parametrize(
    ("cost", "ratios"), [(lambda n: n, [2, 2]), (lambda n: n**2, [4, 4]), (lambda _: 100.0, [])]
)
def test_the_cost_of_each_doubling_is_told_unless_it_takes_too_long(cost, ratios):
    assert linear_time.by_length(cost, [1, 2, 4])[1] == ratios


def test_one_slow_measurement_is_not_believed():
    answers = iter([1.0, 5.0, 1.0, 2.0])
    assert linear_time.by_length(lambda _: next(answers), [1, 2])[1] == [2.0]


def test_the_command_says_what_it_measures():
    done = run(
        [sys.executable, "-m", "tests.benchmarks", "--help"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert all(part in done.stdout for part in ("speed", "cold", "peers", "memory", "linear"))
