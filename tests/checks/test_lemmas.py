import pytest

from checks.languages.pack import load_pack
from checks.lemmas import is_known_word, lemma_of


@pytest.mark.parametrize(
    ("language", "word", "lemma"),
    [
        ("de", "Soldaten", "Soldat"),
        ("de", "NATO-Truppen", "NATO-Truppe"),
        ("de", "Länder", "Land"),
        ("de", "Beschlüsse", "Beschluss"),
        ("de", "Landtagssitze", "Landtagssitz"),
        ("en", "soldiers", "soldier"),
        ("en", "lives", "life"),
        ("en", "people", "people"),
        ("en", "countries", "country"),
    ],
)
def test_the_dictionary_form(language, word, lemma):
    assert lemma_of(word, load_pack(language)) == lemma


def test_names_are_no_known_words():
    assert is_known_word("Haus", load_pack("de"))
    assert not is_known_word("Kottingbrunnfelden", load_pack("de"))
