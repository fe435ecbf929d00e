"""
What the words around a figure say: predicate, period, places, subject, scope and status words.

A sentence is read once, whatever the number of figures in it, and gives one ``Sentence``; the setting of
a figure is that sentence seen from the figure's place (the nearest predicate, the name before it). A
sentence that names no time or place takes them from the one before in the same paragraph.
Everything in a ``Setting`` is a class, a code or a name, so that figures of two languages can be compared.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate, pairwise, zip_longest

import regex

from checks.languages.pack import Pack
from checks.lemmas import is_compound, is_known_word, lemma_of
from checks.model import Article, Mention, Period, Setting, Span
from checks.sentences import Sentences
from checks.territories import is_country_name, territories_of

SCOPE_REACH = 5
"""Words between a scope word and the figure it belongs to."""

CHANGE_REACH = 2
"""The same for "um" and "by", which are prepositions everywhere else: only "um rund 5.000"."""

TOPIC_SIZE = 40
"""Names kept of an article: enough to tell two events apart, few enough to travel with each figure."""

_TOKEN = regex.compile(r"[\p{L}][\p{L}’'.-]{0,60}|(?<!\d)\d{1,4}+(?!\d)\.?|[,;:–()]")
_DIGITS = regex.compile(r"\d+")
_LETTERS = regex.compile(r"\p{L}+")
_PAUSES = frozenset(",;:–()")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a sentence with its place in the article and its dictionary form."""

    start: int
    word: str
    lemma: str


@dataclass(frozen=True, slots=True)
class SentenceReading:
    """
    What one sentence says, before it is seen from a figure.

    Attributes:
        starts: Where its words and pauses begin.
        pauses: How many pauses stand before each of them.
        predicates: Index, class and word of each known predicate.
        period: The time it names.
        places: ISO codes of the countries it names.
        subjects: Place and name, or code, of each proper name and country.
        scopes: Index and class of each scope word.
        statuses: Classes of its status words.
        terms: Its content words.
    """

    starts: tuple[int, ...]
    pauses: tuple[int, ...]
    predicates: tuple[tuple[int, str, str], ...]
    period: Period
    places: tuple[str, ...]
    subjects: tuple[tuple[int, str], ...]
    scopes: tuple[tuple[int, str], ...]
    statuses: tuple[str, ...]
    terms: tuple[str, ...]


class Surroundings:
    """
    Reads the settings of one article's figures; holds the sentences read so far.

    ``dates`` are the mentions that name a day, a month or a year: which four digits are a year is decided
    by ``interpretation``.
    """

    def __init__(self, article: Article, dates: Sequence[Mention], pack: Pack) -> None:
        self._article = article
        self._pack = pack
        self._sentences = Sentences(article.text, pack)
        self._dates = dates
        self._readings: dict[Span, SentenceReading] = {}
        self._topic: tuple[str, ...] | None = None

    def setting(self, mention: Mention) -> Setting:
        """Return what the words around a mention say."""
        here = self.reading(mention.sentence)
        before = self._sentences.before(mention.sentence)
        inherited = self.reading(before) if before is not None else None
        period, places = here.period, here.places
        if inherited is not None:
            if not period.words and inherited.period.words:
                period = replace(inherited.period, is_inherited=True)
            places = places or inherited.places
        predicate, words = nearest_predicate(here, mention.span.start)
        before_it = [name for start, name in here.subjects if start < mention.span.start]
        return Setting(
            predicate=predicate,
            predicate_words=words,
            period=period,
            places=places,
            subject=before_it[-1] if before_it else None,
            scopes=near_scopes(here, mention.span),
            statuses=here.statuses,
            topic=self.topic(),
            terms=here.terms,
        )

    def reading(self, span: Span) -> SentenceReading:
        """Return what a sentence says, read once."""
        if span not in self._readings:
            self._readings[span] = self._read(span)
        return self._readings[span]

    def topic(self) -> tuple[str, ...]:
        """
        Return the names of the whole article, the most frequent first, countries by their codes.

        What can be counted ("Soldat") names no matter: two articles on two wars share it.
        """
        if self._topic is None:
            text = self._article.text
            counts: Counter[str] = Counter()
            for match in _TOKEN.finditer(text):
                word = match.group()
                begins = not text[max(0, match.start() - 3) : match.start()].strip("\"'„“‘ ")[-1:].isalnum()
                if word[0].isupper() and len(word) > 1 and not (begins and self._is_plain(word)):
                    counts.update(self._names_of(word))
            ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
            self._topic = tuple(name for name, _ in ranked[:TOPIC_SIZE])
        return self._topic

    def _is_plain(self, word: str) -> bool:
        """Return whether a word that begins a sentence would be no name inside it."""
        lower = word.lower().rstrip(".")
        return lower in self._pack.sets["sentence_starters"] or is_known_word(lower, self._pack)

    def _names_of(self, word: str) -> tuple[str, ...]:
        """Return the countries a word names, else its dictionary form unless that names a concept."""
        bare = word.rstrip(".’'-")
        if places := territories_of(bare, self._pack):
            return places
        lemma = lemma_of(bare.partition("-")[0], self._pack)
        return () if lemma.lower() in self._pack.concept_of else (lemma,)

    def _read(self, span: Span) -> SentenceReading:
        """Return the reading of a sentence."""
        pack = self._pack
        tokens = tuple(
            Token(
                span.start + m.start(),
                word := m.group().rstrip("."),
                lemma_of(word, pack) if word[:1].isalpha() else word,
            )
            for m in _TOKEN.finditer(self._article.text[span.start : span.end])
        )
        words = [t.word.lower() for t in tokens]
        places = self._places(tokens)
        names = [(t.start, name) for i, t in enumerate(tokens) if (name := self._proper_name(t, i))]
        return SentenceReading(
            starts=tuple(t.start for t in tokens),
            pauses=tuple(accumulate((t.word in _PAUSES for t in tokens), initial=0)),
            predicates=tuple(
                (index, found, token.word)
                for index, token in enumerate(tokens)
                if (found := self._predicate(token)) is not None
            ),
            period=self._period(span, tokens),
            places=tuple(sorted({code for _, code in places})),
            subjects=tuple(sorted({*names, *places})),
            scopes=tuple((i, pack["scopes"][w]) for i, w in enumerate(words) if w in pack["scopes"]),
            statuses=tuple(sorted({pack["statuses"][w] for w in words if w in pack["statuses"]})),
            terms=self._terms(tokens),
        )

    def _places(self, tokens: Sequence[Token]) -> list[tuple[int, str]]:
        """Return where countries are named, and their codes; a name directly before another is a person's."""
        places: list[tuple[int, str]] = []
        for token, following in zip_longest(tokens, tokens[1:]):
            if not token.word[:1].isalpha():
                continue
            is_person = (
                following is not None
                and is_country_name(token.word, self._pack)
                and following.word[:1].isupper()
                and following.start == token.start + len(token.word) + 1
                and not is_known_word(following.word, self._pack)
                and not is_known_word(following.word.lower(), self._pack)
                and not following.word.isupper()
            )
            if not is_person:
                places += [(token.start, code) for code in territories_of(token.word, self._pack)]
        return places

    def _proper_name(self, token: Token, index: int) -> str | None:
        """Return a token as a name: capitalised, and no word the dictionary knows; ``None`` otherwise."""
        word = token.word
        if not word[0].isupper() or len(word) < 2:
            return None
        first = word.partition("-")[0]
        if first.isupper() and len(first) > 1 and not first.isdecimal():
            return first
        if territories_of(word, self._pack):
            return None
        is_known = is_known_word(first, self._pack) or is_known_word(first.lower(), self._pack)
        if self._pack.numbers.nouns == "capitalised" and (is_known or is_compound(first, self._pack)):
            return None
        if is_known and index == 0:
            return None
        return (
            token.lemma
            if is_known
            else first.removesuffix("s")
            if first.endswith("s") and is_known_word(first[:-1], self._pack)
            else first
        )

    def _predicate(self, token: Token) -> str | None:
        """Return the class of predicate a word belongs to."""
        classes = self._pack.predicate_of
        return classes.get(token.lemma.lower()) or classes.get(token.word.lower())

    def _terms(self, tokens: Sequence[Token]) -> tuple[str, ...]:
        """Return the content words of a sentence: lemmas of words of five letters and more."""
        passed = self._pack.sets["sentence_starters"] | self._pack.sets["stops"] | self._pack.sets["passed"]
        terms = {t.lemma.lower() for t in tokens if len(t.word) > 4 and t.word.lower() not in passed}
        return tuple(sorted(terms - self._pack.scales.keys()))

    # -- time ----------------------------------------------------------------------------------------

    def _period(self, span: Span, tokens: Sequence[Token]) -> Period:
        """Return the time a sentence names first: a date, a month, a weekday or a relative word."""
        found = [
            (m.span.start, self._written_date(m))
            for m in self._dates
            if span.start <= m.span.start < span.end
        ]
        found += [(t.start, period) for t in tokens if (period := self._word_period(t)) is not None]
        found += [
            (a.start, period)
            for a, b in pairwise(tokens)
            if (period := self._relative_year(f"{a.word} {b.word}")) is not None
        ]
        found = [(start, period) for start, period in found if period.words]
        return min(found, key=lambda item: item[0])[1] if found else Period()

    def _written_date(self, mention: Mention) -> Period:
        """Return the parts of a date written in digits, or with its month as a word."""
        surface = mention.surface
        digits = [int(d) for d in _DIGITS.findall(surface)[:3]]
        month = next(
            (self._pack["months"][w] for w in _LETTERS.findall(surface.lower()) if w in self._pack["months"]),
            None,
        )
        year = next((d for d in digits if d > 1000), None)
        small = [d for d in digits if d <= 31]
        if month is not None:
            day = small[0] if small else None
            return Period(year=year or self._year_of(month), month=month, day=day, words=surface)
        if mention.shape == "date" and surface[:4].isdecimal() and len(small) == 2:
            return Period(year, small[0], small[1], words=surface)
        if mention.shape == "date" and "." in surface and len(small) >= 2 and small[1] <= 12:
            return Period(year or self._year_of(small[1]), small[1], small[0], words=surface)
        return Period(year=year, words=surface) if mention.shape != "years" else Period()

    def _year_of(self, month: int) -> int | None:
        """Return the year of a date without one: that of the nearest such month to the day of publication."""
        published = self._article.published
        if published is None:
            return None
        ahead = month - published.month
        return published.year + (ahead < -6) - (ahead > 6)

    def _relative_year(self, words: str) -> Period | None:
        """Return the year that words name against the day of publication ("Vorjahr", "last year")."""
        years = self._pack["relative_years"].get(words.lower())
        published = self._article.published
        return None if years is None or published is None else Period(published.year + years, words=words)

    def _word_period(self, token: Token) -> Period | None:
        """Return the time that a single word names, fixed by the day of publication where there is one."""
        pack, published = self._pack, self._article.published
        for word in (token.word.lower(), token.lemma.lower()):
            if word in pack["months"] and token.word[0].isupper():
                month = pack["months"][word]
                return Period(year=self._year_of(month), month=month, words=token.word)
            if word in pack["relative_days"]:
                if published is None:
                    return Period(words=token.word)
                return _day_from(published, pack["relative_days"][word], token.word)
            if word in pack["weekdays"] and token.word[0].isupper():
                if published is None:
                    return Period(weekday=pack["weekdays"][word], words=token.word)
                back = (published.weekday() - pack["weekdays"][word]) % 7
                return _day_from(published, -back, token.word)
        return self._relative_year(token.word)


def nearest_predicate(reading: SentenceReading, position: int) -> tuple[str | None, str]:
    """Return class and word of the predicate nearest to a position; a pause counts as two more words."""
    at = bisect_left(reading.starts, position)

    def distance(index: int) -> int:
        low, high = sorted((index, at))
        return high - low + 2 * (reading.pauses[high] - reading.pauses[low])

    nearest = min(reading.predicates, key=lambda found: distance(found[0]), default=None)
    return (None, "") if nearest is None else nearest[1:]


def near_scopes(reading: SentenceReading, span: Span) -> tuple[str, ...]:
    """
    Return the classes of the scope words that belong to a figure, sorted.

    "darunter 5.000", "weitere 5.000": they stand up to ``SCOPE_REACH`` words before it, with no pause
    between; "um 5.000" directly before it; "30.000 insgesamt" as well behind it.
    """
    at, end = bisect_left(reading.starts, span.start), bisect_left(reading.starts, span.end)
    found = set()
    for index, scope in reading.scopes:
        low, high = (index, at) if index < at else (end, index)
        reach = CHANGE_REACH if scope == "change" else SCOPE_REACH
        is_near = high - low <= reach and reading.pauses[high] == reading.pauses[low]
        if is_near and (index < at or scope == "total"):
            found.add(scope)
    return tuple(sorted(found))


def _day_from(published: date, days: int, words: str) -> Period:
    """Return the day some days from the day of publication; at the ends of the calendar only the words."""
    try:
        day = published + timedelta(days=days)
    except OverflowError:
        return Period(words=words)
    return Period(day.year, day.month, day.day, words=words)
