"""
The shape of a language pack, checked when it is loaded.

A pack is a folder of TOML files, one for each topic; the rules that use the words are the same for every
language and live in ``numerals``, ``extraction`` and ``interpretation``. Which table stands in which file is
for the reader's convenience: the tables of all files make one pack. What can be derived from the tables is
derived here (the dictionary of all units), never typed beside them. What sets the rules of one language
apart and is no word is a switch of ``Grammar``, one for each fact, so that a rule asks for the fact it needs
and not for the name of a language. A malformed pack stops the run: it is
our file, not the newsroom's. The nouns of a newsroom's own file of measurands join those of the pack.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from checks.measurands import MalformedMeasurand, OwnMeasurands, load_measurands, own_measurands
from checks.model import Kind
from checks.units import currency_codes, multiple_of

TABLES: Mapping[str, type] = {
    "cardinals": int,  # number word below twenty -> value
    "tens": int,  # twenty, thirty ... -> value
    "multipliers": int,  # hundred, thousand inside number words -> value
    "scales": str,  # million, Mrd., dozen -> power as a decimal
    "fractions": int,  # third, Viertel -> denominator; need a numeral or an article before them
    "part_tails": str,  # what adds a part to the numeral in front: "and a half" -> 0.5
    "wholes": str,  # words that are a number of their own: anderthalb -> 1.5
    "vague": list,  # order-of-magnitude words -> the two ends of what they span
    "ordinals": int,  # irregular ordinal stems or words -> value
    "ordinal_endings": str,  # what makes an ordinal of a cardinal -> for which cardinals
    "multiples": str,  # doppelt, twice -> factor
    "suffixes": str,  # rest of a word after its numeral: köpfig -> person, strong -> person
    "money": str,
    "currency_families": str,  # name that several currencies share -> the family `currencies` decides on
    "letter_currencies": str,  # single letters, as written, that touch an amount: "R9bn"
    "percent": str,
    "durations": str,
    "measures": str,
    "weights": str,  # names of money that are a weight, too -> the weight
    "symbols": str,  # units that count only in exactly this writing: "W", "t", but no "w" and no "T"
    "rates": str,  # pro -> next (divided by the unit that follows), monatlich -> month
    "rate_units": str,
    "before": str,  # words before a numeral -> modifier
    "after": str,  # words after a figure -> modifier
    "between": str,  # gap between two numerals -> range or share
    "openings": str,  # word before the first of two numerals -> the gap word that makes them a range
    "months": int,
    "weekdays": int,
    "relative_days": int,
    "relative_years": int,
    "identifier_before": str,
    "year_before": str,
    "lemmas": str,
    "measurands": list,  # concept -> nouns
    "measurand_adjectives": str,  # adjective stem before a person -> concept
    "predicates": list,  # class -> lemmas
    "scopes": str,
    "statuses": str,
    "directions": str,  # behind a distance -> point of the compass
    "demonyms": str,  # adjective or name -> ISO 3166 code
    "inhabitants": list,  # ISO 3166 code -> names
    "matters": list,  # concept -> nouns of what sums are for that are not counted: police -> Polizei
    "scale_nouns": str,  # a number behind these is read off a scale -> its unit: "a magnitude-6.1 quake"
    "capitals": str,  # city -> ISO 3166 code of the country whose capital it is
    "parts": str,  # noun or stem of an adjective -> the part of a whole: sector, region, part of a year
}
"""Every table a pack must have and the type of its values; a missing, unknown or mistyped one is an error."""

SETS: tuple[str, ...] = (
    "genitives",  # the noun before these governs the one behind them
    "multiple_followers",  # words that make a multiple a figure: "doppelt so"
    "amount_tails",  # Milliarden + höhe: the scale is an amount of money
    "fraction_followers",  # where not empty, a fraction needs one of these, a stop word or punctuation
    "half_followers",  # make a number of a bare half: "half of them"
    "term_links",  # before how long somebody is jailed: "sentenced *to* 12 years"
    "term_verbs",  # behind such a duration that opens the sentence: "3,5 Jahre *muss* er ins Gefängnis"
    "final_auxiliaries",  # behind the verb that ends a clause: "das Leben gekostet *hat*"
    "false_last_parts",  # endings that are no compound of what they end in: "Mitglied*schaft" is no Haft
    "number_leads",  # open a sentence before a number whose noun comes later: "*Auf* 80 stieg die Zahl"
    "lasting_nouns",  # behind an adjective of age these, and compounds of them, last: "dreijährige *Haft*"
    "lasting_links",  # between a duration and what lasts, or the other way round: "12 years *in* prison"
    "object_prepositions",  # behind a noun that tells what is done to what is counted: "Entsendung *von* 300"
    "age_prepositions",  # a bare number behind one is an age: "*mit* 30 verhaftet"
    "age_leads",  # before a number that is an age: "aged", "im Alter von"
    "age_followers",  # behind a duration: "old"
    "during",  # bound a count, but tell how long before a duration: "runs over seven years"
    "minus",  # before a numeral these make it negative: "minus 5 Grad"
    "change_gaps",  # between the numbers of a change, or behind its year: "2016 auf 83 Prozent"
    "list_leads",  # before a list of numbers with one unit behind the last: "um 5, 10 und 20 Prozent"
    "none_words",  # a count of nothing ...
    "none_nouns",  # ... before these: "no casualties"
    "plus",  # between the ends of a range these say the sign of the second: "minus 5 bis plus 3 Grad"
    "month_links",  # between a day and its month: "4th of May"
    "fraction_links",  # between the parts of a fraction that is all of a text: "one over three"
    "money_scales",  # scales behind a currency alone: "$20MM", but "20 mm"
    "decimal_words",  # the decimal sign said as a word: "drei Komma fünf"
    "part_links",  # between a part and its whole: "three quarters of a million"
    "disciplines",  # behind a distance they make a name of it: "the 100m final"
    "names_with_numbers",  # a word and a number that are a name: "Bündnis 90"
    "numbered_nouns",  # tell their things by numbers, unless a plural follows: "court 3", "Runde zwei"
    "count_leads",  # verbs and adjectives that look like nouns before a count: "deaths *hit* 43"
    "plural_auxiliaries",  # behind a number of several: "in hospital 30 *were* treated"
    "score_links",  # between runs and wickets: "287 *for* 6"
    "numbering_stops",  # ... or one of these stands before them: "*this* week 20", "*jeden* Tag drei"
    "named_groups",  # with a capital and a number they are a name: "the Group of 77"
    "streets",  # last words of a street, where the number stands before its name: "10 Downing Street"
    "day_places",  # before a genitive they are named after a day: "*Straße* des 17. Juni"
    "place_links",  # before a postal code: "in 8013 Graz"
    "comparative_endings",  # of a word that makes a multiple a figure: "fünfmal höheren"
    "quantifiers",  # before a bare hundred or scale they make it vague: "several thousand"
    "others",  # right behind a numeral without a noun: "neun *weitere* wurden verletzt"
    "agency_nouns",  # a country before one owns it, and is no place of the news: "U.S. Geological *Survey*"
    "seas",  # beside a country they make a sea's name of it: "Indian *Ocean*", "*Gulf of* Mexico"
    "possessive_endings",  # of a noun that owns what is counted: "three of the *company's* stores"
    "part_determiners",  # between "of" and what is counted: "five of *the* injured"
    "extents",  # behind what is counted they tell that it is of several countries: "12,000 jobs *worldwide*"
    "extent_links",  # so do these with a number ...
    "extent_nouns",  # ... and one of these: "killed 230,000 people in 13 *countries*"
    "part_phrases",  # right behind a count they make it a part: "five *of the* injured", "fünf *von ihnen*"
    "perfect_auxiliaries",  # before an auxiliary of the passive: "12 *have* been killed"
    "passive_auxiliaries",  # before a participle that says what happens to what is counted: "were arrested"
    "amount_links",  # between the parts of one amount: "16 Jahre und ein Monat"
    "tolerances",  # end in a minus that turns no sign: "plus/minus 3"
    "share_leads",  # before an ordinal: "jeder Fünfte"
    "odds_leads",  # before a number: "one in five"
    "difference_leads",  # before a temperature that is a difference: "um 2 Grad"
    "difference_followers",  # ... and behind one: "2 Grad wärmer"
    "among",  # say among whom: "*among* the 38 killed"; bound nothing behind these: "Umfrage *unter* 1.004"
    "among_leads",
    "time_followers",  # behind a unit they make no rate of it: "a year earlier"
    "one_leads",  # make a number of an article: "mindestens einer"
    "below_zero",  # behind a temperature: "fünf Grad unter null"
    "range_gaps",  # gaps that make a range unless a change is told: "to" of "from 3 to 5"
    "range_leads",  # words before an opening that tell no change: "ranging from 3 to 5"
    "length_followers",  # make a unit of a letter that is a scale too: "a 2m high wall"
    "doubtful_units",  # units that behind a small number are another word: "12 won"
    "weight_leads",  # words before a name of money that make a weight of it: "it weighs 12 pounds" ...
    "weight_followers",  # ... and behind it: "12 pounds of meat"
    "money_nouns",  # millions of these are money: "357 Millionen Einnahmen"
    "subject_articles",  # behind a number these begin another noun: "war von 26 Milliarden die Rede"
    "change_leads",  # before the amount and the outcome of a change: "rose 5p to 293p"
    "priced_units",  # letters that are a unit only where prices are told: "a dividend of 25c"
    "weighed_goods",  # what is sold by weight, in millions of pounds, too: "5 million pounds of beef"
    "currencies_before_amounts",  # names of currencies before a grouped number or a scale: "Euro 18,9 Mio."
    "sign_letters",  # stand apart before a sign in a text without capitals: "hk $ 10"
    "sign_leads",  # a minus behind these may stand apart from its number: "von – 0,1 Prozent"
    "contrast_leads",  # what the first of two numbers is contrasted by: "statt 5,50 dann 6 Euro"
    "bracket_changes",  # in a bracket behind a percentage they tell its change: "30% (up 2)"
    "money_topics",  # in a text with three of these it is money without a currency: "kostet eine Milliarde"
    "point_nouns",  # may be percentage points: "30 Prozent, 2 Punkte mehr" ...
    "point_topics",  # ... in a text that speaks of these ...
    "point_followers",  # ... or in a sentence that speaks of them, before these: "a four-point lead" ...
    "share_topics",  # ... or of these: "die SPD verlor 2,9 Punkte" ...
    "index_words",  # ... but not beside these: "the S&P 500 lost 0.4 percent, or 5 points"
    "people_verbs",  # what a million does behind these is no money: "eine Million flohen"
    "currencies_in_front",  # names of currencies that stand before the number, too: "ringgit 42"
    "money_matters",  # what pounds of money are paid for or made of: "12 pounds of debt", "a 20-pound fine"
    "preposition_units",  # units that are mostly another word: "it is 2 in long", but "2 in three"
    "adjective_units",  # units that before a noun are an adjective: "ten grand", but "three grand slams"
    "small_unit_topics",  # what a text with larger numbers of these speaks of: "a share price of 235p"
    "small_units",  # units of small numbers only: "50p", but "1080p" is the name of a format
    "cent_links",  # the same for money: "3 dollars and 50 cents"
    "time_anchors_before",  # a duration with an article behind these tells when: "vor einem Jahr" ...
    "time_anchors_behind",  # ... or before these: "einen Monat nach dem Start"
    "articles_that_count",  # of the articles, those that are stressed as a number
    "part_articles",  # stand between a bound and a part: "mehr als *die* Hälfte"
    "year_leads",  # a year of our time before a plural is one behind these: "the 2015 elections"
    "participle_endings",  # of a participle behind a year: "2012 havarierte"
    "pronoun_leads",  # a small number behind these, without a noun, is a pronoun: "alle drei"
    "abstract_nouns",  # small numbers of these are no figures: "zwei Möglichkeiten"
    "number_nouns",  # nouns for a number: "die Zahl der Toten stieg auf 43"
    "denominator_leads",  # a round number behind these is what one divides by: "pro 1.000 Einwohner"
    "unit_adjectives",  # may stand between a number and its unit: "zwei *weitere* Jahre"
    "rate_passed",  # may stand between an amount and its rate: "2.500 Euro *brutto* pro Monat"
    "distributives",  # rates that are also said of things: "je 100 Plätze"
    "hour_leads",  # before an hour: "half past six", "halb acht"
    "clock_leads",  # before a time of day without its word, beside another time: "from 3.10pm *to* 3.40"
    "journey_links",  # behind the time that names a race or a train: "the 3.15 *at* Ascot"
    "clock",  # after a time of day: "Uhr"
    "decade_endings",  # glued to a year: 1970er, 1970s
    "abbreviations",  # a point after these ends no sentence
    "sentence_starters",  # words that begin a sentence after "12." rather than continue an ordinal
    "stops",  # the walk from a numeral to what it counts ends at these ...
    "passed",  # ... and passes over these,
    "adjective_endings",  # and over words with these endings
    "uncounted",  # beside a noun for a number these are not what is counted: "the average number"
    "collectives",  # "Gruppe von 30 Staaten": the 30 are members
    "collective_links",  # what stands between a collective and its number
    "speech",  # words of which somebody is the source: "laut", "rechnet", "said"
    "abbreviated_things",  # capitals that name no institution: AG, CEO
    "institutions",  # what such a source is, as a word or the last part of one: "Finanzministerium"
    "reporters",  # news agencies and papers, which hand on what a source says
    "comparison_leads",  # before a year that is only compared with: "gegenüber dem Vorjahr"
    "change_nouns",  # more or less, without saying of what: "ein Plus von 0,1 Prozent"
)
"""Every set of words a pack must have."""

KIND_TABLES: Mapping[str, Kind] = {
    "money": Kind.MONEY,
    "percent": Kind.PERCENT,
    "durations": Kind.DURATION,
    "measures": Kind.MEASURE,
    "currency_families": Kind.MONEY,  # last: a name that several currencies share is that of a family
}


POINTS = frozenset({"percentage_point", "basis_point"})
"""Units of the percent table that measure a difference of percentages."""


class MalformedPack(ValueError):
    """A language pack lacks a table, has an unknown one, or a value of the wrong type."""


@dataclass(frozen=True, slots=True, eq=False)
class NumberFormat:
    """
    How a language writes numbers; one for each pack, so compared by identity like it.

    Attributes:
        algorithm: ``german`` (units before tens, one word) or ``english`` (separate words).
        group: Characters that may separate groups of three digits.
        decimal: The decimal sign.
        articles: Words for one that are numerals only before a scale, a fraction or a unit.
        conjunctions: "and" inside numerals ("two hundred and five").
        inflections: Endings that a number word, a suffix or an adjective may take.
        halves: Words for one half before a scale ("halbe Million").
        half_suffix: What adds a half inside a number word ("zweieinhalb"), ``""`` if nothing does.
        joiner: What joins units and tens inside a number word ("drei*und*dreißig"), ``""`` if nothing does.
        ordinal_marks: What digits of a day may carry before the month ("4. Mai", "4th of May").
    """

    algorithm: str
    group: tuple[str, ...]
    decimal: str
    articles: frozenset[str]
    conjunctions: frozenset[str]
    inflections: tuple[str, ...]
    halves: frozenset[str]
    half_suffix: str
    joiner: str
    ordinal_marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grammar:
    """
    What is true of a language, of each fact by itself, and cannot be told by a table of words.

    Attributes:
        capitalises_nouns: A capital shows a noun ("vier Augen"), so it makes no name of a known word.
        joins_compounds: A compound is one word, known by its last part ("Weinernte", "Opferzahl").
        counts_behind_hyphen: What a hyphen ties to a number is counted by it ("a 30-homer season");
            elsewhere only what is known to be counted is ("26-Staaten-Gruppe", "Vier-Augen-Gespräch").
        article_is_one: The article is the word for one too, so before a noun it is no number by itself
            ("ein Soldat"); elsewhere "one soldier" is a number and "a month" is none.
        unit_follows_part: A scale or a fraction without a number has its unit right behind it ("Viertel
            Liter", "die genannte Milliarde Euro"), elsewhere behind a link ("quarter of a litre").
        half_is_adjective: A half behind an article belongs to the noun ("ein halbes Haus"); elsewhere it
            needs a link or a unit ("a half of it").
        fraction_is_ordinal: A fraction in the singular is an ordinal, too ("came third").
        capitalises_scales: A capital letter behind any digits is a scale ("$5B", "4K"); elsewhere only
            behind a hundred or more ("100K", but "4K" is a format).
        inhabitants_are_plural: The names of inhabitants are plurals, because the singular is an adjective,
            too: "the Germans" are counted, and their dictionary form is no "german".
    """

    capitalises_nouns: bool
    joins_compounds: bool
    counts_behind_hyphen: bool
    article_is_one: bool
    unit_follows_part: bool
    half_is_adjective: bool
    fraction_is_ordinal: bool
    capitalises_scales: bool
    inhabitants_are_plural: bool


class UnitWord(NamedTuple):
    """What a unit word means: the unit, the kind of figure it makes, and how many units it is ("Cent")."""

    unit: str
    kind: Kind
    factor: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True, eq=False)
class Pack:
    """
    One language: its number format and its tables of words.

    Packs compare and hash by identity: there is one per language and process (see ``load_pack``).

    Attributes:
        code: ISO 639-1, the name of the folder.
        name: What the language calls itself.
        numbers: How it writes numbers.
        grammar: What else is true of it.
        tables: The word tables as read, by the names in ``TABLES``.
        sets: The sets of words, by the names in ``SETS``.
        units: Every unit word -> what it means, from the unit tables.
        symbols: The same for what counts only in exactly this writing: the symbols and every ISO 4217 code.
        scales: Scale word -> power.
        vague: Order-of-magnitude word -> low and high.
        name_words: The words of ``names_with_numbers``: a look at one of them rules most names out.
        labels: Words whose number may be a name: ``identifier_before`` and ``numbered_nouns``.
        concept_of: Noun -> measurand, turned round from ``measurands``; inhabitants are people.
        country_of: Word -> ISO 3166 code, from ``demonyms`` and ``inhabitants``.
        predicate_of: Lemma -> predicate class, turned round from ``predicates``.
        longest_concept: Length of the longest noun in ``concept_of``.
        longest_unit: Words of the longest unit.
        phrase_starts: First words of the units of two words, and the adjectives that stand before a unit.
        longest_abbreviation: Characters of the longest word with a point that ends no sentence.
        bound_words: All words of the phrases in ``before``.
        bound_ends: Last words of the phrases in ``before``: a look at one word rules most of them out.
        bounds_behind: The phrases of ``after``, the longest first.
        bound_starts: The characters they begin with.
    """

    code: str
    name: str
    numbers: NumberFormat
    grammar: Grammar
    tables: Mapping[str, Mapping[str, Any]]
    sets: Mapping[str, frozenset[str]]
    units: Mapping[str, UnitWord]
    symbols: Mapping[str, UnitWord]
    scales: Mapping[str, Decimal]
    vague: Mapping[str, tuple[Decimal, Decimal]]
    name_words: frozenset[str]
    labels: frozenset[str]
    concept_of: Mapping[str, str]
    country_of: Mapping[str, str]
    predicate_of: Mapping[str, str]
    longest_concept: int
    longest_unit: int
    phrase_starts: frozenset[str]
    longest_abbreviation: int
    bound_words: frozenset[str]
    bound_ends: frozenset[str]
    bounds_behind: tuple[str, ...]
    bound_starts: frozenset[str]

    def __getitem__(self, table: str) -> Mapping[str, Any]:
        """Return a table by its name."""
        return self.tables[table]


def available_languages() -> tuple[str, ...]:
    """Return the codes of all language packs, in alphabetical order."""
    folder = resources.files("checks.languages")
    return tuple(sorted(f.name for f in folder.iterdir() if f.joinpath("numerals.toml").is_file()))


@cache
def load_pack(code: str) -> Pack:
    """
    Return the pack of a language, read once per process, with the nouns of the newsroom's own measurands.

    Args:
        code: ISO 639-1, such as ``de``.

    Raises:
        MalformedPack: The files break the shape described in ``TABLES``; names folder, table and key.
        MalformedMeasurand: The newsroom's own file breaks its shape; names file, entry and key.
        FileNotFoundError: There is no such pack.
    """
    return parse_pack(code, pack_files(code), own_measurands())


def pack_files(code: str) -> dict[str, str]:
    """Return the files of a pack, name -> text, in alphabetical order."""
    folder = resources.files("checks.languages").joinpath(code)
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda f: f.name)
    return {file.name: file.read_text(encoding="utf-8") for file in files}


def parse_pack(code: str, files: Mapping[str, str], own: OwnMeasurands | None = None) -> Pack:
    """
    Return a pack from its files, name -> text, and what a newsroom's own file of measurands adds to it.

    Raises:
        MalformedPack: See ``load_pack``.
        MalformedMeasurand: See ``load_pack``.
    """
    file = f"languages/{code}"
    data = _merged(file, files)
    name = data.pop("name", None)
    numbers = data.pop("numbers", None)
    grammar = _grammar(file, data.pop("grammar", None))
    sets = data.pop("sets")
    if not isinstance(name, str) or not isinstance(numbers, dict):
        raise MalformedPack(f"{file}: 'name' and the table 'numbers' are needed")
    if wrong := sorted(set(sets) ^ set(SETS)):
        raise MalformedPack(f"{file}: sets.{wrong[0]} is {'unknown' if wrong[0] in sets else 'missing'}")
    _check_tables(file, data)
    fields = NumberFormat.__dataclass_fields__
    if set(numbers) != set(fields):
        raise MalformedPack(f"{file}: table 'numbers' needs exactly {', '.join(fields)}")
    if own is not None:
        _add_own_nouns(own, code, data, are_capitalised=grammar.capitalises_nouns)
    abbreviations = _abbreviations(sets["abbreviations"], data)
    inhabitants = {name: code for code, names in data["inhabitants"].items() for name in names}
    if grammar.inhabitants_are_plural:
        data["lemmas"] |= {name: name for name in inhabitants}
    concept_of = dict.fromkeys(inhabitants, _concept_of_inhabitants()) | {
        noun: concept for concept, nouns in data["measurands"].items() for noun in nouns
    }
    return Pack(
        code=code,
        name=name,
        numbers=NumberFormat(
            algorithm=numbers["algorithm"],
            group=tuple(numbers["group"]),
            decimal=numbers["decimal"],
            articles=frozenset(numbers["articles"]),
            conjunctions=frozenset(numbers["conjunctions"]),
            inflections=tuple(sorted(numbers["inflections"], key=len, reverse=True)),
            halves=frozenset(numbers["halves"]),
            half_suffix=numbers["half_suffix"],
            joiner=numbers["joiner"],
            ordinal_marks=tuple(numbers["ordinal_marks"]),
        ),
        grammar=grammar,
        tables=data,
        sets={key: frozenset(words) for key, words in sets.items()} | {"abbreviations": abbreviations},
        units={
            word: _unit_word(written, kind)
            for table, kind in KIND_TABLES.items()
            for word, written in data[table].items()
        },
        symbols=_symbols(data),
        scales={word: Decimal(power) for word, power in data["scales"].items()},
        vague={word: (Decimal(low), Decimal(high)) for word, (low, high) in data["vague"].items()},
        name_words=frozenset(word for name in sets["names_with_numbers"] for word in name.split()),
        labels=frozenset(sets["numbered_nouns"]).union(data["identifier_before"]),
        concept_of=concept_of,
        country_of=data["demonyms"] | inhabitants,
        predicate_of={lemma: group for group, lemmas in data["predicates"].items() for lemma in lemmas},
        longest_concept=max(map(len, concept_of)),
        longest_unit=max(word.count(" ") + 1 for table in KIND_TABLES for word in data[table]),
        phrase_starts=frozenset(sets["unit_adjectives"])
        | {word.partition(" ")[0] for table in KIND_TABLES for word in data[table] if " " in word}
        | {word.partition(". ")[0] for table in KIND_TABLES for word in data[table] if ". " in word},
        longest_abbreviation=max(map(len, abbreviations), default=1),
        bound_words=frozenset(word for phrase in data["before"] for word in phrase.split()),
        bound_ends=frozenset(phrase.rpartition(" ")[2] for phrase in data["before"]),
        bounds_behind=tuple(sorted(data["after"], key=len, reverse=True)),
        bound_starts=frozenset(phrase[0] for phrase in data["after"]),
    )


def _concept_of_inhabitants() -> str:
    """Return the concept that the names of inhabitants count."""
    return next(measurand.name for measurand in load_measurands().values() if measurand.is_inhabitants)


def _unit_word(written: str, kind: Kind) -> UnitWord:
    """Return what a table says of a unit word, such as "EUR/100" of a cent."""
    unit, factor = multiple_of(written)
    return UnitWord(unit, Kind.PERCENTAGE_POINTS if unit in POINTS else kind, factor)


def _symbols(tables: Mapping[str, Mapping[str, Any]]) -> dict[str, UnitWord]:
    """Return the symbols and all codes of currencies, with the kind their units have in the unit tables."""
    kinds = {unit: kind for table, kind in KIND_TABLES.items() for unit in tables[table].values()}
    symbols = {code: UnitWord(code, Kind.MONEY) for code in currency_codes()}
    return symbols | {
        word: _unit_word(unit, kinds.get(unit, Kind.MEASURE)) for word, unit in tables["symbols"].items()
    }


def _merged(folder: str, files: Mapping[str, str]) -> dict[str, Any]:
    """Return the tables of all files; ``MalformedPack`` if one is no TOML or gives a table again."""
    merged: dict[str, Any] = {"sets": {}}
    for name, text in files.items():
        try:
            tables = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise MalformedPack(f"{folder}/{name}: {error}") from error
        sets = tables.pop("sets", {})
        if twice := sorted(set(tables) & set(merged) | set(sets) & set(merged["sets"])):
            raise MalformedPack(f"{folder}/{name}: '{twice[0]}' stands in another file, too")
        merged.update(tables)
        merged["sets"].update(sets)
    return merged


def _grammar(file: str, switches: object) -> Grammar:
    """Return the grammar of a pack; ``MalformedPack`` unless each of its switches is there and on or off."""
    wanted = tuple(Grammar.__dataclass_fields__)
    if not isinstance(switches, dict) or set(switches) != set(wanted):
        raise MalformedPack(f"{file}: table 'grammar' needs exactly {', '.join(wanted)}")
    for name, value in switches.items():
        if not isinstance(value, bool):
            raise MalformedPack(f"{file}: grammar.{name}: true or false is needed")
    return Grammar(**switches)


def _add_own_nouns(
    own: OwnMeasurands, code: str, data: dict[str, dict[str, Any]], *, are_capitalised: bool
) -> None:
    """
    Put the nouns of a newsroom's own file into the tables of a pack.

    A noun of theirs that is one of ours names their concept from now on. As it stands in their file it is
    its own dictionary form, so that what the lemmatiser does not know is found where it is written like that.
    """
    if unknown := sorted(set(own.nouns) - set(available_languages())):
        concept = min(own.nouns[unknown[0]])
        raise MalformedMeasurand(f"{own.file}: {concept}.nouns.{unknown[0]}: there is no such language")
    for name, measurand in own.measurands.items():
        if measurand.predicate and measurand.predicate not in data["predicates"]:
            raise MalformedMeasurand(f"{own.file}: {name}.predicate: {measurand.predicate!r} is unknown")
    theirs = own.nouns.get(code, {})
    for concept, nouns in theirs.items():
        if are_capitalised and (phrases := [noun for noun in nouns if " " in noun]):
            raise MalformedMeasurand(
                f"{own.file}: {concept}.nouns.{code}: {phrases[0]!r} is more than one word"
            )
    taken = {noun for nouns in theirs.values() for noun in nouns}
    data["lemmas"] |= {noun: noun.capitalize() if are_capitalised else noun for noun in taken}
    concepts = data["measurands"]
    for concept in {**concepts, **theirs}:
        ours = [noun for noun in concepts.get(concept, ()) if noun not in taken]
        concepts[concept] = [*ours, *theirs.get(concept, ())]


def _abbreviations(listed: Iterable[str], tables: Mapping[str, Mapping[str, Any]]) -> frozenset[str]:
    """Return the listed abbreviations and every word of a table that ends in a point ("art.", "mio.")."""
    return frozenset(listed) | {word for words in tables.values() for word in words if word.endswith(".")}


def _check_tables(file: str, data: Mapping[str, Any]) -> None:
    """Raise ``MalformedPack`` unless the tables are those of ``TABLES`` with lower-case words."""
    if unknown := sorted(set(data) - set(TABLES)):
        raise MalformedPack(f"{file}: unknown table '{unknown[0]}'")
    for table, kind in TABLES.items():
        if table not in data:
            raise MalformedPack(f"{file}: table '{table}' is missing")
        for word, value in data[table].items():
            if not isinstance(value, kind):
                raise MalformedPack(f"{file}: {table}.{word}: a {kind.__name__} is needed")
            if word != word.lower() and table not in ("symbols", "letter_currencies", "inhabitants"):
                raise MalformedPack(f"{file}: {table}.{word}: words are lower case")
