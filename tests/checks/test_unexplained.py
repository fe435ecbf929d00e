"""Bare numbers among names: what keeps one a figure, and what makes a name of it."""

from datetime import date

import pytest

from checks.exchange_rates import load_rates
from checks.languages.pack import load_pack
from checks.model import Article, Role
from checks.quantities import read_quantities


def told(text: str, language: str) -> list[str]:
    """Return the numbers of a text that are figures, as written."""
    quantities = read_quantities(
        Article("a", text, language),
        load_pack(language),
        currency="EUR",
        as_of=date(2025, 9, 4),
        rates=load_rates(),
    )
    return [q.figure.mention.surface for q in quantities if q.figure.role is Role.FIGURE]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Call Crimestoppers on 0800 555 111, quoting incident 317 of 19 October."),
        ("en", "Hamilton kept the number 44, while Antonelli took 12."),
        ("en", "Limerick led 0-14 to 1-9 at the break."),
        ("de", "Der Notruf 0800 555 111 gilt, Stichwort lautet 317."),
        ("de", "Platz 1 ging an Wien, Graz bekam zwei."),
    ],
)
def test_a_bare_number_among_names_is_one(language, text):
    assert told(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "figures"),
    [
        ("en", "In Room 12 they counted 317.", []),
        ("en", "They counted 317.", ["317"]),  # no name in its sentence
        (
            "en",
            "In Room 12 they counted 30 men and 317 more.",
            ["30", "317"],
        ),  # "more", and a count beside it
        ("en", "In Room 12 they counted 30 men. Later it was 31.", ["30", "31"]),
        ("en", "In Room 12 at least 317 spoke.", ["317"]),  # a bound
        ("en", "In Room 12 it was 1,317.", ["1,317"]),  # a sign between the thousands
        ("en", "In Room 12 two of them spoke.", ["two"]),  # a part
        ("en", "In Room 12 three died.", ["three"]),  # deaths, by the predicate
        ("de", "In Zimmer 12 sprachen zwei der Zeugen.", ["zwei"]),
        ("de", "In Zimmer 12 waren es rund 30.", ["30"]),
        ("de", "In Zimmer 12 sind drei gestorben.", ["drei"]),
        ("de", "Laut Artikel 4 kamen 30 Soldaten, in Graz waren es 12.", ["30", "12"]),
    ],
)
def test_what_tells_of_a_bare_number_keeps_it_a_figure(language, text, figures):
    assert told(text, language) == figures
