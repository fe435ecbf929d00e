import pytest

from checks.languages.pack import (
    SETS,
    TABLES,
    MalformedPack,
    UnitWord,
    available_languages,
    load_pack,
    pack_files,
    parse_pack,
)
from checks.measurands import load_measurands
from checks.model import Kind

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
