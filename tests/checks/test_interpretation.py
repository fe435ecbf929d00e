from datetime import date

import pytest
from pipeline import figure_in

from checks.extraction import find_mentions
from checks.interpretation import read_figures
from checks.languages.pack import load_pack
from checks.model import Article, Figure, Kind, Modifier, Role


def figures_of(text: str, language: str = "de", published: date | None = None) -> tuple[Figure, ...]:
    article, pack = Article("a", text, language, published=published), load_pack(language)
    return read_figures(find_mentions(article, pack), pack)


@pytest.mark.parametrize(
    ("language", "text", "modifier", "low", "high"),
    [
        ("de", "mehr als 30 Soldaten", Modifier.MORE_THAN, 30, None),
        ("de", "nicht viel mehr als 30 Soldaten", Modifier.ABOUT, 30, 30),
        ("de", "weniger als 30 Soldaten", Modifier.LESS_THAN, None, 30),
        ("de", "30 Soldaten", Modifier.EXACT, 30, 30),
        ("de", "zwischen 20 und 30 Soldaten", Modifier.RANGE, 20, 30),
        ("en", "at most 30 soldiers", Modifier.AT_MOST, None, 30),
        ("en", "30 or so soldiers", Modifier.ABOUT, 30, 30),
        ("en", "rose from 20 to 30 soldiers", Modifier.EXACT, 20, 20),
    ],
)
def test_the_words_around_bound_the_interval(language, text, modifier, low, high):
    figure = figures_of(text, language)[0]
    assert (figure.modifier, figure.interval.low, figure.interval.high) == (modifier, low, high)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Das Cern schrieb 2012 Wissenschaftsgeschichte.", Kind.YEAR),
        ("Es kamen 2013 Soldaten.", Kind.COUNT),
        ("Es kamen rund 2013 Helfer.", Kind.COUNT),
        ("Dort leben 2000 Menschen.", Kind.COUNT),
        ("Es dauerte von 1814 bis 1815.", Kind.YEAR),
        ("Er kam auf Platz drei.", Kind.IDENTIFIER),
        ("Das läuft auf ORF 2 heute.", Kind.IDENTIFIER),
        ("Er wohnt in 8013 Graz.", Kind.IDENTIFIER),
        ("Prinz William (32) kam.", Kind.AGE),
        ("Gegen Mexiko (2) verloren.", Kind.IDENTIFIER),
    ],
)
def test_the_neighbours_decide_the_kind(text, kind):
    assert figures_of(text)[0].kind is kind


def test_what_is_context_has_no_setting_and_no_measurand():
    (figure,) = figures_of("Er kam auf Platz 3 der Soldaten.")
    assert (figure.role, figure.measurand, figure.modifier) == (Role.CONTEXT, None, Modifier.EXACT)


def test_an_amount_without_currency_is_in_that_of_the_outlet_or_the_language():
    def unit(outlet: str | None, language: str, text: str) -> str | None:
        article, pack = Article("a", text, language, outlet=outlet), load_pack(language)
        (figure,) = read_figures(find_mentions(article, pack), pack)
        assert figure.kind is Kind.MONEY
        return figure.mention.unit

    assert unit(None, "de", "Es geht um Billionen.") == "EUR"
    assert unit("NZZ", "de", "Es geht um Billionen.") == "CHF"
    assert unit("BBC", "en", "They spent millions.") == "GBP"
    assert unit(None, "en", "They spent millions.") is None


def test_one_figure_for_each_mention_in_their_order():
    article, pack = Article("a", "Am 4.9.2025 kamen 30 Soldaten auf Platz 3.", "de"), load_pack("de")
    mentions = find_mentions(article, pack)
    assert [figure.mention.span for figure in read_figures(mentions, pack)] == [
        mention.span for mention in mentions
    ]


def test_what_lasts_stands_behind_an_amount_only_if_tied_to_it():
    def concept(text: str) -> str | None:
        return figure_in(text, "a.txt", language="en").figure.measurand

    assert concept("It is an eight-year, $200 million offer.") == "contract_terms"
    assert concept("It is an 8‑year, $ 200 million offer.") == "contract_terms"
    assert concept("After eight years, $200 million contracts are rare.") is None
    assert concept("It is a two-year, $20 million contract dispute.") is None
