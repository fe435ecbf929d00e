"""
The records that pass from stage to stage: frozen, plain, each holding the one it was made from.

A discrepancy can therefore always quote the words, the sentence and the article. Values are
``Decimal``; offsets are half-open, in Unicode code points of the article's text. No record computes
more than its own bounds: reading, comparing and judging belong to the stages.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from checks.records import quickly_made

LEAD = 250
"""Characters of an article in which a sentence begins that tells the news itself and speaks for all of it."""


class Kind(StrEnum):
    """What sort of number an expression is, whether or not anyone would compare it."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    PERCENTAGE_POINTS = "percentage_points"
    MEASURE = "measure"
    DURATION = "duration"
    AGE = "age"
    RATIO = "ratio"
    ORDINAL = "ordinal"
    DATE = "date"
    YEAR = "year"
    TIME = "time"
    SCORE = "score"
    IDENTIFIER = "identifier"


class Role(StrEnum):
    """Whether a fact-checker would compare the expression (``FIGURE``) or not (``CONTEXT``)."""

    FIGURE = "figure"
    CONTEXT = "context"


class Modifier(StrEnum):
    """How the words around a number bound it; the term is that of TIMEX3 and MeasEval."""

    EXACT = "="
    ABOUT = "~"
    JUST_UNDER = "<~"
    JUST_OVER = ">~"
    MORE_THAN = ">"
    AT_LEAST = ">="
    LESS_THAN = "<"
    AT_MOST = "<="
    RANGE = "range"
    VAGUE = "vague"


class Verdict(StrEnum):
    """What the figures of one group are to each other."""

    CONTRADICTION = "contradiction"
    UPDATE = "update"
    REVIEW = "review"
    AGREEMENT = "agreement"


class Opinion(StrEnum):
    """What a comparator holds of two figures; a missing feature is ``UNKNOWN``, never ``DIFFERENT``."""

    SAME = "same"
    UNKNOWN = "unknown"
    DIFFERENT = "different"


@quickly_made
@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of a text, in code points."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """Return whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


@quickly_made
@dataclass(frozen=True, slots=True)
class Interval:
    """
    What a number may be: every value between two ends, ``None`` where an end is open to infinity.

    ``closed`` says whether the ends themselves belong to it. The leeway of rounding does not reach its
    own ends (8.6 stands for less than 8.65, 8.7 for more), so intervals of leeway are not closed.
    Both ends ``None`` is a mention without a number, such as "mehrere".
    """

    low: Decimal | None
    high: Decimal | None
    closed: bool = True

    def meets(self, other: "Interval") -> bool:
        """Return whether some value lies in both; a point always holds its own value."""
        return _reaches(self, other) and _reaches(other, self)

    def is_point(self) -> bool:
        """Return whether the interval is a single value."""
        return self.low is not None and self.low == self.high


def _reaches(lower: Interval, upper: Interval) -> bool:
    """Return whether ``upper`` does not lie wholly below ``lower``."""
    if lower.low is None or upper.high is None:
        return True
    if lower.low != upper.high:
        return lower.low < upper.high
    return (lower.closed or lower.is_point()) and (upper.closed or upper.is_point())


@dataclass(frozen=True, slots=True)
class Statement:
    """One printable sentence in every language of the interface: language code -> text."""

    texts: tuple[tuple[str, str], ...]

    def text(self, language: str) -> str:
        """Return the sentence in a language, in the first one where that is missing."""
        return dict(self.texts).get(language, self.texts[0][1])


@dataclass(frozen=True, slots=True)
class Article:
    """
    One news article, as it came: nothing of its text is stripped or changed.

    Attributes:
        id: The path relative to the folder given, or the id from the JSON.
        text: The decoded text that all offsets refer to.
        language: Code of the language pack that reads it, such as ``de``.
        title: The headline, ``None`` if not given.
        outlet: Who published it, ``None`` if not given.
        url: Where it can be read, ``None`` if not given; untrusted.
        published: Day of publication, ``None`` if not given.
        source: The file it was read from, relative to the working folder; ``None`` for standard input.
    """

    id: str
    text: str
    language: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: date | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class SetAside:
    """Something that was not used, and why: an input, or a row of the table of figures."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """
    What became of everything that was given.

    ``given`` is ``read`` plus the three lists: nothing is lost without a name and a reason.
    """

    given: int
    read: int
    unreadable: tuple[SetAside, ...] = ()
    empty: tuple[SetAside, ...] = ()
    duplicate: tuple[SetAside, ...] = ()


@quickly_made
@dataclass(frozen=True, slots=True)
class Mention:
    """
    A number expression in an article: the exact words, and what they say taken by themselves.

    Attributes:
        article: Where it stands.
        span: The quantity expression, from the numeral to the end of the unit (of the numeral, for counts).
        surface: The words of the span.
        sentence: The sentence around it.
        kind: What sort of number the words alone show.
        value: The number in the written unit, before any modifier; both ends ``None`` without a number.
        unit: ISO 4217 code, pint name, ``percent``, ``""`` for counts, ``None`` if the text leaves it
            open; a rate as ``USD/month``.
        is_range: The words name two ends ("zwischen 10 000 und 30 000").
        is_vague: The words name an order of magnitude only ("zehntausende").
        precision: Place value of the last digit that was written with a meaning, in the written unit
            (30.000 -> 10000, 31.247 -> 1, 2,5 Milliarden -> 100000000); ``None`` without a number.
        attached: The lower-case rest of the word a numeral is part of ("köpfigen", "jährige"), or ``""``.
        shape: Why the expression is no figure by its mere form ("date", "licence line"); ``""`` otherwise.
    """

    article: Article
    span: Span
    surface: str
    sentence: Span
    kind: Kind
    value: Interval
    unit: str | None
    is_range: bool = False
    is_vague: bool = False
    precision: Decimal | None = None
    attached: str = ""
    shape: str = ""


@quickly_made
@dataclass(frozen=True, slots=True)
class Period:
    """
    When something holds: the parts of a date that the text gives or that its day of publication fixes.

    ``weekday`` counts from Monday = 0 and is kept only while the day itself is unknown. ``words`` are
    those of the article ("am Donnerstag"), empty if the text names no time. ``is_inherited`` says that
    they stand in the sentence before.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    words: str = ""
    is_inherited: bool = False


NO_PERIOD = Period()
"""No time is named."""


@quickly_made
@dataclass(frozen=True, slots=True)
class Claim:
    """
    What an amount or a percentage claims of a year; a count only if the year is over.

    Attributes:
        concept: The measurand, which the sentences before may have said; ``""`` if none is known.
        year: The year it holds for, resolved against the day of publication; ``None`` if none is named.
        source: The institution or person that is named for it, in its dictionary form, ``""`` if none is.
        matters: Concepts of what it is said to be for ("Kosten für Flüchtlinge"), the nearest first.
        parts: Classes of the words that make it one of a part ("Industrie", "Quartal"), sorted.
        homes: ISO codes of the countries that the article names, or the capitals of, the most frequent first.
        is_inherited: The matters come from a sentence before.
    """

    concept: str = ""
    year: int | None = None
    source: str = ""
    matters: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    homes: tuple[str, ...] = ()
    is_inherited: bool = False

    @property
    def is_complete(self) -> bool:
        """Whether it says what, for which year and who says so."""
        return bool(self.concept and self.year is not None and self.source)


NO_CLAIM = Claim()
"""The claim of figures that make none."""


SPANS = frozenset({"quarter", "half_year", "full_year", "season", "seasons"})
"""Scope classes that say over which span something is counted; a figure has one at most."""


@quickly_made
@dataclass(frozen=True, slots=True)
class Setting:
    """
    What the words around a figure say about it, in terms that all languages share where they can.

    Attributes:
        predicate: Class of the nearest predicate ("attend", "pledge"); ``None`` if none is known.
        predicate_words: The word it was read from.
        period: When it holds.
        places: ISO 3166 codes of the countries (and ``EU``) in the sentence, sorted.
        subject: Name or country that stands nearest before the figure in its sentence; ``None`` if none does.
        scopes: Classes of scope words ("part", "total", "each"), sorted.
        statuses: Classes of status words ("plan", "forecast", "idea"), sorted.
        topic: Names of the whole article, most frequent first; the same for all its figures.
        terms: Content lemmas of the sentence, sorted.
        predicates: All classes of predicate in the sentence, the nearest first.
        near: Content lemmas within a few words of the figure, sorted.
        noun_before: The content lemma directly before it ("depth" of 1.2 miles); ``None`` if none is near.
        terms_before: Content lemmas of the sentence before, sorted.
        names: Names and countries in the sentence, the nearest first.
        names_before: The same for the sentence before.
        landmark: The place a distance is counted from; ``None`` if none is named.
        direction: The point of the compass behind a distance; ``None`` if none is named.
        claim: What it claims so plainly that it needs no event to be known again.
    """

    predicate: str | None = None
    predicate_words: str = ""
    period: Period = NO_PERIOD
    places: tuple[str, ...] = ()
    subject: str | None = None
    scopes: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    predicates: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    noun_before: str | None = None
    terms_before: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    names_before: tuple[str, ...] = ()
    landmark: str | None = None
    direction: str | None = None
    claim: Claim = NO_CLAIM


NO_SETTING = Setting()
"""The setting of a figure that nothing is compared with: one for all, as most figures of a text have it."""


@quickly_made
@dataclass(frozen=True, slots=True)
class Figure:
    """
    A mention as its sentence means it.

    Attributes:
        mention: What it was read from.
        kind: The kind after reading the sentence (a bare number before a noun is a count).
        role: Whether anyone would compare it.
        modifier: How the words bound it.
        interval: The value in the written unit after the modifier ("mehr als 30": 30 and open above).
        counted: Lemma of what is counted or measured ("Soldat"), ``None`` if nothing is.
        measurand: The concept that all languages share ("troops"), ``None`` if none is known.
        setting: What the words around it say.
    """

    mention: Mention
    kind: Kind
    role: Role
    modifier: Modifier
    interval: Interval
    counted: str | None = None
    measurand: str | None = None
    setting: Setting = NO_SETTING

    @property
    def id(self) -> str:
        """``<article>:<start>``."""
        return f"{self.mention.article.id}:{self.mention.span.start}"


@dataclass(frozen=True, slots=True)
class Conversion:
    """
    How an amount came into another unit: amount x factor (or / rate) = result, with its source.

    Attributes:
        factor: What the written value was multiplied by, exactly as used.
        rate: Units of the currency for one euro, for money only.
        rate_date: The day whose rate was used (the last one with a rate), for money only.
        source: Where factor or rate come from.
        assumed_day: The article has no date, so the day of the run's ``--as-of`` stands for it.
    """

    factor: Decimal
    rate: Decimal | None = None
    rate_date: date | None = None
    source: str = ""
    assumed_day: bool = False


@quickly_made
@dataclass(frozen=True, slots=True)
class Quantity:
    """
    A figure in base units, ready to be compared.

    Attributes:
        figure: What it was made from.
        base: The interval in ``base_unit``; both ends ``None`` where no conversion was possible.
        base_unit: Currency of the run, pint's base unit, or ``""`` for counts; ``None`` if unknown.
        leeway: ``base`` widened by what rounding may hide (see ``normalisation.leeway``); two
            quantities are incompatible if and only if their leeways do not meet.
        original_leeway: The same in the written unit, for figures that share it.
        dimension: The unit family that may be compared at all: ``count``, ``money``,
            ``money/time``, ``percent``, ``[length]`` ...; ``""`` if unknown.
        conversion: How it was converted; ``None`` if the written unit is the base unit.
        trouble: Why it could not be normalised, ``""`` if it could.
    """

    figure: Figure
    base: Interval
    base_unit: str | None
    leeway: Interval
    original_leeway: Interval
    dimension: str
    conversion: Conversion | None = None
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one comparator holds of two figures, with its weight in the sum and its sentence."""

    comparator: str
    opinion: Opinion
    weight: float
    statement: Statement


@dataclass(frozen=True, slots=True)
class Group:
    """
    Quantities held to be about the same thing.

    Attributes:
        quantities: At least two, ordered by article and position.
        measurand: The concept they share.
        label: What a reader would call it ("Truppenstärke"), in each interface language.
        findings: Why they belong together, the strongest first; ``UNKNOWN`` ones are the possible
            harmless explanations.
        confidence: 0 to 1, from the sum of the weights of the strongest pair.
        apart: Indices of each two of them that a comparator holds to be different quantities: they are in
            one group by way of others, and are never set against each other.
    """

    quantities: tuple[Quantity, ...]
    measurand: str
    label: Statement
    findings: tuple[Finding, ...]
    confidence: float
    apart: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class NotCompared:
    """Quantities that look alike and were kept apart, and the reason."""

    quantities: tuple[Quantity, ...]
    comparator: str
    reason: Statement


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """
    The judgement on one group, with everything a report needs to lay it out.

    Attributes:
        id: ``F-`` and eight hex digits, made from what is claimed; the same across runs.
        group: What was judged.
        verdict: Contradiction, update, review or agreement.
        cause: Name of the fault ("disjoint", "scale", "outdated"); ``""`` for agreement.
        severity: 0 to 1; the rule stands in ``contradictions``.
        pairs: Indices into ``group.quantities`` of each two that cannot both be true.
        gap: Ratio of the nearest ends of the two that are farthest apart; 1 where all meet.
        headline: The finding in one line ("Truppenstärke: 10.000 bis 200.000").
        reason: One sentence a journalist could print.
        why: The sentences behind it.
        explanations: How it might be harmless.
    """

    id: str
    group: Group
    verdict: Verdict
    cause: str
    severity: float
    pairs: tuple[tuple[int, int], ...]
    gap: Decimal
    headline: Statement
    reason: Statement
    why: tuple[Statement, ...] = ()
    explanations: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """A reader's decision on a discrepancy: accepted or dismissed, why, by whom and when."""

    verdict: str
    reason: str
    note: str
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class RunResult:
    """
    Everything one run found; what the report, the exports and the dashboard are made from.

    Attributes:
        as_of: The day the run speaks for: an argument, never the clock.
        currency: ISO 4217 code that money was converted to.
        language: Language of the sentences in ``discrepancies.json`` and of the report when opened.
        rates_until: Last day the table of exchange rates covers.
        coverage: What became of each input.
        articles: The articles read, ordered by id.
        quantities: Every expression found, context included, ordered by article and position.
        set_aside: Rows that broke the expectations.
        discrepancies: All judged groups, the most severe first.
        not_compared: What looked alike and was kept apart.
        states: Discrepancy id -> ``new`` or ``known`` against the earlier runs of the store.
        gone: Ids of the last run that are no longer there.
        reviews: Discrepancy id -> the decision remembered for it.
    """

    as_of: date
    currency: str
    language: str
    rates_until: date
    coverage: Coverage
    articles: tuple[Article, ...]
    quantities: tuple[Quantity, ...]
    set_aside: tuple[SetAside, ...]
    discrepancies: tuple[Discrepancy, ...]
    not_compared: tuple[NotCompared, ...]
    states: tuple[tuple[str, str], ...] = ()
    gone: tuple[str, ...] = ()
    reviews: tuple[tuple[str, Review], ...] = ()
