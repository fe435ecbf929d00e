import pytest

from checks.languages.pack import load_pack
from checks.lemmas import is_compound, is_known_word, lemma_of


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


@pytest.mark.parametrize(
    ("word", "compound"),
    [
        ("Machtwechsel", True),
        ("Landtagssitz", True),
        ("Kottingbrunn", False),
        ("Haus", False),
        ("Macht" * 20 + "wechsel", False),
    ],
)
def test_two_words_of_the_dictionary_make_a_compound(word, compound):
    assert is_compound(word, load_pack("de")) == compound


def test_a_word_too_long_to_keep_has_a_lemma_all_the_same():
    word = "Donau" * 20 + "soldaten"
    assert lemma_of(word, load_pack("de")).lower().startswith("donau" * 20)
    assert not is_known_word(word, load_pack("de"))
