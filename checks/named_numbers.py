"""
Numbers that are a name or a part of one: "Artikel 5", "Runde zwei", "Screens 3, 7 and 11", "Schalke 04".

What the word before says comes first, then a name that the pack lists, then how the number is written and
what stands around it. A word that is only sometimes followed by its number ("in court 3", but "in court 3
men") gives way to what is counted right behind.
"""

from collections.abc import Collection
from functools import lru_cache

import regex

from checks.counted import CountedNoun, counted_concept
from checks.languages.pack import Pack
from checks.lemmas import is_known_word, lemma_of
from checks.model import Interval, Kind, Mention
from checks.neighbourhood import Neighbourhood

_MOST_DIGITS_OF_A_NAME = 4  # behind a word with a capital: "iPhone 7"; initials may have more
_HIGHEST_WORD = 100  # behind a noun that is numbered, and in a range: "Runde zwei"
_LONGEST_INITIALS = 24  # characters, with the blank behind them
_LONGEST_GROUP = 30
_LONGEST_TITLE = 48
_LONGEST_NAME = 3  # words of a listed name: "round of 16"
_LABEL_AND_LINK = 2  # words between a label and the last of two names
_SHORTEST_OF_COMPOUND = 6  # letters of a label
_SHORTEST_NOUN = 3  # letters
_STEM = 3  # letters that a verb of another stem does not share with its form in the dictionary
_CLOSING = tuple("\"“”«»'’‘")
_OPENING = tuple("\"“”„«»'’‘‚")
_POSSESSIVE = ("'s", "’s")

NAME_BEFORE = regex.compile(
    r"(?r)(?:(?<![\p{L}\d])(?:\p{L}&)?\p{Lu}|\p{Lu}[\p{L}’'-]{1,30}|[IVX]{1,4}\.|\p{Ll}\p{Lu}[\p{L}]{1,30})(?=\s?\Z)"
)
"""The word with a capital, or the ordinal of a ruler, that ends right before a position."""

_WORD_BEFORE = regex.compile(r"(?r)(?<![\p{L}’'])[\p{L}’']{1,40}(?=\s\Z)")
_SMALL_WORDS = regex.compile(r"(?<![\p{L}’'-])\p{Ll}{3,}")
_VERSION = regex.compile(r"\d{1,2}[.,]\d")
_CAPITALS_BEFORE = regex.compile(r"(?r)(?<!\p{L})\p{Lu}{2,20}(?=\s\Z)")
_HOUSE_NUMBER = regex.compile(r"\d{1,4}\p{Ll}?,\s\Z")
_CASE_BEHIND = regex.compile(r"\s\p{Lu}\p{L}{0,4}\s\d{1,5}/\d\d(?!\d)")
_LETTER_BEFORE = regex.compile(r"(?<=\s)\p{Lu}\s\Z")
_LETTERS_BEFORE = 4  # characters, with blanks
_LETTERED = regex.compile(r"\d{1,4}\p{Lu}")
_HOUSE = regex.compile(r"\d{1,4}(?:\p{Lu}|[-–]\d{1,4})?")
_ROAD = regex.compile(r"\s(\p{Lu}\p{Ll}{2,12})\s\d")  # "450 Route 9W"
_CAPITAL_WORDS = regex.compile(
    r"(?:\s\p{Lu}[\p{L}’'.-]{1,20}|\s\d{1,3}\p{Ll}{2}){1,3}\s(\p{Lu}\p{L}{1,20})(?:\s(\p{Ll}{2,20}))?"
)
_GROUP_BEFORE = regex.compile(r"\p{Ll}\s(\p{Lu}\p{Ll}+)\s\p{Ll}{2,3}\s\Z")
_RESULT_NEXT = regex.compile(r",\s(?:\p{Lu}[\p{L}’'.-]{1,20}\s){1,3}\d{1,3}(?!\d)")
_LISTED_NAME = regex.compile(r"\s\p{Lu}[\p{L}’'-]{1,30}(?:\s\p{Lu}[\p{L}’'-]{1,30})?\s?[,;.(]")
_TITLE_WORD = r"(?:\p{Lu}[\p{L}’']*|\p{Ll}{1,3})"
_TITLE_BEFORE = regex.compile(rf"(?<!\w)[\"“‘'](?:\p{{Lu}}[\p{{L}}’']*\s(?:{_TITLE_WORD}\s){{0,4}})?\Z")
_TITLE_BEHIND = regex.compile(rf"(?:(?:\s{_TITLE_WORD}){{0,4}}\s\p{{Lu}}[\p{{L}}’']*)?[\"”’'](?!\w)")
_SHORT_QUOTATION = regex.compile(r"(?:\s[\p{L}’'-]{1,40}+){0,5}[\"“”«»](?!\w)(?:,?\s(\p{L}{1,40}))?")
_TITLE_ENDED = regex.compile(r"(?<!\w)[\"“”„«»'’‘‚](?:\p{Lu}\p{L}*\s){1,5}\Z")


def is_named(near: Neighbourhood, counted: CountedNoun | None) -> bool:
    """Return whether a number is (a part of) a name: "Platz drei", "ORF 2", "1) Porträt", "8010 Graz"."""
    if is_labelled(near, counted) or is_part_of_name(near) or _is_in_title(near, counted):
        return True
    if not near.mention.surface[:1].isdigit():
        return _has_capital_of_name(near, counted)
    if _is_version(near.mention) or _is_footnote(near.mention) or _is_case_number(near.mention):
        return True
    if is_house_number(near):
        return True
    if counted is None:
        return _is_bare_name(near)
    return _is_name_before_word(near, counted)


def _is_bare_name(near: Neighbourhood) -> bool:
    """Return whether digits that count nothing are a name or an entry: "ORF 2", "(12.", "badge 4029"."""
    if _is_of_a_group(near, None) or _is_marked_as_name(near.mention):
        return True
    return _stands_behind_name(near) or _stands_behind_noun(near)


def _is_name_before_word(near: Neighbourhood, counted: CountedNoun) -> bool:
    """Return whether the word behind digits is not counted by them: "8010 Graz", "the 73 bus"."""
    if _is_of_a_group(near, counted) or _is_postal_code(near, counted) or _is_of_initials(near, counted):
        return True
    if _LETTER_BEFORE.search(
        near.text, max(0, near.mention.span.start - _LETTERS_BEFORE), near.mention.span.start
    ):
        return True  # "die B 10 zwischen"
    if _is_before_singular(near, counted) or _is_before_name(near, counted) or _is_between_capitals(near):
        return True
    if counted.word.isupper():
        return _stands_behind_name(near)  # "Mercedes 300 SL"
    word, pack = near.word_after, near.pack
    may_be_verb = word in pack.numbers.articles if pack.grammar.capitalises_nouns else word.islower()
    return may_be_verb and not counts_behind(near, counted) and _stands_behind_name(near)


def is_label(near: Neighbourhood) -> bool:
    """Return whether the word before a number names things by their numbers: "Artikel", "Gleis", "lane"."""
    return _is_label_word(near.word_before, near.pack)


@lru_cache(maxsize=2000)
def _is_label_word(word: str, pack: Pack) -> bool:
    """Return whether a word is a label, or a compound of one of the longer ones: "Chargennummer"."""
    if word in pack.labels or not pack.grammar.joins_compounds:
        return word in pack.labels
    return any(word.endswith(label) for label in pack.labels if len(label) >= _SHORTEST_OF_COMPOUND)


def is_labelled(near: Neighbourhood, counted: CountedNoun | None) -> bool:
    """
    Return whether the word before makes a name of a number: "Artikel 5", "Runde zwei", "pages 3-5".

    Words for numbers behind any but a rank, and all numbers behind the nouns that may as well stand before
    a count, give way to what is counted right behind them: "in Runde zwei Tore", "at the station 30 men".
    Where few words have capitals it takes an article for that: "stage 3 patients", "the Screen 3 viewers".
    """
    meaning = near.pack["identifier_before"].get(near.word_before)
    is_digits = near.mention.surface[:1].isdigit()
    if meaning == "rank" or (meaning is not None and is_digits):
        return True
    if not is_label(near) or not (near.mention.surface.isdecimal() or _is_short(near.mention.value)):
        return False
    lead = near.before[-2:-1]
    if not near.pack.sets["numbering_stops"].isdisjoint(lead):
        return False
    grammar, determiners = near.pack.grammar, near.pack.sets["part_determiners"]
    is_led = determiners.isdisjoint(near.before[-3:-1]) and near.pack.sets["stops"].issuperset(lead)
    if not grammar.capitalises_nouns and (is_led or _previous_word(near)[:1].isupper()):
        return True
    return not counts_behind(near, counted)


def _is_short(value: Interval) -> bool:
    """Return whether a number, or a range, is whole and below a hundred: "Runde zwei", "pages 3-5"."""
    high = value.high
    return high is not None and high == high.to_integral_value() and high < _HIGHEST_WORD


def _previous_word(near: Neighbourhood) -> str:
    """Return the word of the sentence before a number as written, ``""`` if it is the first."""
    start = near.mention.span.start
    first = max(near.mention.sentence.start, start - _LONGEST_TITLE)
    word = _WORD_BEFORE.search(near.text, first, start)
    return "" if word is None else word.group()


def counts_behind(near: Neighbourhood, counted: CountedNoun | None) -> bool:
    """Return whether what a number counts begins right behind it: a noun with a capital, or a plural."""
    if counted is None or not _counts_next_word(near, counted):
        return False
    if near.pack.grammar.capitalises_nouns:
        endings = tuple(near.pack.sets["adjective_endings"])
        words, sets = set(counted.adjectives), near.pack.sets
        if not counted.word[0].isupper() or not words.isdisjoint(
            near.pack.numbers.articles | sets["subject_articles"]
        ):
            return False  # "in Spind 44 eine Pistole"
        return counted_concept(near, counted) is not None or all(word.endswith(endings) for word in words)
    if counted.lemma in near.pack.predicate_of:
        return False  # "round 3 starts"
    endings = tuple(ending for ending in near.pack.numbers.inflections if ending)
    has_ending = counted.is_inflected and counted.word.endswith(endings)  # "agencies", but not "finished"
    return has_ending or (counted_concept(near, counted) is not None and is_plural(near, counted))


def _counts_next_word(near: Neighbourhood, counted: CountedNoun | None) -> bool:
    """Return whether what a number counts begins right behind it, not in the genitive of a name before."""
    following, pack = near.word_after.lower(), near.pack
    is_link = following in pack.sets["stops"] or following in pack.sets["passed"]
    return counted is not None and not is_link and following not in pack.labels


def is_plural(near: Neighbourhood, counted: CountedNoun) -> bool:
    """Return whether a noun is in the plural: inflected, or one with no other form ("2025 troops")."""
    word = counted.word.lower()
    has_one_form = near.pack["lemmas"].get(word) == counted.lemma == word
    is_next = word == near.word_after.lower()
    return counted.is_inflected or (has_one_form and is_next and counted_concept(near, counted) is not None)


def is_part_of_name(near: Neighbourhood) -> bool:
    """
    Return whether a name that the pack lists has the number in it: "Bündnis 90", "1860 München".

    A name that begins with a small letter may as well be none: "the last eight", but "the last eight games".
    """
    names, surface = near.pack.sets["names_with_numbers"], near.mention.surface.lower()
    words, following = near.pack.name_words, near.word_after.lower()
    if surface not in words or (near.word_before not in words and following not in words):
        return False
    if f"{surface} {following}" in names:
        return True
    led = (*near.before[1 - _LONGEST_NAME :], surface)
    is_listed = any(" ".join(led[first:]) in names for first in range(len(led) - 1))
    return is_listed and (_previous_word(near)[:1].isupper() or not _is_before_word(near))


def _is_before_word(near: Neighbourhood) -> bool:
    """Return whether a word follows that ends no part of a sentence, as what is counted would."""
    return near.word_after != "" and near.word_after.lower() not in near.pack.sets["stops"]


# -- titles ----------------------------------------------------------------------------------------


def _is_in_title(near: Neighbourhood, counted: CountedNoun | None) -> bool:
    """
    Return whether a number stands in quotation marks that hold a title: 'the "Twelve Angry Men" star'.

    A title in English has capitals only. Where all nouns have them, a number word with one opens it, and no
    sentence, or digits before what is known as no count: „Drei Engel für Charlie“, „99 Luftballons“.
    """
    if ends_title(near):
        return True
    surface, pack = near.mention.surface, near.pack
    if surface[0].islower():
        return False
    start, end = near.mention.span.start, near.mention.span.end
    if pack.grammar.capitalises_nouns:
        is_quoted = near.text[start - 1 : start] in _OPENING
        title = _SHORT_QUOTATION.match(near.text, end) if is_quoted else None
        if title is None:
            return False
        is_title = surface.istitle() or (counted is not None and counted_concept(near, counted) is None)
        speaker = title.group(1)
        return is_title and (speaker is None or lemma_of(speaker, pack) not in pack.sets["speech"])
    closing = _TITLE_BEHIND.match(near.text, end, end + _LONGEST_TITLE)
    lead = max(0, start - _LONGEST_TITLE)
    opening = None if closing is None else _TITLE_BEFORE.search(near.text, lead, start)
    if opening is None or closing is None or _is_title_case(near):
        return False
    return surface.istitle() or len(opening.group()) + len(closing.group()) > len("''")


def ends_title(near: Neighbourhood) -> bool:
    """Return whether a number ends what stands in quotation marks with capitals: 'the "Halo 3" maker'."""
    start, end = near.mention.span.start, near.mention.span.end
    if near.text[end : end + 1] not in _CLOSING:
        return False
    return _TITLE_ENDED.search(near.text, max(0, start - _LONGEST_TITLE), start) is not None


def is_quoted_title(near: Neighbourhood) -> bool:
    """Return whether a duration or a measure is all that quotation marks hold: „37 Grad“, "60 Minutes"."""
    start, end = near.mention.span.start, near.mention.span.end
    return near.text[start - 1 : start] in _OPENING and near.text[end : end + 1] in _CLOSING


def is_capital_unit(near: Neighbourhood) -> bool:
    """
    Return whether a unit has a capital in the middle of a sentence: "in 12 Years a Slave", "rapper 50 Cent".

    That is enough for units of time; money must be a name that the pack lists.
    """
    if near.pack.grammar.capitalises_nouns:
        return False
    surface = near.mention.surface
    is_known = near.mention.kind is Kind.DURATION or surface.lower() in near.pack.sets["names_with_numbers"]
    return is_known and surface.rpartition(" ")[2].istitle() and not _is_title_case(near)


def _has_capital_of_name(near: Neighbourhood, counted: CountedNoun | None) -> bool:
    """
    Return whether a number word has a capital in the middle of a sentence: "Ocean's Eleven", "Formula One".

    Behind a capital it may begin a line of its own, and counts what follows: "By Jane Smith Two men died".
    """
    if near.pack.grammar.capitalises_nouns or not near.mention.surface.istitle():
        return False
    previous = _previous_word(near)
    is_owner = previous.endswith(_POSSESSIVE)
    if not previous or (previous[0].isupper() and not is_owner and counts_behind(near, counted)):
        return False
    return not _is_title_case(near)


def _is_title_case(near: Neighbourhood) -> bool:
    """Return whether a sentence is a headline of English: all but the small words have capitals."""
    sentence = near.mention.sentence
    return _has_title_case(near.text[sentence.start : sentence.end], near.pack)


@lru_cache(maxsize=64)
def _has_title_case(sentence: str, pack: Pack) -> bool:
    small = pack.sets["stops"] | pack.sets["passed"] | pack["before"].keys()
    return not any(word not in small for word in _SMALL_WORDS.findall(sentence))


# -- how it is written, and what stands around it --------------------------------------------------


def _is_version(mention: Mention) -> bool:
    """Return whether a short decimal follows a word in capitals: "CC BY 4.0"."""
    is_short_decimal = len(mention.surface) <= 4 and _VERSION.fullmatch(mention.surface) is not None
    return is_short_decimal and _stands_behind_capitals(mention)


def _is_footnote(mention: Mention) -> bool:
    """Return whether a number stands alone in square brackets: "1,134.[2] It fell"."""
    text, span = mention.article.text, mention.span
    return text[span.start - 1 : span.start] == "[" and text[span.end : span.end + 1] == "]"


def _is_case_number(mention: Mention) -> bool:
    """Return whether a number opens the number of a case: "2 BvR 859/15"."""
    return _CASE_BEHIND.match(mention.article.text, mention.span.end) is not None


def _is_marked_as_name(mention: Mention) -> bool:
    """Return whether brackets or points make a bare number an entry: "(12.", "66.)", "[3]", "1) Porträt"."""
    text, span = mention.article.text, mention.span
    before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 2]
    if before in ("(", "[") and after[:1] in (")", "]", "."):
        return True
    if after in (".)", ".,", "./", ".]", ".;"):
        return True
    return after[:1] == ")" and "(" not in text[max(0, span.start - 60) : span.start]


def _stands_behind_name(near: Neighbourhood) -> bool:
    """Return whether a bare small number directly follows a name inside a sentence ("ORF 2", "iPhone 7")."""
    mention, pack = near.mention, near.pack
    text, span = near.text, mention.span
    is_short = len(mention.surface) <= _MOST_DIGITS_OF_A_NAME
    if not (is_short or _is_of_initials(near)) or text[span.start - 1 : span.start] != " ":
        return False
    match = NAME_BEFORE.search(text, max(mention.sentence.start, span.start - 33), span.start)
    if match is None or (match.start() == mention.sentence.start and not _may_open(match.group(), near)):
        return False
    word = match.group()
    known = (pack["before"], pack.sets["sentence_starters"], pack.sets["stops"], pack["year_before"])
    return not any(word.lower() in words for words in known)


def _may_open(word: str, near: Neighbourhood) -> bool:
    """Return whether a capital word that opens a sentence is a name: "NATO 3.0", "Eagles 31, Cowboys 17"."""
    return word.isupper() or _RESULT_NEXT.match(near.text, near.mention.span.end) is not None


def _stands_behind_noun(near: Neighbourhood) -> bool:
    """
    Return whether ungrouped digits follow the singular of a noun: "at stand 22", "with badge 4029".

    Where nouns have capitals those tell it. Verbs look like nouns ("they number 43", "deaths hit 43"), so
    that what may stand before a count is listed or known as a predicate.
    """
    pack, word = near.pack, near.word_before
    if pack.grammar.capitalises_nouns or len(word) < _SHORTEST_NOUN or not near.mention.surface.isdecimal():
        return False
    is_lower = _previous_word(near).islower() or len(near.before) == 1
    if not is_lower or not word.isalpha() or word in pack.units:
        return False
    if word in pack.predicate_of or any(word in words for words in _before_counts(pack)):
        return False
    lead = near.before[-2:-1]  # of a noun, not of a verb: "at stand 22", but "estimates suggest 300"
    is_noun = not lead or (lead[0] in pack.sets["stops"] and lead[0] not in pack.sets["numbering_stops"])
    is_subject = near.word_after.lower() in pack.sets["plural_auxiliaries"]  # "in hospital 30 were treated"
    return is_noun and not is_subject and is_singular(word, pack)


@lru_cache(maxsize=8)
def _before_counts(pack: Pack) -> tuple[Collection[str], ...]:
    """Return the words that may stand before a count."""
    names = ("stops", "passed", "number_nouns", "count_leads", "others", "numbering_stops")
    return (pack["before"], pack["year_before"], pack["scale_nouns"], *(pack.sets[name] for name in names))


@lru_cache(maxsize=2000)
def is_singular(word: str, pack: Pack) -> bool:
    """
    Return whether a lower-case word has a plural of another form; of languages where nouns have no capitals.

    Nouns that count many in one form are listed with the lemmas: "crew", "police".
    """
    if pack.grammar.capitalises_nouns or not word.islower() or word in pack["lemmas"]:
        return False
    plurals = (f"{word}{ending}" for ending in pack.numbers.inflections if ending)
    return lemma_of(word, pack) == word and any(lemma_of(plural, pack) == word for plural in plurals)


def _is_before_singular(near: Neighbourhood, counted: CountedNoun) -> bool:
    """Return whether an article leads digits before a singular, which they tell apart: "the 73 bus"."""
    word, pack = near.word_after, near.pack
    if pack.grammar.capitalises_nouns or counted.word != word or not near.mention.surface.isdecimal():
        return False
    lead = near.word_before
    is_listed = pack["between"].get(lead, "").startswith("neighbours") or lead in pack.sets["amount_links"]
    if is_listed and len(near.before) > _LABEL_AND_LINK:
        lead = near.before[-1 - _LABEL_AND_LINK]  # "the 73 or 390 bus"
    is_led = lead in pack.sets["part_determiners"] and (near.mention.value.low or 0) > 1
    return is_led and word.islower() and is_singular(word, pack)


def _is_before_name(near: Neighbourhood, counted: CountedNoun) -> bool:
    """Return whether a name in a list stands behind its number: "12 Kelly, 21 Clark"."""
    word, pack = counted.word, near.pack
    if word != near.word_after or not word[0].isupper() or word[:2].isupper() or counted.is_inflected:
        return False
    is_list = _LISTED_NAME.match(near.text, near.mention.span.end) is not None
    return is_list and not pack.grammar.capitalises_nouns and word.lower() not in pack.country_of


def _is_between_capitals(near: Neighbourhood) -> bool:
    """Return whether digits stand between a name and a common noun with a capital: "in The 39 Steps"."""
    previous, word, pack = _previous_word(near), near.word_after, near.pack
    is_title = previous.istitle() and word.istitle() and len(near.before) > 1
    if not is_title or pack.grammar.capitalises_nouns or word.lower() in pack.country_of:
        return False
    return is_known_word(word.lower(), pack) and not _is_title_case(near)


def _is_of_initials(near: Neighbourhood, counted: CountedNoun | None = None) -> bool:
    """Return whether ungrouped digits belong to initials before them: "the FTSE 100 fell", "HRB 158244 B"."""
    if not near.mention.surface.isdecimal() or not _stands_behind_capitals(near.mention):
        return False
    if counted is None:
        return True
    # "fell", whose form of the dictionary begins otherwise; a plural begins alike ("agencies")
    is_verb = counted.word.islower() and not counted.word.startswith(counted.lemma[:_STEM])
    is_count = (counted.is_inflected and not is_verb) or counted_concept(near, counted) is not None
    return not is_count  # "it cost the BBC 100 jobs"


def _stands_behind_capitals(mention: Mention) -> bool:
    """Return whether the word directly before a mention is in capitals."""
    start = mention.span.start
    return _CAPITALS_BEFORE.search(mention.article.text, max(0, start - _LONGEST_INITIALS), start) is not None


def _is_postal_code(near: Neighbourhood, counted: CountedNoun) -> bool:
    """
    Return whether four or five ungrouped digits stand before a place ("in 8013 Graz").

    Round ones do behind a house number alone: "Kirchenplatz 3, 3100 St. Pölten".
    """
    surface, start = near.mention.surface, near.mention.span.start
    if len(surface) not in (4, 5) or not surface.isdecimal():
        return False
    is_next = near.word_after == counted.word and counted.word[0].isupper()
    if not is_next or counted.is_inflected or counted_concept(near, counted):
        return False
    if _HOUSE_NUMBER.search(near.text[max(0, start - 10) : start]) is not None:
        return True
    is_in = near.word_before in near.pack.sets["place_links"]
    return not surface.endswith("00") and (is_in or not is_known_word(counted.word, near.pack))


def _is_of_a_group(near: Neighbourhood, counted: CountedNoun | None) -> bool:
    """Return whether a number ends the name of a group with a capital: "the Group of 77 met"."""
    if counted is not None and counted_concept(near, counted) is not None:
        return False  # "the Group of 20 states"
    start = near.mention.span.start
    match = _GROUP_BEFORE.search(near.text, max(0, start - _LONGEST_GROUP), start)
    return match is not None and match.group(1).lower() in near.pack.sets["named_groups"]


def is_lettered(near: Neighbourhood) -> bool:
    """Return whether a capital letter behind digits is no unit: "seat 14C", "221C Baker Street"."""
    surface = near.mention.surface
    if not surface[-1].isupper() or _LETTERED.fullmatch(surface) is None:
        return False
    before, labels = near.before, near.pack.labels
    is_listed = len(before) > _LABEL_AND_LINK and before[-1 - _LABEL_AND_LINK] in labels  # "flats 3B and 3C"
    is_listed = is_listed and before[-1] in near.pack.sets["amount_links"]
    return is_listed or is_label(near) or is_house_number(near)


def is_house_number(near: Neighbourhood) -> bool:
    """Return whether a street with capitals follows a number: "10 Downing Street", but no shops of it."""
    mention, pack = near.mention, near.pack
    if _HOUSE.fullmatch(mention.surface) is None:
        return False
    road = _ROAD.match(near.text, mention.span.end)
    if road is not None and road.group(1).lower() in pack.sets["streets"]:
        return True
    match = _CAPITAL_WORDS.match(near.text, mention.span.end)
    if match is None or match.group(1).lower() not in pack.sets["streets"]:
        return False
    following = (match.group(2) or "").lower()
    lemma = lemma_of(following, pack) if following else ""
    is_plural = following in {f"{lemma}{ending}" for ending in pack.numbers.inflections if ending}
    return not is_plural or following in pack.sets["stops"]
