"""The table of what can be counted: checked when loaded, labelled in every language, named in every pack."""

import pytest

from checks.comparison.grouping import COMPARATORS
from checks.languages.pack import available_languages, load_pack
from checks.measurands import INTERFACE_LANGUAGES, MalformedMeasurand, _measurand, load_measurands


def test_every_concept_has_nouns_in_every_pack_and_every_noun_a_concept():
    for code in available_languages():
        assert set(load_pack(code)["measurands"]) == set(load_measurands()), code


def test_every_concept_has_a_label_in_every_language():
    for measurand in load_measurands().values():
        for language in INTERFACE_LANGUAGES:
            assert measurand.label.text(language)


def test_what_a_concept_needs_is_a_comparator():
    names = {name for name, _ in COMPARATORS}
    for measurand in load_measurands().values():
        assert measurand.needs <= names, measurand.name


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({"kinds": ["count"], "family": "x"}, "x.label is missing"),
        ({"kinds": ["count"], "family": "x", "label": {"de": "X"}}, "x.label.en is missing"),
        (
            {"kinds": ["count"], "family": "x", "label": {"de": "X", "en": "X"}, "color": 1},
            "x.color is unknown",
        ),
    ],
)
def test_a_malformed_entry_is_named(entry, said):
    with pytest.raises(MalformedMeasurand, match=said):
        _measurand("x", entry)
