"""Rival claims: what two named sources say of one year, whatever events their articles tell of."""

from datetime import date

import pytest
from pipeline import figure_in, judged, quantities_of

from checks.comparison.rivals import is_one_source
from checks.comparison.run_context import run_context
from checks.interchange import figure_row, quantity_from_row
from checks.model import NO_CLAIM, Verdict

WIFO = "Im Vorjahr hat Österreich 900 Millionen Euro für Flüchtlinge ausgegeben, sagt das Wifo."
MINISTRY = "Laut Finanzministerium lagen Österreichs Flüchtlingskosten 2015 bei 757 Millionen Euro."
JANUARY, APRIL = date(2016, 1, 8), date(2016, 4, 27)


def found_in(*articles: tuple[str, date]) -> list[tuple[Verdict, str]]:
    """Return verdict and cause of what is found in articles that share no name but those of the sentence."""
    texts = [quantities_of(text, f"{n}.txt", published=day) for n, (text, day) in enumerate(articles)]
    return [(d.verdict, d.cause) for d in judged(q for qs in texts for q in qs)[0]]


def test_two_sources_on_one_year_and_matter_contradict_each_other_in_unlike_articles():
    assert found_in((WIFO, JANUARY), (MINISTRY, APRIL)) == [(Verdict.CONTRADICTION, "sources")]
    assert found_in((MINISTRY, APRIL), (WIFO, JANUARY)) == [(Verdict.CONTRADICTION, "sources")]


def rivals_in(*articles: tuple[str, date]) -> frozenset[tuple[str, str]]:
    """Return the pairs of rival claims in articles."""
    texts = [quantities_of(text, f"{n}.txt", published=day) for n, (text, day) in enumerate(articles)]
    return run_context([q for qs in texts for q in qs]).rivals


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (MINISTRY.replace("2015", "2014"), APRIL),
        (MINISTRY.replace("Flüchtlingskosten", "Pensionskosten"), APRIL),
        (MINISTRY.replace("Laut Finanzministerium", "Angeblich"), APRIL),
        (MINISTRY.replace("Laut Finanzministerium", "Laut Wifo"), APRIL),
        (MINISTRY.replace("757 Millionen", "75 Millionen"), APRIL),  # too far apart for one thing
        (MINISTRY.replace("757 Millionen", "910 Millionen"), APRIL),  # they agree
        (MINISTRY.replace("Österreichs", "Deutschlands"), APRIL),
        (MINISTRY.replace("Österreichs", "Oberösterreichs"), APRIL),
        (MINISTRY.replace("757 Millionen Euro", "insgesamt 757 Millionen Euro"), APRIL),
        (MINISTRY, date(2015, 11, 2)),  # what was forecast, against what came of it
        (MINISTRY, date(2016, 8, 30)),  # half a year later
    ],
)
def test_what_differs_in_year_matter_source_place_or_stage_is_no_rival(text, day):
    assert not rivals_in((WIFO, JANUARY), (text, day))


def test_of_two_values_of_one_source_none_is_set_against_another():
    both = (
        f"{MINISTRY} Laut Finanzministerium lagen Österreichs Flüchtlingskosten 2015 bei 720 Millionen Euro."
    )
    assert not rivals_in((WIFO, JANUARY), (both, APRIL))


def test_a_finding_names_both_sources():
    texts = [
        quantities_of(text, name, published=day)
        for text, name, day in ((WIFO, "a", JANUARY), (MINISTRY, "b", APRIL))
    ]
    (found,) = judged(q for qs in texts for q in qs)[0]
    assert found.reason.text("de") == (
        "Finanzministerium und Wifo nennen für „Kosten (Flüchtlinge)“ (2015) verschiedene Werte: "
        "757 Millionen Euro und 900 Millionen Euro."
    )


def test_a_claim_survives_the_json_and_an_absent_one_too():
    for text in (WIFO, "Es kamen 30 Soldaten."):
        quantity = figure_in(text, "a.txt", published=JANUARY)
        again = quantity_from_row(figure_row(quantity))
        assert again.figure.setting.claim == quantity.figure.setting.claim
    assert quantity.figure.setting.claim == NO_CLAIM


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Wifo", "wifo", True),
        ("Regierung", "Bundesregierung", True),
        ("Wifo", "IHS", False),
        ("UN", "UNHCR", False),
    ],
)
def test_a_name_inside_another_may_be_the_same_source(one, other, expected):
    assert is_one_source(one, other) is is_one_source(other, one) is expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Laut Wifo wuchs Österreichs Wirtschaft 2015 um 0,9 Prozent.",
            "Österreichs Wirtschaft wächst 2016 um 1,4 Prozent.",
        ),
        (
            "Österreichs Wirtschaft wuchs 2016 um 0,6 Prozent im Quartal.",
            "Österreichs Wirtschaft wuchs 2016 um 1,4 Prozent.",
        ),
        (
            "Für die Flüchtlinge gibt Österreich 420 Millionen Euro aus.",
            "Für die Schulen gibt Österreich 380 Millionen Euro aus.",
        ),
    ],
)
def test_other_years_parts_and_matters_are_other_quantities(one, other):
    assert all(verdict is Verdict.AGREEMENT for verdict, _ in found_in((one, APRIL), (other, APRIL)))


def test_counts_of_which_another_thing_is_said_are_no_rivals():
    made = "Laut Innenministerium gab es 2015 in Österreich 88.900 Asylanträge."
    granted = "Laut Caritas wurden 2015 in Österreich 51.000 Asylanträge bewilligt."
    counted = "Laut Caritas gab es 2015 in Österreich 91.300 Asylanträge."
    assert not rivals_in((made, JANUARY), (granted, JANUARY))
    assert rivals_in((made, JANUARY), (counted, JANUARY))
