import pytest

from checks.languages.pack import load_pack
from checks.territories import territory_of


@pytest.mark.parametrize(
    ("language", "word", "code"),
    [
        ("de", "Ukraine", "UA"),
        ("de", "ukrainischen", "UA"),
        ("de", "Frankreichs", "FR"),
        ("de", "US-Waffen", "US"),
        ("de", "EU", "EU"),
        ("en", "France", "FR"),
        ("en", "French", "FR"),
        ("en", "EU", "EU"),
        ("en", "British", "GB"),
        ("de", "Haus", None),
        ("de", "uns", None),
        ("en", "us", None),
        ("en", "house", None),
    ],
)
def test_the_country_a_word_names(language, word, code):
    assert territory_of(word, load_pack(language)) == code
