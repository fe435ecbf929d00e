import pytest

from checks import words
from checks.languages.pack import load_pack
from checks.lemmas import LONGEST_KEPT
from checks.words import Kept, names_of, words_of


def word(written, language="de"):
    (found,) = words_of(load_pack(language))[written].words
    return found


@pytest.mark.parametrize(
    ("written", "offsets", "texts"),
    [
        ("Soldaten", (0,), ["Soldaten"]),
        ("(NATO),", (0, 1, 5, 6), ["(", "NATO", ")", ","]),
        ("30.000", (0, 3), ["30", "000"]),
        ("„Haus“.", (1,), ["Haus"]),
        ("123456", (), []),
        ("", (), []),
    ],
)
def test_what_stands_between_two_blanks_is_cut_into_words_and_pauses(written, offsets, texts):
    found = words_of(load_pack("de"))[written]
    assert (found.offsets, [each.text for each in found.words]) == (offsets, texts)


@pytest.mark.parametrize(
    ("language", "written", "name", "name_in_front"),
    [
        ("de", "Kottingbrunn", "Kottingbrunn", "Kottingbrunn"),
        ("de", "SPÖ-Chef", "SPÖ", "SPÖ"),
        ("de", "Haus", "", ""),
        ("de", "Misstrauensabstimmung", "", ""),
        ("de", "Frankreich", "", ""),
        ("de", "gekauft", "", ""),
        ("en", "House", "house", ""),
        ("en", "Zelensky", "Zelensky", "Zelensky"),
        ("en", "Teixeira's", "Teixeira", "Teixeira"),
        ("en", "O’Neill’s", "O’Neill", "O’Neill"),
        ("en", "Tuesday", "", ""),
        ("en", "March", "", ""),
        ("de", "Strache's", "Strache", "Strache"),
    ],
)
def test_a_name_is_capitalised_and_not_in_the_dictionary(language, written, name, name_in_front):
    found = word(written, language)
    assert (found.name, found.name_in_front) == (name, name_in_front)


@pytest.mark.parametrize("written", ["Indonesia's", "Indonesia’s", "Indonesia"])
def test_a_country_is_named_by_its_possessive_too(written):
    assert word(written, "en").places == names_of(load_pack("en"))[written].names == ("ID",)


@pytest.mark.parametrize(("language", "written"), [("en", "Tuesday"), ("en", "March"), ("de", "Dienstag")])
def test_a_weekday_or_month_is_no_name_of_an_article(language, written):
    assert names_of(load_pack(language))[written].names == ()


@pytest.mark.parametrize("written", ["additional", "further", "mainly", "mostly", "other"])
def test_what_the_walk_to_a_noun_passes_is_no_term(written):
    assert word(written, "en").term == ""


@pytest.mark.parametrize(
    ("language", "written", "time"),
    [
        ("de", "Donnerstag", ("weekdays", 3)),
        ("de", "gestern", ("relative_days", -1)),
        ("de", "Vorjahr", ("relative_years", -1)),
        ("en", "March", ("months", 3)),
        ("en", "march", None),
        ("en", "last", None),
    ],
)
def test_the_time_a_word_names(language, written, time):
    assert word(written, language).time == time


def test_last_begins_the_name_of_a_year():
    assert word("last", "en").begins_year
    assert not word("past", "en").begins_year


@pytest.mark.parametrize(
    ("written", "term"), [("Soldaten", "soldat"), ("haben", ""), ("30.", ""), ("Uhr", "")]
)
def test_a_term_is_a_long_word_with_a_meaning_of_its_own(written, term):
    found = words_of(load_pack("de"))[written].words[0]
    assert found.term == term


def test_what_can_be_counted_names_no_matter():
    named = names_of(load_pack("de"))
    assert named["Soldaten"].names == ()
    assert named["Frankreichs"].names == ("FR",)


def test_a_word_that_may_have_its_capital_from_the_sentence_names_nothing_in_front_of_it():
    named = names_of(load_pack("de"))
    assert (named["Die"].names, named["Die"].names_in_front) == (("der",), ())
    assert named["Kottingbrunn"].names_in_front == ("Kottingbrunn",)


def test_a_word_is_looked_into_once():
    asked = []
    kept = Kept(lambda word: asked.append(word) or len(word))
    assert [kept["ab"], kept["ab"], kept["abc"]] == [2, 2, 3]
    assert asked == ["ab", "abc"]


def test_what_is_kept_is_bounded(monkeypatch):
    monkeypatch.setattr(words, "MOST_KEPT", 3)
    kept = Kept(len)
    for size in range(1, 8):
        assert kept["x" * size] == size
        assert len(kept) <= 3
    assert kept["x" * (LONGEST_KEPT + 1)] == LONGEST_KEPT + 1
    assert "x" * (LONGEST_KEPT + 1) not in kept
