import pytest
from babel import Locale

from checks.languages.pack import available_languages, load_pack
from checks.territories import is_country_name, territories_of


@pytest.mark.parametrize(
    ("language", "word", "codes"),
    [
        ("de", "Ukraine", ("UA",)),
        ("de", "ukrainischen", ("UA",)),
        ("de", "Frankreichs", ("FR",)),
        ("de", "US-Waffen", ("US",)),
        ("de", "EU", ("EU",)),
        ("en", "France", ("FR",)),
        ("en", "French", ("FR",)),
        ("en", "EU", ("EU",)),
        ("en", "British", ("GB",)),
        ("de", "französisch-britisches", ("FR", "GB")),
        ("de", "Haus", ()),
        ("de", "uns", ()),
        ("de", "Syrerinnen", ("SY",)),
        ("de", "Tschechen", ("CZ",)),
        ("de", "ghanaischer", ("GH",)),
        ("de", "Ausländer", ()),
        ("de", "Paletten", ()),
        ("en", "Slovaks", ("SK",)),
        ("en", "Zambian", ("ZM",)),
        ("en", "Martians", ()),
        ("en", "us", ()),
        ("en", "house", ()),
    ],
)
def test_the_countries_a_word_names(language, word, codes):
    assert territories_of(word, load_pack(language)) == codes


def test_only_a_country_s_own_name_may_be_a_person_s():
    assert is_country_name("Jordan", load_pack("en"))
    assert not is_country_name("French", load_pack("en"))


@pytest.mark.parametrize("language", available_languages())
def test_every_code_is_that_of_a_territory(language):
    assert set(load_pack(language).country_of.values()) <= set(Locale("en").territories)
