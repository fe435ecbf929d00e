from datetime import date

import pytest
from babel.core import get_global
from babel.numbers import get_territory_currencies

from checks.currencies import CurrencyContext, currency_families
from checks.languages.pack import available_languages, load_pack
from checks.model import Article
from checks.units import currency_codes, dimension_of, multiple_of

LANGUAGES = available_languages()


def decided(text, unit, language="de", **given):
    return CurrencyContext(Article("a", text, language, **given), load_pack(language)).decide(unit)


@pytest.mark.parametrize(
    ("language", "text", "unit", "currency"),
    [
        # full names and codes elsewhere in the article
        ("de", "Es kostet 5 kanadische Dollar, also wenige Dollar.", "dollar", "CAD"),
        ("de", "Der Kurs des kanadischen Dollars fiel. Es kostet 5 Dollar.", "dollar", "CAD"),
        ("en", "It cost A$5 million. The 3 million dollars were lost.", "dollar", "AUD"),
        ("en", "New Zealand dollars are meant: $5.", "dollar", "NZD"),
        ("de", "Die Strafe beträgt 500 SEK. Die 200 Kronen zahlte er.", "crown", "SEK"),
        ("en", "It cost 500 Czech crowns; 20 crowns are left.", "crown", "CZK"),
        ("de", "In US-Dollar und in US-Dollar, einmal in A$, 3 Dollar.", "dollar", "USD"),
        ("en", "It earned $518 million; the shares fell to A$11.19.", "dollar", "USD"),
        ("en", "It earned 518 million dollars; the shares fell to A$11.19.", "dollar", "AUD"),
        # but not in a conversion
        ("en", "The deal is worth C$5 million ($3.6 million).", "dollar", "USD"),
        ("de", "Das sind 5 Millionen Dollar (6,9 Millionen kanadische Dollar).", "dollar", "USD"),
        ("en", "It cost $5 million (US$3.6 million) in Canada.", "dollar", "CAD"),
        ("en", "It cost $5 million (US$3.6 million).", "dollar", None),
        # countries of the text
        ("de", "Schweden zahlt 5 Milliarden Kronen. Die schwedische Regierung will das.", "crown", "SEK"),
        ("de", "In Norwegen und in Schweden kostet es 5 Kronen.", "crown", None),
        ("en", "The ministry of Egypt wants 5 pounds.", "currency_pound", "EGP"),
        ("en", "In New Zealand it costs $5.", "dollar", "NZD"),
        ("en", "Algeria spends 5 million dinars.", "dinar", "DZD"),
        ("de", "Taiwan bestellt für 5 Milliarden Dollar in Taiwan.", "dollar", "USD"),
        # their towns, states and institutions
        ("en", "The house in Melbourne went for $2 million.", "dollar", "AUD"),
        ("en", "Toronto's council wants $5 million.", "dollar", "CAD"),
        ("en", "Chicago, Texas and Melbourne pay $5 million.", "dollar", "USD"),
        ("de", "In Stockholm kostet es 5 Kronen.", "crown", "SEK"),
        # what news style means
        ("de", "Es kostet 5 Dollar.", "dollar", "USD"),
        ("en", "It costs 5 pounds.", "currency_pound", "GBP"),
        ("de", "Es kostet 5 Lira.", "lira", "TRY"),
        ("de", "Es kostet 5 Rupien.", "rupee", "INR"),
        ("de", "Es kostete 5 Mark.", "mark", "DEM"),
        ("de", "Es kostete 5 Schilling.", "shilling", "ATS"),
        ("en", "It costs 5 shillings.", "shilling", None),
        # or nothing
        ("de", "Es kostet 5 Kronen.", "crown", None),
        ("en", "It costs 5 pesos.", "peso", None),
        ("en", "It costs 5 francs.", "franc", None),
        ("en", "It costs 5 dinars.", "dinar", None),
        ("en", "It costs 5 rials.", "rial", None),
        # cents
        ("de", "Es kostet 5 Cent.", "cent", "EUR"),
        ("de", "Ein Barrel kostete 80 US-Dollar, 15 Cent mehr als am Vortag.", "cent", "USD"),
        ("en", "It costs 5 cents.", "cent", "USD"),
        ("en", "It costs 50 cents, or €1 for two.", "cent", "EUR"),
        ("en", "It costs A$3.20, up 5 cents.", "cent", "AUD"),
        ("en", "Profit fell 11 per cent to £63m (€102m), the dividend is 5 cents, €9 in all.", "cent", "EUR"),
    ],
)
def test_a_bare_name_is_decided_by_the_article(language, text, unit, currency):
    assert decided(text, unit, language) == currency


@pytest.mark.parametrize(
    ("given", "currency"),
    [
        ({"outlet": "The Sydney Morning Herald"}, "AUD"),
        ({"outlet": "Globe and Mail"}, "CAD"),
        ({"url": "https://www.example.com.au/a?b=.nz"}, "AUD"),
        ({"url": "http://example.co.nz:80"}, "NZD"),
        ({"url": "https://user:x@example.sg/"}, "SGD"),
        ({"url": "https://example.com/"}, "USD"),
        ({"url": "https://example.tv/"}, "USD"),
        ({"url": "https://[::1"}, "USD"),
        ({"url": "javascript:alert(1).au"}, "USD"),
        ({"outlet": "Heimatbote"}, "USD"),
    ],
)
def test_the_outlet_s_home_decides_where_the_text_does_not(given, currency):
    assert decided("It costs $5.", "dollar", "en", **given) == currency


def test_a_british_address_means_pounds_sterling():
    assert decided("It costs 5 pounds.", "currency_pound", "en", url="https://example.co.uk/") == "GBP"


def test_the_text_comes_before_the_outlet():
    text = "It costs C$5, or five dollars."
    assert decided(text, "dollar", "en", url="https://example.com.au/") == "CAD"


@pytest.mark.parametrize("unit", ["", "EUR", "kilometer", "pound", "USD/month", "mile/hour", "percent"])
def test_what_names_no_family_stays_as_it_is(unit):
    assert decided("Kanadische Dollar.", unit) == unit


def test_a_rate_keeps_what_stands_below_the_stroke():
    assert decided("Es kostet 5 Dollar.", "dollar/month") == "USD/month"
    assert decided("Es kostet 5 Kronen.", "crown/month") is None


def test_open_is_what_no_evidence_decides():
    context = CurrencyContext(Article("a", "Es kostet 5 Kronen und 3 Dollar.", "de"), load_pack("de"))
    assert [context.is_open(unit) for unit in ("crown", "crown/year", "dollar", "EUR")] == [
        True,
        True,
        False,
        False,
    ]


def test_an_article_without_bare_names_is_not_read():
    class Unreadable(str):
        __slots__ = ()

        def lower(self):
            raise AssertionError("the text was read")

    context = CurrencyContext(Article("a", Unreadable("Es kostet 5 Euro."), "de"), load_pack("de"))
    assert context.decide("EUR") == "EUR"
    with pytest.raises(AssertionError, match="the text was read"):
        context.decide("dollar")


def test_every_family_has_known_members_and_a_name_that_is_no_unit():
    families = currency_families()
    for name, family in families.items():
        assert family.members <= currency_codes() | set(families), name
        assert family.votes | set(family.default.values()) <= family.members, name
        assert not dimension_of(name), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_a_pack_name_known_families(language):
    words = load_pack(language)["currency_families"]
    assert {multiple_of(family)[0] for family in words.values()} <= set(currency_families())
    assert {"dollar", "$", "kr"} <= set(words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_currency_in_use_is_a_symbol_of_every_pack(language):
    in_use = {
        code
        for territory in get_global("territory_currencies")
        for code in get_territory_currencies(territory, date(2026, 1, 1), tender=True)
    }
    assert sorted(in_use - set(load_pack(language).symbols)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_member_of_a_family_has_a_full_name(language):
    named = {multiple_of(unit)[0] for unit in load_pack(language)["money"].values()}
    members = {code for family in currency_families().values() for code in family.members}
    assert sorted(members - named - set(currency_families())) == []
