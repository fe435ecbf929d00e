"""The table of what can be counted: checked when loaded, labelled in every language, named in every pack."""

from pathlib import Path

import pytest

from checks.comparison.scoring import COMPARATORS
from checks.extraction import find_mentions
from checks.languages.pack import Pack, available_languages, load_pack, pack_files, parse_pack
from checks.measurands import (
    INTERFACE_LANGUAGES,
    MalformedMeasurand,
    Measurand,
    OwnMeasurands,
    _measurand,
    load_measurands,
    read_own_measurands,
)
from checks.model import Article, Kind

HARVEST = """
[harvests]
kinds = ["count", "money"]
family = "harvests"
label = { de = "Ernten", en = "Harvests" }
unit = { de = "Ernten", en = "harvests" }
needs = ["predicate"]
nouns = { de = ["Ernte"], en = ["harvest", "grape  Gathering"] }
"""


def own(tmp_path: Path, text: str) -> OwnMeasurands:
    file = tmp_path / "own.toml"
    file.write_text(text, encoding="utf-8")
    return read_own_measurands(file)


def pack_with(added: OwnMeasurands, language: str) -> Pack:
    return parse_pack(language, pack_files(language), added)


# -- ours ------------------------------------------------------------------------------------------


def test_every_concept_has_nouns_in_every_pack_and_every_noun_a_concept():
    for code in available_languages():
        assert set(load_pack(code)["measurands"]) == set(load_measurands()), code


@pytest.mark.parametrize("language", available_languages())
def test_no_noun_names_two_concepts(language):
    nouns = [noun for nouns in load_pack(language)["measurands"].values() for noun in nouns]
    assert sorted(noun for noun in set(nouns) if nouns.count(noun) > 1) == []


def test_every_concept_has_a_label_in_every_language():
    for measurand in load_measurands().values():
        for language in INTERFACE_LANGUAGES:
            assert measurand.label.text(language)


def test_what_a_concept_needs_is_a_comparator():
    names = {name for name, _ in COMPARATORS}
    for measurand in load_measurands().values():
        assert measurand.needs <= names, measurand.name


@pytest.mark.parametrize("language", available_languages())
def test_the_predicate_of_a_concept_is_known_in_every_pack(language):
    predicates = {measurand.predicate for measurand in load_measurands().values()}
    assert predicates - {""} <= set(load_pack(language)["predicates"])


def test_inhabitants_count_one_concept():
    assert [m.name for m in load_measurands().values() if m.is_inhabitants] == ["people"]


COUNTED = {"kinds": ["count"], "family": "x", "label": {"de": "X", "en": "X"}, "unit": {"de": "X", "en": "X"}}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"label": None}, "x.label is missing"),
        ({"label": {"de": "X"}}, "x.label.en is missing"),
        ({"label": {"de": "X", "en": 1}}, "x.label.en is missing"),
        ({"unit": None}, "x.unit is missing"),
        ({"color": 1}, "x.color is unknown"),
        ({"kinds": ["colour"]}, "x.kinds must be some of count, money, percent"),
        ({"kinds": []}, "x.kinds must be some of"),
        ({"kinds": "count"}, "x.kinds must be a list of texts"),
        ({"needs": [1]}, "x.needs must be a list of texts"),
        ({"family": 1}, "x.family must be a text"),
        ({"is_owned": "yes"}, "x.is_owned must be true or false"),
    ],
)
def test_a_malformed_entry_is_named(change, said):
    entry = {key: value for key, value in {**COUNTED, **change}.items() if value is not None}
    with pytest.raises(MalformedMeasurand, match=f"^file: {said}"):
        _measurand("file", "x", entry)


# -- a newsroom's own ------------------------------------------------------------------------------


def test_a_new_concept_has_the_shape_of_ours_and_its_nouns_in_lower_case(tmp_path):
    added = own(tmp_path, HARVEST)
    harvests = added.measurands["harvests"]
    assert isinstance(harvests, Measurand)
    assert harvests.kinds == {Kind.COUNT, Kind.MONEY}
    assert (harvests.label.text("de"), harvests.unit.text("en")) == ("Ernten", "harvests")
    assert added.nouns == {
        "de": {"harvests": ("ernte",)},
        "en": {"harvests": ("harvest", "grape gathering")},
    }


def test_the_nouns_of_a_new_concept_name_it_in_both_packs(tmp_path):
    added = own(tmp_path, HARVEST)
    german, english = (pack_with(added, code) for code in ("de", "en"))
    assert german.concept_of["ernte"] == english.concept_of["grape gathering"] == "harvests"
    assert "harvest" not in german.concept_of
    assert "ernte" not in load_pack("de").concept_of


def test_more_nouns_for_a_concept_of_ours_join_those_it_has(tmp_path):
    pack = pack_with(own(tmp_path, '[troops]\nnouns = { de = ["Landser"] }'), "de")
    assert pack.concept_of["landser"] == pack.concept_of["soldat"] == "troops"


def test_a_noun_of_ours_can_be_given_to_another_concept(tmp_path):
    pack = pack_with(own(tmp_path, HARVEST.replace('"Ernte"', '"Ernte", "Soldat"')), "de")
    assert pack.concept_of["soldat"] == "harvests"
    assert "soldat" not in pack["measurands"]["troops"]


def test_a_noun_counts_as_it_is_written_though_no_dictionary_lists_it(tmp_path):
    pack = pack_with(own(tmp_path, HARVEST.replace('"Ernte"', '"Xylen"')), "de")
    assert pack["lemmas"]["xylen"] == "Xylen"


def test_one_before_a_new_english_noun_is_a_number(tmp_path):
    pack = pack_with(own(tmp_path, HARVEST.replace('"harvest"', '"gnome"')), "en")
    article = Article("a", "Only one gnome was lost.", "en")
    assert [mention.surface for mention in find_mentions(article, pack)] == ["one"]
    assert find_mentions(article, load_pack("en")) == ()


def test_a_longest_noun_of_theirs_is_reached(tmp_path):
    noun = "Donaudampfschifffahrtsgesellschaftskapitän"
    pack = pack_with(own(tmp_path, HARVEST.replace('"Ernte"', f'"{noun}"')), "de")
    assert pack.longest_concept == len(noun)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[harvests", "no TOML"),
        ("harvests = 1", "harvests is no table"),
        (HARVEST.replace("nouns", "noun"), "harvests.nouns is missing"),
        (HARVEST.replace('["Ernte"]', "[]"), "harvests.nouns.de must be a list of nouns"),
        (HARVEST.replace('["Ernte"]', '"Ernte"'), "harvests.nouns.de must be a list of nouns"),
        (HARVEST.replace('"Ernte"', '""'), "harvests.nouns.de must be a list of nouns"),
        (HARVEST.replace('"Ernte"', f'"{"x" * 61}"'), "harvests.nouns.de must be a list of nouns"),
        (HARVEST.replace("family", "famly"), "harvests.famly is unknown"),
        (HARVEST.replace('"count", ', '"counts", '), "harvests.kinds must be some of"),
        (HARVEST + 'predicate_of = ["elves"]', "harvests.predicate_of: there is no concept 'elves'"),
        ('[troops]\nnouns = { de = ["a"] }\nfamily = "x"', "troops.family: troops is one of our concepts"),
        ("[troops]\nnouns = {}", "troops.nouns is missing"),
        (HARVEST + '[troops]\nnouns = { de = ["ernte"] }', "troops.nouns.de: 'ernte' names harvests too"),
    ],
)
def test_a_mistake_in_a_file_is_named_with_file_entry_and_key(tmp_path, text, said):
    with pytest.raises(MalformedMeasurand) as raised:
        own(tmp_path, text)
    assert str(raised.value).startswith(f"{tmp_path / 'own.toml'}: {said}")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (HARVEST.replace("de = [", "xx = ["), "harvests.nouns.xx: there is no such language"),
        (
            HARVEST.replace('"Ernte"', '"große Ernte"'),
            "harvests.nouns.de: 'große ernte' is more than one word",
        ),
        (HARVEST + 'predicate = "sing"', "harvests.predicate: 'sing' is unknown"),
    ],
)
def test_a_mistake_that_only_a_pack_shows_is_named_as_well(tmp_path, text, said):
    added = own(tmp_path, text)
    with pytest.raises(MalformedMeasurand) as raised:
        pack_with(added, "de")
    assert str(raised.value) == f"{tmp_path / 'own.toml'}: {said}"


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    with pytest.raises(MalformedMeasurand, match=r"nowhere\.toml: cannot be read: No such file"):
        read_own_measurands(tmp_path / "nowhere.toml")
    (tmp_path / "own.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(MalformedMeasurand, match=r"own\.toml: no TOML"):
        read_own_measurands(tmp_path / "own.toml")
