from dataclasses import asdict

import pytest

from checks.extraction import find_mentions
from checks.interpretation import read_figures
from checks.languages.pack import (
    SETS,
    TABLES,
    Grammar,
    MalformedPack,
    Pack,
    UnitWord,
    available_languages,
    load_pack,
    pack_files,
    parse_pack,
)
from checks.measurands import load_measurands
from checks.model import Article, Kind

LANGUAGES = available_languages()


def test_german_and_english_are_there():
    assert LANGUAGES == ("de", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pack_has_every_table_and_set(language):
    pack = load_pack(language)
    assert set(pack.tables) == set(TABLES)
    assert set(pack.sets) == set(SETS)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda text: text.replace("[tens]", "[dozens]"), "unknown table 'dozens'"),
        (lambda text: text.replace("[relative_years]", "[years]"), "unknown table 'years'"),
        (lambda text: text.replace("zwei = 2", 'zwei = "2"'), r"cardinals\.zwei: a int is needed"),
        (lambda text: text.replace("zwei = 2", "Zwei = 2"), r"cardinals\.Zwei: words are lower case"),
        (lambda text: text.replace("stops = [", "halts = ["), r"sets\.halts is unknown"),
        (lambda text: text.replace('decimal = ","', ""), "table 'numbers' needs exactly"),
        (lambda text: text.replace("[grammar]", "[grammars]"), "table 'grammar' needs exactly"),
        (
            lambda text: text.replace("article_is_one = ", "one_is_article = "),
            "table 'grammar' needs exactly",
        ),
        (
            lambda text: text.replace("article_is_one = true", "article_is_one = 1"),
            r"grammar\.article_is_one: true or false is needed",
        ),
        (lambda text: text.replace('name = "Deutsch"', ""), "'name'"),
        (lambda text: text + "[", r"languages/de/.*\.toml"),
        (lambda text: text.replace("[rates]", "[months]").replace("next", "1"), "stands in another file"),
    ],
)
def test_a_malformed_pack_names_folder_and_key(change, message):
    files = {name: change(text) for name, text in pack_files("de").items()}
    with pytest.raises(MalformedPack, match=message) as raised:
        parse_pack("de", files)
    assert "languages/de" in str(raised.value)


def test_every_word_that_ends_in_a_point_is_an_abbreviation():
    pack = load_pack("de")
    assert {"art.", "tel.", "bio.", "bzw.", "z.b."} <= pack.sets["abbreviations"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_packs_name_known_concepts_only(language):
    pack = load_pack(language)
    known = set(load_measurands())
    assert set(pack["measurands"]) == known
    assert set(pack["measurand_adjectives"].values()) <= known


@pytest.mark.parametrize("table", ["predicates", "measurands"])
def test_classes_are_the_same_in_every_language(table):
    assert {frozenset(load_pack(language)[table]) for language in LANGUAGES} == {
        frozenset(load_pack("de")[table])
    }


@pytest.mark.parametrize("table", ["scopes", "statuses", "before"])
def test_values_that_others_compare_are_known_in_german(table):
    assert set(load_pack("en")[table].values()) <= set(load_pack("de")[table].values())


def test_a_difference_of_percentages_has_its_own_kind():
    pack = load_pack("en")
    assert pack.units["percentage points"] == UnitWord("percentage_point", Kind.PERCENTAGE_POINTS)
    assert pack.units["percent"] == UnitWord("percent", Kind.PERCENT)


# -- the switches of the grammar ---------------------------------------------------------------------


def with_switch_turned(language: str, switch: str) -> Pack:
    files = pack_files(language)
    is_on = asdict(load_pack(language).grammar)[switch]
    old, new = (f"{switch} = {str(value).lower()}" for value in (is_on, not is_on))
    assert old in files["grammar.toml"]
    return parse_pack(language, {**files, "grammar.toml": files["grammar.toml"].replace(old, new)})


def said_in(text: str, pack: Pack) -> str:
    figures = read_figures(find_mentions(Article("example", text, pack.code), pack), pack)
    said = [(f.mention.surface, f.role.value, f.counted, f.measurand) for f in figures]
    return "; ".join(" ".join(filter(None, parts)) for parts in said)


ALONE = [
    ("de", "capitalises_nouns", "40 neue Soldaten", "40 figure Soldat troops", "40 figure"),
    ("de", "joins_compounds", "40 Bergsoldaten", "40 figure Bergsoldat troops", "40 figure Bergsoldat"),
    ("en", "joins_compounds", "40 gunboats", "40 figure gunboat", "40 figure gunboat ships"),
    ("de", "counts_behind_hyphen", "Ein 30-Zebra-Zirkus", "30-Zebra context", "30 figure Zebra"),
    ("en", "counts_behind_hyphen", "A 30-homer season", "30 figure homer", "30-homer context"),
    ("de", "article_is_one", "Es dauert einen Monat", "einen Monat figure", "einen Monat context"),
    ("en", "article_is_one", "It lasts a month", "a month context", "a month figure"),
    ("en", "article_is_one", "They lost one soldier", "one figure soldier troops", ""),
    ("de", "unit_follows_part", "Die Milliarde Euro fehlt", "Milliarde Euro figure", ""),
    ("en", "unit_follows_part", "The billion dollars is gone", "", "billion dollars figure"),
    ("de", "half_is_adjective", "Er hat ein halbes Haus", "ein halbes figure Haus", ""),
    ("en", "half_is_adjective", "It was a half truth", "", "a half figure truth"),
    ("de", "fraction_is_ordinal", "Er wurde Drittel", "", "Drittel context"),
    ("en", "fraction_is_ordinal", "She came third", "third context", ""),
    ("de", "capitalises_scales", "Das Bild hat 4K", "4K context", "4K figure"),
    ("en", "capitalises_scales", "They sold 4K units", "4K figure unit", "4K context"),
    ("en", "inhabitants_are_plural", "40 Afghans", "40 figure afghans people", "40 figure afghan"),
]
"""Language, switch, text, what the text says, and what it would say if that switch alone were turned."""


@pytest.mark.parametrize(("language", "switch", "text", "now", "turned"), ALONE)
def test_each_switch_of_the_grammar_stands_alone(language, switch, text, now, turned):
    assert said_in(text, load_pack(language)) == now
    assert said_in(text, with_switch_turned(language, switch)) == turned


def test_every_switch_of_the_grammar_is_shown():
    assert {switch for _, switch, *_ in ALONE} == set(Grammar.__dataclass_fields__)
