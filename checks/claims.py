"""
What a figure claims so plainly that no event is needed: the year, the matter and who says so.

Two institutions that state the growth of one country in one year, or what one matter costs in one year,
speak of one quantity, even if their articles share little else. Claims are read for amounts of money and
percentages; for counts, which grow, only of a year that is over. What the sentence of the figure leaves open
comes from the sentences before it in the paragraph: the source from one of the last six, the matter from one
of the last three.
"""

from collections.abc import Callable, Iterator

from checks.measurands import load_measurands, said_by
from checks.model import NO_CLAIM, NO_PERIOD, Claim, Figure, Kind, Period, Span
from checks.sentence_reading import SentenceReading

KINDS = frozenset({Kind.MONEY, Kind.PERCENT, Kind.PERCENTAGE_POINTS, Kind.COUNT})
"""What a claim is read for."""

SOURCE_REACH = 7
"""Words between a word of saying and who says it ("sagt Marcus Scheiblecker, Vizechef des Wifo")."""

SOURCE_SENTENCES = 6
"""Sentences before the figure that may name the source its own leaves open."""

NAMED_SENTENCES = 3
"""Sentences before the figure that may name the institution of those who say it ("die Forscher")."""

PERSON_COSTS = 3
"""Words by which an institution may stand farther from the word of saying than a bare name."""

MATTER_REACH = 3
"""Sentences before the figure that may name the matter its own leaves open."""

NEAR = 10
"""Words, a pause counting as two more, in which what makes a part of the whole is said of a figure."""

CHANGE_SENTENCES = 10
"""Sentences between a bare change ("ein Plus von 0,1 Punkten") and the figure of what."""

BASE_REACH = 3
"""Words between a word of comparison and the year it compares with ("gegenüber dem Vorjahr")."""

AT_ONCE = 2
"""Words, a pause among them, from a year compared with to its own figure: "als 2015 (0,9)"."""


class Claims:
    """Reads the claims of one article's figures, in the order of the text; holds the sources found so far."""

    def __init__(
        self,
        reading: Callable[[Span], SentenceReading],
        before: Callable[[Span], Span | None],
        homes: Callable[[], tuple[str, ...]],
    ) -> None:
        self._reading = reading
        self._before = before
        self._homes = homes
        self._sources: dict[int, str | None] = {}  # by the start of the sentence
        self._told: list[tuple[Figure, str]] = []

    def claim(self, figure: Figure, predicate: str | None) -> Claim:
        """
        Return what a figure with a predicate claims.

        ``NO_CLAIM`` if it is none of the ``KINDS`` or a count that grows.
        """
        if figure.kind not in KINDS or (figure.kind is Kind.COUNT and not _has_one_value(figure)):
            return NO_CLAIM
        sentence = figure.mention.sentence
        here = self._reading(sentence)
        at = here.index_at(figure.mention.span.start)
        concept = self._concept(figure, predicate, at)
        if concept:
            self._told.append((figure, concept))
        year = year_at(here, at).year
        if figure.kind is Kind.COUNT and not _is_over(figure, year):
            return NO_CLAIM
        matters, is_inherited = self._matters(sentence, at, concept)
        return Claim(
            concept=concept,
            year=year,
            source=self._source_of(sentence, at) or "",
            matters=matters,
            parts=parts_at(here, at),
            homes=self._homes(),
            is_inherited=is_inherited,
        )

    # -- of what -------------------------------------------------------------------------------------

    def _concept(self, figure: Figure, predicate: str | None, at: int) -> str:
        """Return the concept of a figure: its own, what its predicate says, or that of a change before it."""
        if figure.measurand is not None:
            return figure.measurand
        if figure.kind is Kind.MONEY:
            return said_by(predicate, figure.kind) or ""
        if not self._reading(figure.mention.sentence).has_bare_change(at):
            return ""
        for earlier, concept in reversed(self._told):
            if earlier.mention.unit == figure.mention.unit:
                spans = self._sentences_before(figure.mention.sentence, CHANGE_SENTENCES)
                return concept if earlier.mention.sentence in spans else ""
        return ""

    def _matters(self, sentence: Span, at: int, concept: str) -> tuple[tuple[str, ...], bool]:
        """
        Return the matters of a sentence, the nearest first, else those of one before, and whether it is one.

        Closely before a share a sum is its matter as well: "ein Defizit von 0,9 Prozent des BIP".
        """
        is_share = bool(concept) and load_measurands()[concept].is_share
        own = matters_at(self._reading(sentence), at, is_share=is_share)
        if own:
            return own, False
        earlier = map(self._reading, self._sentences_before(sentence, MATTER_REACH))
        found = next(filter(None, (matters_at(reading, len(reading.starts)) for reading in earlier)), ())
        return found, bool(found)

    # -- who says so ---------------------------------------------------------------------------------

    def _source_of(self, sentence: Span, at: int) -> str | None:
        """
        Return who is named as the source nearest a word, else who was before in the paragraph.

        If somebody without a name says it ("teilten die Forscher mit"), it is the institution named last.
        """
        here = self._reading(sentence)
        own = source_at(here, at)
        if own is None and "speech" in here.said:
            spans = self._sentences_before(sentence, NAMED_SENTENCES)
            named = (
                name for span in spans for _, name, is_one in reversed(self._reading(span).speakers) if is_one
            )
            own = next(named, None)
        return own or self._source_before(sentence)

    def _source_before(self, sentence: Span) -> str | None:
        """Return the last source that is named in the sentences before one in its paragraph."""
        if sentence.start not in self._sources:
            earlier = map(self._reading, self._sentences_before(sentence, SOURCE_SENTENCES))
            named = (source_at(reading, len(reading.starts)) for reading in earlier)
            self._sources[sentence.start] = next(filter(None, named), None)
        return self._sources[sentence.start]

    def _sentences_before(self, sentence: Span, most: int) -> Iterator[Span]:
        """Yield the sentences before one in its paragraph, the nearest first."""
        span = self._before(sentence)
        for _ in range(most):
            if span is None:
                return
            yield span
            span = self._before(span)


def _has_one_value(figure: Figure) -> bool:
    """Return whether what a figure counts has one value in a year."""
    return figure.measurand is not None and bool(load_measurands()[figure.measurand].is_one_for)


def _is_over(figure: Figure, year: int | None) -> bool:
    """Return whether a year is over on the day of publication: until then counts of it grow."""
    day = figure.mention.article.published
    return day is not None and year is not None and day.year > year


def source_at(reading: SentenceReading, at: int) -> str | None:
    """
    Return who is named as the source in a sentence, for a figure at a word; ``None`` if nobody is.

    The institution or the name nearest to a word of saying ("laut", "rechnet", "said").
    """
    found = []
    for cue, _ in reading.said.get("speech", ()):
        for index, name, is_institution in reading.speakers:
            distance = abs(cue - index) + (0 if is_institution else PERSON_COSTS)
            if distance <= SOURCE_REACH + PERSON_COSTS:
                found.append((distance + reading.distance(cue, at), abs(index - at), name))
    return min(found)[2] if found else None


def matters_at(reading: SentenceReading, at: int, *, is_share: bool = False) -> tuple[str, ...]:
    """Return the concepts of what something is for in a sentence, the nearest to a word first."""
    matters = reading.said.get("matter")
    if not matters:
        return ()
    known = load_measurands()
    return tuple(
        dict.fromkeys(
            matter
            for index, matter in sorted(matters, key=lambda found: abs(found[0] - at))
            if known[matter].is_matter or (is_share and reading.distance(index, at) <= NEAR)
        )
    )


def parts_at(reading: SentenceReading, at: int) -> tuple[str, ...]:
    """Return the classes of the words near another that make a part of the whole."""
    parts = reading.said.get("part")
    if not parts:
        return ()
    return tuple(sorted({part for index, part in parts if reading.distance(index, at) <= NEAR}))


def year_at(reading: SentenceReading, at: int) -> Period:
    """
    Return the year that a sentence names nearest to a word, ``NO_PERIOD`` if a month is nearer.

    A year that is only compared with ("gegenüber dem Vorjahr") is none, unless the figure stands behind it in
    brackets.
    """
    best: tuple[int, Period] | None = None
    for index, period in reading.times:
        if period.year is None or period.weekday is not None or period.day is not None:
            continue
        has_own_figure = 0 < at - index <= AT_ONCE and bool(reading.pauses_between(index, at))
        if _is_base(reading, index) and not has_own_figure:
            continue
        distance = reading.distance(index, at)
        if best is None or distance < best[0]:
            best = (distance, period)
    return best[1] if best is not None and best[1].month is None else NO_PERIOD


def _is_base(reading: SentenceReading, index: int) -> bool:
    """Return whether a word of comparison stands closely before a word."""
    return any(0 < index - each <= BASE_REACH for each, _ in reading.said.get("comparison", ()))
