"""
What the words around a figure say: predicate, period, places, subject, scope and status words.

A sentence is read once, whatever the number of figures in it, and gives one ``Sentence``; the setting of
a figure is that sentence seen from the figure's place (the nearest predicate, the name before it). A
sentence that names no time or place takes them from the one before.
Everything in a ``Setting`` is a class, a code or a name, so that figures of two languages can be compared.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache, lru_cache
from itertools import chain, groupby, pairwise
from operator import attrgetter, itemgetter
from typing import NamedTuple

from checks.claims import Claims
from checks.languages.pack import Pack
from checks.measurands import load_measurands, said_by
from checks.model import LEAD, NO_PERIOD, SPANS, Article, Figure, Kind, Mention, Period, Role, Setting, Span
from checks.said_twice import says_again
from checks.sentence_reading import SentenceReading
from checks.sentences import sentences_of
from checks.words import Word, names_of, words_of

LASTING = frozenset({"provisional"})
"""Statuses that hold for all results of an article that opens with one: a projection on election night."""

_WORDS_OF_AGENCY = 3  # with the country: "U.S. Geological Survey"
_LONGEST_AGENCY = 60  # characters of them
_LONGEST_SEA = 20  # characters before a country that make a sea's name of it: "Strait of"
_BREAK = re.compile(r"[,;:]")

SCOPE_REACH = 5
"""Words between a scope word and the figure it belongs to."""

_BEHIND_TOO = frozenset({"total", "severe"})
"""Classes of scope words that stand behind their figure as well: "five of them critically"."""

_BEHIND_ONLY = frozenset({"ago", "severe_noun"})
"""Those that stand nowhere else: "12 days ago", but "12 Tage *vor* der Wahl"."""

_SAID_AS = {"ago": "elapsed", "severe_noun": "severe", "alone": "part"}
"""What classes say that have a place of their own; "alone" stands behind a place, too: "in Aceh alone"."""

CHANGE_REACH = 2
"""The same for "um", "by" and "vor", which are prepositions everywhere else: only "um rund 5.000"."""

_TOUCHING = frozenset({"change", "elapsed", "ago", "severe_noun"})
"""Classes of scope words that reach no farther than that."""

NEAR_REACH = 5
"""Words on either side of a figure that are taken to be said of it rather than of its sentence."""

NOUN_REACH = 5
"""Words before a figure up to which a noun names what it is a figure of ("a depth of 1.2 miles")."""

NAMES_KEPT = 8
"""Names kept of a sentence, the nearest to the figure first."""

_DEPTH = "deep"
"""What is said of lengths only, and of one of two in a sentence: "10 km deep, 55 km south of Bireun"."""

LANDMARK_REACH = 60
"""Characters behind a distance in which the place stands that it is counted from."""

YEAR_REACH = 5
"""Characters between a month and the words for its year: "September of last year", "April des Vorjahres"."""

COORDINATED = 3
"""Words between an "and" and a figure, with that word: "and at least 19 people arrested"."""

PASSIVE_REACH = 3
"""
Words from a figure to the auxiliary of its own predicate, and from that to the predicate: "19 people were
arrested", "dozens of others were seriously injured".
"""

LONGEST_BOUND = 3
"""Words that bound a number: "no more than"."""

HALVES_REACH = 9
"""Words from one half of a predicate to the other: "riss 136 Menschen mit sich in den Tod"."""

CHANGES = frozenset({"rise_by", "fall_by"})
"""Predicates behind which "by" tells an amount, not who did it."""

HOMES_KEPT = 5
"""Countries kept of an article."""

TOPIC_SIZE = 40
"""Names kept of an article: enough to tell two events apart, few enough to travel with each figure."""


def _class_of(belongs: Callable[[str], bool]) -> str:
    r"""
    Return the characters for which something holds as ranges of a regex class, such as ``A-ZÀ-Ö``.

    Those below U+2000, which is every alphabet from Latin to Georgian. ``re`` has no ``\p{L}``, and
    ``regex``, which has it, takes twice as long for the pattern below, which reads whole articles.
    """
    points = [point for point in range(0x2000) if belongs(chr(point))]
    runs = groupby(enumerate(points), key=lambda item: item[1] - item[0])
    spans = ([point for _, point in run] for _, run in runs)
    return "".join(f"{chr(span[0])}-{chr(span[-1])}" for span in spans)


_LETTER = _class_of(str.isalpha)
_CAPITAL = _class_of(str.isupper)

_QUOTES_AND_BLANK = "\"'„“‘ "
_CAPITALISED = re.compile(
    # A capitalised word, and what stands before it unless that is another word and a blank; the commonest
    # case comes first. No word begins inside another ("wir.Haus", "iPhone").
    rf"([{_CAPITAL}](?:(?<=[{_LETTER}\d] .)|(?<![{_LETTER}].)(?<![{_LETTER}][’'.-].)(?<=(...).))"
    rf"[{_LETTER}’'.-]{{1,60}}+)",
    re.DOTALL,
)
_LONGEST_AUXILIARY = 12  # characters, with room
_TERMS = frozenset({"day", "week", "month", "year"})
_TIMES = frozenset({Kind.DATE, Kind.YEAR})
_DIGITS = re.compile(r"\d+")
_LETTERS = re.compile(r"[^\W\d_]+")


def read_settings(article: Article, figures: Sequence[Figure], pack: Pack) -> tuple[Figure, ...]:
    """
    Return the figures of an article, those that can be compared with what the words around them say.

    A predicate may make another concept of the measurand: people who were killed are deaths.
    """
    dates = [f.mention for f in figures if f.kind in _TIMES and f.mention.shape != "decade"]
    surroundings = Surroundings(article, dates, pack)
    claims = Claims(surroundings.reading, surroundings.sentence_before, surroundings.homes)
    settled: list[Figure] = []
    last: Figure | None = None
    opening: set[str] = set()
    this_year = None if article.published is None else article.published.year
    for figure in figures:
        if figure.role is Role.CONTEXT:
            settled.append(figure)
            continue
        last = _settled(figure, surroundings, claims, last)
        if _is_vote_result(last):
            if last.mention.sentence.start < LEAD:
                opening.update(LASTING.intersection(last.setting.statuses))
            elif opening and last.setting.period.year in (None, this_year):
                last = replace(last, setting=_with_statuses(last.setting, opening))
        settled.append(last)
    return tuple(settled)


def _is_vote_result(figure: Figure) -> bool:
    """Return whether a figure may be the result of an election: votes, seats, a share of nothing known."""
    if figure.measurand is None:
        return figure.kind is Kind.PERCENT
    return load_measurands()[figure.measurand].is_vote_result


def _with_statuses(setting: Setting, more: Iterable[str]) -> Setting:
    """Return a setting with more statuses."""
    return replace(setting, statuses=tuple(sorted({*setting.statuses, *more})))


def _settled(figure: Figure, surroundings: "Surroundings", claims: Claims, last: Figure | None) -> Figure:
    """
    Return a figure with its setting and the concept that its predicate makes of its measurand.

    ``last`` is the settled figure before it.
    """
    setting = surroundings.setting(figure, claims, last)
    if last is not None and says_again(figure.mention, last.mention):
        setting = _as_said(setting, last.setting)
    concept = _by_predicate(figure.measurand, setting.predicate)
    if concept is None and figure.kind is Kind.COUNT and surroundings.counts_nothing(figure):
        concept = _by_predicates().get(surroundings.predicate_beside(figure.mention) or "")
    if figure.kind is Kind.DURATION and figure.counted is None and surroundings.is_term(figure.mention):
        concept = said_by(setting.predicate, figure.kind)
    if "further" in setting.scopes and last is not None and _are_others(figure, concept, last):
        setting = replace(setting, scopes=tuple(scope for scope in setting.scopes if scope != "further"))
    return Figure(
        figure.mention,
        figure.kind,
        figure.role,
        figure.modifier,
        figure.interval,
        figure.counted,
        concept,
        setting,
    )


def _as_said(setting: Setting, before: Setting) -> Setting:
    """Return the setting of an amount that is said again: the one before it tells what is said of both."""
    return replace(
        setting,
        predicate=before.predicate,
        predicate_words=before.predicate_words,
        predicates=before.predicates,
        landmark=before.landmark,
        direction=before.direction,
    )


def _are_others(figure: Figure, concept: str | None, last: Figure) -> bool:
    """Return whether the count before is of another concept: "it killed seven and hurt another ten"."""
    is_beside = last.kind is Kind.COUNT and last.mention.sentence == figure.mention.sentence
    return is_beside and concept is not None and last.measurand is not None and concept != last.measurand


def _by_predicate(concept: str | None, predicate: str | None) -> str | None:
    """Return the concept that a predicate makes of another: people who were killed are deaths."""
    return concept if predicate is None else _made_by_predicates().get((concept, predicate), concept)


@cache
def _by_predicates() -> dict[str, str]:
    """Return the concept for each predicate that makes one of a count of nothing: "the blast killed 12"."""
    return {m.predicate: m.name for m in load_measurands().values() if m.predicate}


@cache
def _made_by_predicates() -> dict[tuple[str | None, str], str]:
    """Return the concept for each concept and predicate that make another one."""
    return {
        (concept, measurand.predicate): measurand.name
        for measurand in load_measurands().values()
        if measurand.predicate
        for concept in measurand.predicate_of
    }


class _Scene(NamedTuple):
    """
    What a sentence says to every figure in it, together with the sentence before.

    Attributes:
        here: The sentence.
        period: When it holds, as the one before says if it names no time itself.
        places: Countries, as the one before says if it names none itself.
        terms_before: Content words of the one before.
        names_before: Names and countries of the one before, the nearest first.
    """

    here: SentenceReading
    period: Period
    places: tuple[str, ...]
    terms_before: tuple[str, ...]
    names_before: tuple[str, ...]


class Surroundings:
    """
    Reads the settings of one article's figures; holds the sentences read so far, by where they start.

    ``dates`` are the mentions that name a day, a month or a year: which four digits are a year is decided
    by ``interpretation``.
    """

    def __init__(self, article: Article, dates: Sequence[Mention], pack: Pack) -> None:
        self._article = article
        self._pack = pack
        self._words = words_of(pack)
        self._sentences = sentences_of(article.text, pack)
        self._dates = sorted(dates, key=attrgetter("span"))
        self._date_starts = [mention.span.start for mention in self._dates]
        self._readings: dict[int, SentenceReading] = {}
        self._scenes: dict[int, _Scene] = {}
        self._topic: tuple[str, ...] | None = None
        self._homes: tuple[str, ...] | None = None
        self._written: Sequence[tuple[str, str]] | None = None

    def setting(self, figure: Figure, claims: Claims, last: Figure | None = None) -> Setting:
        """
        Return what the words around a figure say, ``last`` the settled one before it.

        The claims read this article as well. They are handed in and not held, for the two would hold each
        other and all their sentences, until the garbage collector comes.
        """
        mention = figure.mention
        here, period, places, terms_before, names_before = self._scene(mention.sentence)
        at, end = here.index_at(mention.span.start), here.index_at(mention.span.end)
        landmark, direction = landmark_of(here, mention.span.end, end)
        predicates = self._nearest_predicates(mention, here)
        if mention.kind is not Kind.MEASURE or (direction is not None and _is_depth_before(mention, last)):
            predicates = [each for each in predicates if each[0] != _DEPTH]
        predicate, words = predicates[0] if predicates else (None, "")
        return Setting(
            predicate=predicate,
            predicate_words=words,
            predicates=tuple(dict.fromkeys([each for each, _ in predicates])),
            period=period,
            places=places,
            subject=subject_before(here, mention.span.start),
            scopes=self._scopes(mention, here, at, end),
            statuses=here.statuses,
            topic=self.topic(),
            terms=here.terms,
            near=near_terms(here, at, end),
            noun_before=noun_before(here, at),
            terms_before=terms_before,
            names=nearest_names(here, mention.span.start),
            names_before=names_before,
            landmark=landmark,
            direction=direction,
            claim=claims.claim(figure, predicate),
        )

    def _scopes(self, mention: Mention, here: SentenceReading, at: int, end: int) -> tuple[str, ...]:
        """
        Return the scope classes of a figure; a count with a genitive is a part: "five of the injured".

        Those who are gravely hurt are a part without it, too.
        """
        scopes = set(near_scopes(here, at, end, mention.kind))
        pack, text = self._pack, mention.article.text
        before = text[mention.sentence.start : mention.span.start].lower().split()[-2:]
        if before[:1] and before[0] in pack.sets["among"] and before[-1] in pack.sets["part_articles"]:
            scopes.discard("part")  # "were among the 38 killed"
        if _extent(pack).match(text[mention.span.end : mention.sentence.end].lower()):
            scopes.add("wide")
        if mention.kind is not Kind.COUNT or not {"part", "severe"}.isdisjoint(scopes):
            return tuple(sorted(scopes))
        behind = mention.article.text[mention.span.end : mention.sentence.end].lower().split(maxsplit=2)[:2]
        phrases = self._pack.sets["part_phrases"]
        is_part = behind and (behind[0] in phrases or " ".join(behind) in phrases)
        return tuple(sorted({*scopes, "part"} if is_part else scopes))

    def counts_nothing(self, figure: Figure) -> bool:
        """Return whether a count has no noun, only a state at most: "12 hurt"."""
        return figure.counted is None or figure.counted in self._pack["measurand_adjectives"]

    def predicate_beside(self, mention: Mention) -> str | None:
        """
        Return the class of the predicate beside a number that counts nothing named.

        "Killed at least 12", "30 more were badly hurt", "getötet wurden 12": only words that bound the number
        and an auxiliary stand between, or behind it one for others, an auxiliary and an adverb. "Mit 12
        starb er" gives an age.
        """
        pack, here = self._pack, self._scene(mention.sentence).here
        predicates = dict(here.said.get("predicate", ()))
        if not predicates:
            return None
        at, end = here.index_at(mention.span.start), here.index_at(mention.span.end)
        before, behind = _words_beside(mention)
        bounding = self._words_of_bound(before)
        lead = before[-1 - bounding] if len(before) > bounding else ""
        if lead in pack.sets["age_prepositions"]:
            return None
        others = int(bool(behind) and behind[0] in pack.sets["others"])
        passive = pack.sets["passive_auxiliaries"]
        has_perfect = not pack.sets["perfect_auxiliaries"].isdisjoint(behind[others : others + 1])
        second = others + has_perfect
        is_passive = not passive.isdisjoint(behind[second : second + 1])
        last = second + PASSIVE_REACH - 1 if is_passive else others
        places = [at - 1 - bounding - (lead in passive), *range(end + others, end + last + 1)]
        return next(
            (
                predicates[place]
                for place in places
                if place in predicates and not here.pauses_between(min(at, place), max(end, place))
            ),
            None,
        )

    def is_term(self, mention: Mention) -> bool:
        """
        Return whether a duration of days at least is one that somebody is given: "jailed for 12 years".

        It stands behind a preposition, or opens the sentence: "3,5 Jahre muss er ins Gefängnis".
        """
        before, behind = _words_beside(mention)
        if not before:
            return mention.unit in _TERMS and not self._pack.sets["term_verbs"].isdisjoint(behind[:1])
        leads = before[-1 - self._words_of_bound(before) :]
        return mention.unit in _TERMS and not self._pack.sets["term_links"].isdisjoint(leads)

    def _words_of_bound(self, before: Sequence[str]) -> int:
        """Return how many of the words before a number bound it: 2 of "jailed for at least"."""
        lengths = range(min(len(before), LONGEST_BOUND), 0, -1)
        return next((n for n in lengths if " ".join(before[-n:]) in self._pack["before"]), 0)

    def _nearest_predicates(self, mention: Mention, here: SentenceReading) -> list[tuple[str, str]]:
        """
        Return class and word of each predicate, the nearest to a figure first; a pause counts as two words.

        A predicate up to some words behind a figure is nearer than any before it ("8 were hurt and 19 people
        arrested"), and so is a state right behind what is counted ("left 11 people dead") unless one stands
        right before it ("arrested three men injured"), but no other word: "killed 12 people attending a
        wedding". A noun tells only the circumstances of a verb ("bei Angriffen wurden 12 Menschen getötet").
        """
        predicates = here.said.get("predicate")
        if not predicates:
            return []
        at, end = here.index_at(mention.span.start), here.index_at(mention.span.end)
        reach = self._own_predicate_reach(mention)
        states = self._pack["measurand_adjectives"]
        text_of = {index: word.text for index, word in here.telling}
        is_governed = any(index == at - 1 for index, _ in predicates)
        nouns = {index for index, _ in predicates if self._is_noun(text_of[index], index)}
        governing = {index for index in nouns if self._governs(mention, here, index)}
        has_verb = any(
            index not in nouns and not here.pauses_between(min(at, index), max(end, index))
            for index, _ in predicates
        )

        def rank(found: tuple[int, str]) -> tuple[bool, bool, bool, int]:
            index, _ = found
            is_state = not is_governed and index - end <= 1 and text_of[index].lower() in states
            is_next = index >= end and (is_state or index - end <= reach)
            is_next = is_next and not here.pauses_between(end, index)
            is_circumstance = has_verb and index in nouns
            return not is_next, index not in governing, is_circumstance, here.distance(index, at)

        ranked = sorted(predicates, key=rank)
        return [(predicate, text_of[index]) for index, predicate in ranked]

    def _is_noun(self, text: str, index: int) -> bool:
        """Return whether a word is a noun by its capital; a sentence may begin with any."""
        return self._pack.grammar.capitalises_nouns and index > 0 and text[0].isupper()

    def _governs(self, mention: Mention, here: SentenceReading, index: int) -> bool:
        """Return whether a noun has a figure as its object: "die Entsendung von 300 Soldaten"."""
        behind = here.starts[index + 1] if index + 1 < len(here.starts) else mention.span.end
        preposition, *bound = mention.article.text[behind : mention.span.start].lower().split() or [""]
        is_object = preposition in self._pack.sets["object_prepositions"] | self._pack.sets["genitives"]
        return is_object and (not bound or " ".join(bound) in self._pack["before"])

    def _own_predicate_reach(self, mention: Mention) -> int:
        """
        Return how many words behind a figure its own predicate may stand, -1 if there need not be one.

        Behind an "and" there is one: right behind what is counted ("and 19 people arrested"), or a few words
        behind an auxiliary.
        """
        sets = self._pack.sets
        before, behind = _words_beside(mention)
        if sets["amount_links"].isdisjoint(before[-COORDINATED:]):
            return -1
        for place, word in enumerate(behind[:PASSIVE_REACH]):
            if word in sets["passive_auxiliaries"]:
                return place + PASSIVE_REACH
        return 1

    def _scene(self, sentence: Span) -> _Scene:
        """Return what a sentence and the one before say to all figures in it, found out once."""
        scene = self._scenes.get(sentence.start)
        if scene is None:
            scene = self._scenes[sentence.start] = self._set_scene(sentence)
        return scene

    def _set_scene(self, sentence: Span) -> _Scene:
        here, span = self.reading(sentence), self.sentence_before(sentence)
        if span is None:
            return _Scene(here, here.period, here.places, (), ())
        before = self.reading(span)
        period, told = here.period, before.period
        if told.words and not period.words:
            period = Period(told.year, told.month, told.day, told.weekday, told.words, is_inherited=True)
        # Names reach to the end of their line; all stand before any figure here, as near to each of them.
        is_apart = "\n" in self._article.text[span.end : sentence.start]
        names = () if is_apart else nearest_names(before, sentence.start)
        return _Scene(here, period, here.places or before.places, before.terms, names)

    def reading(self, span: Span) -> SentenceReading:
        """Return what a sentence says, read once."""
        reading = self._readings.get(span.start)
        if reading is None:
            reading = self._readings[span.start] = self._read(span)
        return reading

    def sentence_before(self, sentence: Span) -> Span | None:
        """Return the sentence before one, ``None`` if it is the first or behind a blank line."""
        return self._sentences.before(sentence)

    def topic(self) -> tuple[str, ...]:
        """
        Return the names of the whole article, the most frequent first, countries by their codes.

        What can be counted ("Soldat") names no matter: two articles on two wars share it.
        """
        if self._topic is None:
            named = names_of(self._pack)
            names = [
                named[word].names_in_front if before and _is_beginning(before) else named[word].names
                for word, before in self._capitalised()
            ]
            counts = Counter(chain.from_iterable(names))
            ranked = sorted(counts)
            ranked.sort(key=counts.__getitem__, reverse=True)
            self._topic = tuple(ranked[:TOPIC_SIZE])
        return self._topic

    def homes(self) -> tuple[str, ...]:
        """Return the countries that the article names or the capitals of, the most frequent first."""
        if self._homes is None:
            named = names_of(self._pack)
            counts = Counter(chain.from_iterable([named[word].homes for word, _ in self._capitalised()]))
            self._homes = tuple(sorted(counts, key=lambda code: (-counts[code], code)))[:HOMES_KEPT]
        return self._homes

    def _capitalised(self) -> Sequence[tuple[str, str]]:
        """Return the capitalised words of the article and what stands before each, found once."""
        if self._written is None:
            # The line breaks: three characters before the first word, too.
            self._written = _CAPITALISED.findall(f"\n\n\n{self._article.text}")
        return self._written

    def _words_in(self, span: Span) -> tuple[list[int], list[tuple[int, Word]], list[tuple[int, str]]]:
        """Return where the words of a sentence begin, those that tell something, and the content words."""
        begin = span.start
        starts: list[int] = []
        telling: list[tuple[int, Word]] = []
        content: list[tuple[int, str]] = []
        for piece in self._article.text[begin : span.end].split(" "):
            found = self._words[piece]
            if found.telling:
                for place, word in found.telling:
                    telling.append((len(starts) + place, word))
            if found.terms:
                for place, term in found.terms:
                    content.append((len(starts) + place, term))
            if found.is_one:
                starts.append(begin)
            else:
                starts += [begin + offset for offset in found.offsets]
            begin += len(piece) + 1
        return starts, telling, content

    def _read(self, span: Span) -> SentenceReading:
        """Return the reading of a sentence."""
        starts, telling, content = self._words_in(span)
        said: dict[str, list[tuple[int, str]]] = {}
        for index, word in telling:
            for sort, which in word.says:
                said.setdefault(sort, []).append((index, which))
        self._join_halves(said, telling, starts)
        named = [(index, word) for index, word in telling if word.is_name]
        dating = [(index, word) for index, word in telling if word.is_time]
        words: list[Word] = []
        if any(word.is_country for _, word in named) or any(word.begins_year for _, word in dating):
            pieces = self._article.text[span.start : span.end].split(" ")
            words = [word for piece in pieces for word in self._words[piece].words]
        places = [
            (starts[index], code)
            for index, word in named
            if word.places
            and not (word.is_country and _is_first_name(words, starts, index))
            and not self._is_of_agency(starts[index])
            and not self._is_of_sea(starts[index], len(word.text))
            for code in word.places
        ]
        names = [(index, word, word.name if index else word.name_in_front) for index, word in named]
        subjects = {(starts[index], name) for index, _, name in names if name}
        times = self._times(span, words, starts, dating)
        return SentenceReading(
            starts=starts,
            telling=telling,
            pauses=[index for index, word in telling if word.is_pause],
            said=said,
            period=min(times, key=itemgetter(0))[1] if times else NO_PERIOD,
            times=[(bisect_left(starts, start), period) for start, period in times],
            places=tuple(sorted({code for _, code in places})) if places else (),
            subjects=sorted(subjects.union(places)),
            speakers=[
                (index, word.institution or name, bool(word.institution))
                for index, word, name in names
                if word.is_speaker and (word.institution or name)
            ],
            statuses=tuple(sorted({status for _, status in said["status"]})) if "status" in said else (),
            terms=tuple(sorted({term for _, term in content})),
            content=content,
        )

    def _join_halves(
        self,
        said: dict[str, list[tuple[int, str]]],
        telling: Sequence[tuple[int, Word]],
        starts: Sequence[int],
    ) -> None:
        """
        Put predicates of two words in place of what each says: "lost their lives" is no loss.

        Nothing parts the two. Where nouns have capitals, one that stands before its verb needs that at the
        end of the clause: "hat 80 Menschen das Leben gekostet", but "das Leben kostet 1200 Euro".
        """
        known = self._pack.predicate_of
        halves = [(index, word) for index, word in telling if word.half or word.is_pause]
        for (first, one), (second, other) in pairwise(halves):
            which = known.get(f"{one.half} {other.half}") or known.get(f"{other.half} {one.half}")
            if which is None or one.is_pause or other.is_pause or second - first > HALVES_REACH:
                continue
            is_noun_first = one.text[0].isupper() and other.text[0].islower()
            if (
                self._pack.grammar.capitalises_nouns
                and is_noun_first
                and not self._ends_clause(starts, second)
            ):
                continue
            kept = [each for each in said.get("predicate", ()) if each[0] not in (first, second)]
            said["predicate"] = sorted([*kept, (first, which)])

    def _ends_clause(self, starts: Sequence[int], index: int) -> bool:
        """Return whether a mark, the end or an auxiliary follows a word: "das Leben gekostet hat"."""
        behind = starts[index + 1] if index + 1 < len(starts) else len(self._article.text)
        piece = self._article.text[starts[index] : behind].rstrip()
        following = self._article.text[behind : behind + _LONGEST_AUXILIARY].split(maxsplit=1)
        is_last = index + 1 == len(starts) or not piece[-1:].isalpha()
        auxiliary = following[0].strip(".,;:!?").lower() if following else ""
        return is_last or auxiliary in self._pack.sets["final_auxiliaries"]

    def _is_of_agency(self, start: int) -> bool:
        """
        Return whether the country named there only owns an agency: "the U.S. Geological Survey said".

        As part of a name its noun has a capital, too: "a U.S. survey of 1,000 people" is of the country.
        """
        written = _BREAK.split(self._article.text[start : start + _LONGEST_AGENCY])[0].split()
        parts = [part.strip(".") for word in written[:_WORDS_OF_AGENCY] for part in word.split("-")]
        return any(part.istitle() and part.lower() in self._pack.sets["agency_nouns"] for part in parts)

    def _is_of_sea(self, start: int, length: int) -> bool:
        """Return whether the country named there only names a sea: "Indian Ocean", "Gulf of Mexico"."""
        text, seas = self._article.text, self._pack.sets["seas"]
        behind = _LETTERS.match(text, start + length + 1)
        before = " ".join(text[max(0, start - _LONGEST_SEA) : start].split()[-2:])
        return any(
            words[:1].isupper() and words.lower() in seas for words in (behind[0] if behind else "", before)
        )

    # -- time ----------------------------------------------------------------------------------------

    def _times(
        self, span: Span, words: Sequence[Word], starts: Sequence[int], dating: Sequence[tuple[int, Word]]
    ) -> list[tuple[int, Period]]:
        """Return place and time of what names one in a sentence: a date, a month, a weekday, "Vorjahr"."""
        first, end = bisect_left(self._date_starts, span.start), bisect_left(self._date_starts, span.end)
        if first == end and not dating:
            return []
        dates = self._dates[first:end]
        names = [mention.span for mention in dates if self._names_place(mention)]
        if names:
            dating = [(i, w) for i, w in dating if not any(s.start <= starts[i] < s.end for s in names)]
        found = [(m.span.start, self._written_date(m)) for m in dates if m.span not in names]
        found += [(starts[index], self._word_period(word)) for index, word in dating if word.time]
        found += [
            (starts[index], self._relative_year(f"{word.text} {words[index + 1].text}"))
            for index, word in dating
            if word.begins_year and index + 1 < len(words)
        ]
        return _with_years([(start, period) for start, period in found if period.words])

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
        return Period(year=year, words=surface) if mention.shape != "years" else NO_PERIOD

    def _year_of(self, month: int) -> int | None:
        """Return the year of a date without one: that of the nearest such month to the day of publication."""
        published = self._article.published
        if published is None:
            return None
        ahead = month - published.month
        return published.year + (ahead < -6) - (ahead > 6)

    def _relative_year(self, words: str) -> Period:
        """Return the year that words name against the day of publication ("Vorjahr", "last year")."""
        years = self._pack["relative_years"].get(words.lower())
        published = self._article.published
        if years is None or published is None:
            return NO_PERIOD
        return Period(published.year + years, words=words)

    def _names_place(self, date: Mention) -> bool:
        """Return whether a day is the name of a place, and no time: "auf der Straße des 17. Juni"."""
        place, link = ["", "", *_words_beside(date)[0]][-2:]
        return link in self._pack.sets["genitives"] and place in self._pack.sets["day_places"]

    def _word_period(self, word: Word) -> Period:
        """Return the time that a single word names, fixed by the day of publication where there is one."""
        published = self._article.published
        table, value = word.time or ("", 0)
        if table == "months":
            return Period(year=self._year_of(value), month=value, words=word.text)
        if table == "relative_years":
            return self._relative_year(word.text)
        if published is None:
            return Period(weekday=value if table == "weekdays" else None, words=word.text)
        days = -((published.weekday() - value) % 7) if table == "weekdays" else value
        return _day_from(published, days, word.text)


def _with_years(times: Sequence[tuple[int, Period]]) -> list[tuple[int, Period]]:
    """Return times with the year that stands beside a month: "in April last year"."""
    years = [(at, period) for at, period in times if period.year is not None and period.month is None]
    return [(at, _with_year(at, period, years)) for at, period in times] if years else list(times)


def _with_year(at: int, period: Period, years: Sequence[tuple[int, Period]]) -> Period:
    """Return a month with the year that stands beside it, and any other time as it is."""
    if period.month is None or period.day is not None:
        return period
    for place, year in years:
        gap = place - at - len(period.words) if at < place else at - place - len(year.words)
        if gap <= YEAR_REACH:
            return replace(period, year=year.year)
    return period


@lru_cache(maxsize=4_096)
def _is_beginning(before: str) -> bool:
    """Return whether a word begins a sentence or a part of one, by the three characters before it."""
    return not before.strip(_QUOTES_AND_BLANK)[-1:].isalnum()


def _words_beside(mention: Mention) -> tuple[list[str], list[str]]:
    """Return what is written before a mention in its sentence, and the few words behind it, in lower case."""
    text = mention.article.text
    before = text[mention.sentence.start : mention.span.start].lower().split()
    return before, text[mention.span.end : mention.sentence.end].lower().split(maxsplit=PASSIVE_REACH)


def _is_first_name(words: Sequence[Word], starts: Sequence[int], index: int) -> bool:
    """Return whether the name of a country directly before another name is a person's ("Jordan Bardella")."""
    word = words[index]
    if index + 1 == len(words):
        return False
    return words[index + 1].is_surname and starts[index + 1] == starts[index] + len(word.text) + 1


def subject_before(reading: SentenceReading, position: int) -> str | None:
    """Return the name or country that stands nearest before a position, ``None`` if none does."""
    before = bisect_left(reading.subjects, (position,))
    return reading.subjects[before - 1][1] if before else None


def near_terms(reading: SentenceReading, at: int, end: int) -> tuple[str, ...]:
    """Return the content words up to ``NEAR_REACH`` words before and behind a figure, sorted."""
    low = bisect_left(reading.content, (at - NEAR_REACH,))
    high = bisect_left(reading.content, (end + NEAR_REACH,))
    return tuple(sorted({term for _, term in reading.content[low:high]}))


def noun_before(reading: SentenceReading, at: int) -> str | None:
    """Return the nearest content word before a figure, none across a pause: "a *depth* of 1.2 miles"."""
    before = bisect_left(reading.content, (at,))
    if not before:
        return None
    index, term = reading.content[before - 1]
    return term if at - index <= NOUN_REACH and not reading.pauses_between(index, at) else None


def nearest_names(reading: SentenceReading, position: int) -> tuple[str, ...]:
    """Return the names and countries of a sentence, the nearest to a position first."""
    ranked = sorted(reading.subjects, key=lambda found: (abs(found[0] - position), found))
    return tuple(dict.fromkeys([name for _, name in ranked]))[:NAMES_KEPT]


def _is_depth_before(mention: Mention, last: Figure | None) -> bool:
    """Return whether the figure before one in its sentence is the depth that is told."""
    return last is not None and last.setting.predicate == _DEPTH and last.mention.sentence == mention.sentence


def landmark_of(reading: SentenceReading, position: int, end: int) -> tuple[str | None, str | None]:
    """
    Return the place that a distance is counted from, and the point of the compass.

    "three miles west of Cobb, and six miles west of Anderson Springs": the first name behind the figure,
    which ends at a position and before a word.
    """
    directions = reading.said.get("direction", ())
    near = [(index, each) for index, each in directions if 0 <= index - end <= 3]
    direction = next((each for index, each in near if reading.pauses_between(end, index) == 0), None)
    if direction is None:
        return None, None
    behind = bisect_left(reading.subjects, (position,))
    if behind < len(reading.subjects) and reading.subjects[behind][0] - position <= LANDMARK_REACH:
        return reading.subjects[behind][1], direction
    return None, direction


@cache
def _extent(pack: Pack) -> re.Pattern[str]:
    """
    Return the pattern of what says behind a count that it is one of several countries.

    "killed 230,000 people in 13 countries", "12,000 jobs worldwide", but "people from 18 countries".
    """
    links, nouns, extents, many = (
        "|".join(map(re.escape, sorted(words)))
        for words in (
            pack.sets["extent_links"],
            pack.sets["extent_nouns"],
            pack.sets["extents"],
            {*pack["cardinals"], *pack["tens"], *pack["scales"], *pack.sets["quantifiers"]},
        )
    )
    return re.compile(
        rf"(?:\s[^\W\d_]+){{0,3}}?\s(?:(?:{extents})\b|(?:{links})\s(?:\w+\s)?(?:\d+|{many})\s(?:\w+\s)?(?:{nouns})\b)"
    )


def near_scopes(reading: SentenceReading, at: int, end: int, kind: Kind) -> tuple[str, ...]:
    """
    Return the classes of the scope words that belong to a figure of a kind, sorted.

    "darunter 5.000", "weitere 5.000": they stand up to ``SCOPE_REACH`` words before it, with no pause
    between; "um 5.000" directly before it, unless something else is done by it; "30.000 insgesamt" and "five
    of them critically" as well behind it. Only a duration is a time gone by: "12 days ago", "vor 12 Tagen". A
    span that is counted over is the nearest in the sentence: "in 11 seasons he hit .328 with 445 home runs".
    """
    scopes = reading.said.get("scope", ())
    done = {index + 1 for index, predicate in reading.said.get("predicate", ()) if predicate not in CHANGES}
    spans = [(reading.distance(index, at), scope) for index, scope in scopes if scope in SPANS]
    found = {min(spans)[1]} if spans else set()
    for index, scope in scopes:
        if scope in SPANS:
            continue
        if scope == "change" and index in done:
            continue  # "hit by a $2 million heist"
        low, high = (index, at) if index < at else (end, index)
        reach = CHANGE_REACH if scope in _TOUCHING else SCOPE_REACH
        is_near = high - low <= reach and reading.pauses_between(low, high) == 0
        is_behind = index >= at
        is_placed = scope in _BEHIND_ONLY or scope in _BEHIND_TOO if is_behind else scope not in _BEHIND_ONLY
        is_placed = is_placed or (scope == "alone" and reading.ends_place(index))
        said = _SAID_AS.get(scope, scope)
        if is_near and is_placed and (said != "elapsed" or kind is Kind.DURATION):
            found.add(said)
    return tuple(sorted(found))


def _day_from(published: date, days: int, words: str) -> Period:
    """Return the day some days from the day of publication; at the ends of the calendar only the words."""
    try:
        day = published + timedelta(days=days)
    except OverflowError:
        return Period(words=words)
    return Period(day.year, day.month, day.day, words=words)
