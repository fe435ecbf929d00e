import pytest

from checks.languages.pack import load_pack
from checks.sentences import LONGEST, Sentences


def sentences_of(text: str, language: str) -> list[str]:
    sentences = Sentences(text, load_pack(language))
    spans = {sentences.at(position) for position in range(len(text))}
    return [text[span.start : span.end] for span in sorted(spans) if span.start < span.end]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("de", "Es sind 12. Die Polizei kam.", ["Es sind 12.", "Die Polizei kam."]),
        ("de", "In der 3. Linie war Ruhe.", ["In der 3. Linie war Ruhe."]),
        ("de", "Rund 3 Mio. Euro bzw. mehr. Ende.", ["Rund 3 Mio. Euro bzw. mehr.", "Ende."]),
        ("de", "Titel\nErster Satz. Und dann?", ["Titel", "Erster Satz.", "Und dann?"]),
        (
            "de",
            "Laut Art. 5 gilt das. Die Tel. Nr. 3 hilft.",
            ["Laut Art. 5 gilt das.", "Die Tel. Nr. 3 hilft."],
        ),
        ("en", "Mr. Smith came. He left.", ["Mr. Smith came.", "He left."]),
        ("en", "It was 12. The police came.", ["It was 12.", "The police came."]),
        ("en", "The U.S. forces left!", ["The U.S. forces left!"]),
        ("en", "", []),
    ],
)
def test_sentences_end_where_a_reader_sees_it(language, text, wanted):
    assert sentences_of(text, language) == wanted


def test_a_line_that_ends_like_no_sentence_is_none_before_the_next():
    sentences = Sentences("Sieg in Frankreich\nZwei kam.", load_pack("de"))
    assert sentences.before(sentences.at(len("Sieg in Frankreich\n"))) is None


def test_no_blank_line_stands_between_a_sentence_and_the_one_before():
    text = "Eins kam. Zwei kam.\nDrei kam.\n\nVier kam."
    sentences = Sentences(text, load_pack("de"))
    first, second, third, fourth = (sentences.at(text.index(word)) for word in text.split()[::2])
    before = [sentences.before(sentence) for sentence in (first, second, third, fourth)]
    assert before == [None, first, second, None]


def test_what_goes_on_without_an_end_is_cut_between_words():
    text = "30 Soldaten " * 1000
    sentences = Sentences(text, load_pack("de"))
    around = sentences.at(6000)
    assert around.end - around.start <= LONGEST
    assert set(text[around.start : around.end].split()) == {"30", "Soldaten"}
