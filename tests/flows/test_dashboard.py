import json
from dataclasses import replace
from pathlib import Path

import pytest
from factories import article, discrepancy, figure, group, mention, quantity, run_result, statement

from checks.model import Coverage, SetAside, Verdict
from flows.dashboard import ROWS, end_state_message, end_state_name, rows, summary

HOSTILE = "<img src=//x onerror=alert(1)> ![](//x) [y](javascript:alert(1))"
OUT = Path("reports/out")


def result(*verdicts, **given):
    found = tuple(discrepancy(id=f"F-{place}", verdict=verdict) for place, verdict in enumerate(verdicts))
    return run_result(discrepancies=found, **given)


@pytest.mark.parametrize(
    ("verdicts", "name"),
    [
        ([], "No contradiction"),
        ([Verdict.REVIEW], "No contradiction"),
        ([Verdict.CONTRADICTION], "1 contradiction"),
        ([Verdict.CONTRADICTION, Verdict.AGREEMENT, Verdict.CONTRADICTION], "2 contradictions"),
    ],
)
def test_the_end_state_names_what_was_found(verdicts, name):
    assert end_state_name(result(*verdicts, coverage=Coverage(1, 1))) == name


def test_what_could_not_be_read_is_in_the_name_of_the_end_state():
    coverage = Coverage(3, 1, unreadable=(SetAside("a", "torn"), SetAside("b", "torn")))
    found = result(Verdict.CONTRADICTION, coverage=coverage)
    assert end_state_name(found) == "1 contradiction, 2 unreadable"
    assert end_state_message(found, OUT) == (
        "1 of 3 articles read; 1 contradiction; report: reports/out/report.html"
    )


def test_the_table_is_strings_and_bounded():
    made = rows(result(*[Verdict.CONTRADICTION] * (ROWS + 1), states=(("F-1", "known"),)))
    assert len(made) == ROWS
    assert [row["state"] for row in made[:3]] == ["new", "known", "new"]
    assert all(isinstance(cell, str) for row in made for cell in row.values())
    json.dumps(made)


def test_a_run_without_findings_has_an_empty_table():
    assert rows(result()) == []


def test_nothing_of_an_article_is_a_tag_or_a_link_in_the_table():
    where = replace(article(), id=HOSTILE)
    numbers = [quantity(figure(mention(where, surface="300"))) for _ in range(2)]
    found = discrepancy(group(numbers), headline=statement(HOSTILE), reason=statement(HOSTILE))
    (row,) = rows(run_result(discrepancies=(found,)))
    for column in ("headline", "reason", "figures"):
        assert "<" not in row[column]
        assert "[" not in row[column]
        assert "javascript:alert(1)" in row[column]


def test_nothing_of_an_article_is_html_or_a_link_in_the_summary():
    coverage = Coverage(2, 1, unreadable=(SetAside(HOSTILE, HOSTILE),))
    found = discrepancy(verdict=Verdict.CONTRADICTION, headline=statement(HOSTILE), reason=statement(HOSTILE))
    gate = (SetAside(HOSTILE, HOSTILE),)
    text = summary(run_result(discrepancies=(found,), coverage=coverage, set_aside=gate), [HOSTILE], OUT)
    assert "<" not in text
    assert "[y]" not in text
    assert text.count("javascript") == 7


def test_the_summary_names_what_was_set_aside_and_what_agrees():
    found = run_result(set_aside=(SetAside("a:5", "a count is not negative"),))
    text = summary(found, ["expect agreement: success"], OUT)
    assert "a count is not negative" in text
    assert "expect agreement" in text


def test_the_summary_stays_below_100_kilobytes():
    many = tuple(SetAside(f"{place} {'x' * 5000}", "y" * 5000) for place in range(5000))
    text = summary(run_result(coverage=Coverage(5000, 0, unreadable=many), set_aside=many), ["z"] * 5000, OUT)
    assert len(text.encode()) < 100_000
    assert "and 4950 more" in text
