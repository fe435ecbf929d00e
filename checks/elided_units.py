"""
The unit that a number has from an amount nearby: "1,2 Prozent, im Vorjahr 0,8", "rund eine Milliarde".

Only a number that counts nothing may borrow one, and only where its shape fits: a million or a billion takes
the currency of the nearest amount of money, a decimal the unit of the amount before it, a whole number up to
a hundred the percent of a figure in its own sentence ("51 Prozent sind dafür, 44 dagegen"), thousands that
are a part of the amount before them its currency ("92.000 Euro, davon 83.000 aus Gebühren").
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from checks.counted import CountedNoun, concept_of
from checks.currencies import unnamed_currency
from checks.languages.pack import Pack
from checks.lemmas import lemma_of
from checks.model import Article, Kind, Mention
from checks.named_numbers import ends_title, is_label, is_part_of_name
from checks.neighbourhood import Neighbourhood
from checks.numerals import is_whole, read_word

CURRENCY_REACH = 3000
"""Characters between a bare million and the amount of money that tells its currency."""

UNIT_REACH = 200
"""The same between a bare decimal and the amount before it."""

PERCENT_REACH = 100
"""The same between a bare whole number and the percentage before it."""

PARALLEL_REACH = 60
"""The same between a bare whole number and a percentage behind it that is said in the same way."""

LIKE_SIZE = 20
"""How many times larger or smaller a borrower may be: an index of 18.412,05 is no percentage."""

_A_MILLION = Decimal(1_000_000)
_A_THOUSAND = 1000
_PARTS = frozenset({"part", "alone"})  # classes of scope words
_PLAIN = 4  # characters of a number whose scale is not its own
_A_HUNDRED = 100
_LEAD = 2  # words: "um gut"
_TOPICS = 3  # of money, that a text without a currency speaks of
_VERB_REACH = 2  # words between a verb of paying and bare millions
_PAID = frozenset({"pay", "cost", "spend"})  # classes of predicates
_BRACKET = re.compile(r"(?:\s[^\W\d_]{2,16}){0,3}\s?\((?:(\+|[^\W\d_]{2,8})\s?)?")
_LETTERS = re.compile(r"[^\W\d_]+")
_POINTS_TO = 2  # words: "points to"
_REACH_TO_POINTS = 20  # characters, with "of a" between
_LENDERS = frozenset({Kind.MONEY, Kind.PERCENT, Kind.PERCENTAGE_POINTS})


@dataclass(frozen=True, slots=True)
class ElidedUnit:
    """A unit by its name in the JSON, ``None`` if it stays open, and the kind of figure it makes."""

    name: str | None
    kind: Kind


class ElidedUnits:
    """The amounts of one article that may lend their unit."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._mentions = mentions
        self._lenders = [m for m in mentions if m.kind in _LENDERS and m.unit]
        self._starts = [m.span.start for m in self._lenders]
        self._money = [m for m in self._lenders if m.kind is Kind.MONEY]
        self._money_starts = [m.span.start for m in self._money]
        self._borrower: Mention | None = None  # the last number that was lent a percent
        self._counter: Mention | None = None  # the last large number that counts something

    def unit_of(self, near: Neighbourhood, counted: CountedNoun | None) -> ElidedUnit | None:
        """Return the unit that a bare number takes from its neighbourhood, ``None`` if it takes none."""
        mention = near.mention
        low = mention.value.low
        if low is None or mention.attached:
            return None
        if mention.is_vague:
            return self._money_in(near) if _is_vague_sum(near, counted) else None
        if _has_points_behind(near) and (
            self._leads_to_percentage(near)
            or _are_points(near, has_percentage=self._has_percentage_near(mention))
        ):
            return ElidedUnit("percentage_point", Kind.PERCENTAGE_POINTS)
        # "um 8 auf 150 Millionen": the scale may be elided, too
        if _is_large(mention, low, near.pack):
            if counted is None or _is_difference(near) or _is_of_money(counted, near):
                return self._money_in(near) if self._is_sum(near) else None
            self._counter = mention
            return None
        lent = self._lent(near, counted)
        if lent is not None and lent.kind is Kind.PERCENT:
            self._borrower = mention
        return lent

    def _is_sum(self, near: Neighbourhood) -> bool:
        """Return whether a large number that counts nothing is money, and nothing that people do."""
        mention = near.mention
        if not self._lenders and not _tells_of_money(mention.article, near.pack):
            return False
        verb = near.word_after and lemma_of(near.word_after, near.pack)
        if verb in near.pack.sets["people_verbs"] or near.text.startswith(" [", mention.span.end):
            return False
        return not _does_what_people_do(near) and not self._counts_on(mention)

    def _lent(self, near: Neighbourhood, counted: CountedNoun | None) -> ElidedUnit | None:
        """Return the unit that an amount directly before or behind lends to a number that is no million."""
        mention = near.mention
        index = bisect_left(self._starts, mention.span.start)
        before = self._lenders[index - 1] if index else None
        percentages = [m for m in (before, self._borrower) if m is not None]
        if any(_is_change_in_bracket(near, percentage) for percentage in percentages):
            return ElidedUnit("percentage_point", Kind.PERCENTAGE_POINTS)
        if counted is not None:
            return None
        is_digits = mention.surface[-1].isdecimal()
        if is_digits and before is not None and self._is_lent_forward(near, before):
            return ElidedUnit(str(before.unit), before.kind)
        after = self._lenders[index] if index < len(self._lenders) else None
        if after is not None and _is_parallel(near, after):
            return ElidedUnit(str(after.unit), after.kind)
        return None

    def _is_lent_forward(self, near: Neighbourhood, lender: Mention) -> bool:
        """Return whether an amount lends its unit to a bare number behind it."""
        mention = near.mention
        distance = mention.span.start - lender.span.end
        if mention.value.low is not None and not is_whole(mention.value.low):
            is_apart = distance > UNIT_REACH or "\n" in near.text[lender.span.end : mention.span.start]
            is_compound = near.text.startswith("-", mention.span.end)  # "eine 2,5-Zimmer-Wohnung"
            is_inside = near.text[lender.span.end : mention.span.start] == " (" and near.text.startswith(
                ")", mention.span.end
            )  # "7 Prozent (10,7)"
            return not is_apart and not is_compound and _is_alike(mention, lender, places=not is_inside)
        if lender.kind is Kind.MONEY:
            return self._is_part(near, lender)
        return distance <= PERCENT_REACH and _is_percentage_beside(near, lender)

    def _is_part(self, near: Neighbourhood, lender: Mention) -> bool:
        """Return whether thousands are some of the amount right before: "92.000 Euro, davon 83.000"."""
        mention, low, whole = near.mention, near.mention.value.low, lender.value.low
        if low is None or whole is None or not _A_THOUSAND <= low <= whole < _A_MILLION:
            return False
        is_part = any(near.pack["scopes"].get(word) in _PARTS for word in near.before)
        if not is_part or mention.surface.isdecimal():
            return False
        index = bisect_left(self._mentions, mention.span.start, key=lambda each: each.span.start)
        return self._mentions[index - 1] is lender and lender.sentence == mention.sentence

    def _has_percentage_near(self, mention: Mention) -> bool:
        """Return whether a percentage stands near a number, in its paragraph."""
        index = bisect_left(self._starts, mention.span.start)
        around = self._lenders[max(0, index - 1) : index + 1]
        return any(
            m.kind is not Kind.MONEY
            and _distance(m, mention) <= UNIT_REACH
            and "\n" not in mention.article.text[m.span.end : mention.span.start]
            for m in around
        )

    def _leads_to_percentage(self, near: Neighbourhood) -> bool:
        """Return whether points are the change whose outcome is a percentage: "down 2.3 points to 78.4%"."""
        end = near.mention.span.end
        index = bisect_left(self._starts, end)
        if index == len(self._lenders) or self._lenders[index].kind is not Kind.PERCENT:
            return False
        between = near.text[end : min(self._starts[index], end + _REACH_TO_POINTS)].lower().split()
        is_next = self._starts[index] - end <= _REACH_TO_POINTS
        return is_next and len(between) == _POINTS_TO and between[-1] in near.pack.sets["change_gaps"]

    def _counts_on(self, mention: Mention) -> bool:
        """Return whether a large number goes on counting: "1,5 Millionen Haushalte zahlen, zwei nicht"."""
        counter = self._counter
        if counter is None or mention.sentence != counter.sentence:
            return False
        index = bisect_left(self._money_starts, mention.span.start)
        return index == 0 or self._money_starts[index - 1] < counter.span.start

    def _money_in(self, near: Neighbourhood) -> ElidedUnit | None:
        """Return the currency near a large number, ``None`` if the number may be a part of something else."""
        mention = near.mention
        nearest = self._nearest_money(mention)
        if nearest is None:
            return None if self._money else ElidedUnit(self.currency_of(near), Kind.MONEY)
        is_part = abs(mention.value.low or _A_MILLION) < _A_MILLION
        if is_part and nearest.sentence != mention.sentence:
            return None  # "Eine halbe Million demonstrierte."
        return ElidedUnit(self.currency_of(near), Kind.MONEY)

    def currency_of(self, near: Neighbourhood) -> str | None:
        """
        Return the currency of an amount that names none: that of the nearest amount of money.

        Where no amount names one, it is that of the outlet, or what texts in the language mean.
        """
        nearest = self._nearest_money(near.mention)
        if nearest is not None:
            return str(nearest.unit).partition("/")[0]
        return None if self._money else unnamed_currency(near.mention.article, near.pack)

    def _nearest_money(self, mention: Mention) -> Mention | None:
        """Return the nearest amount of money within reach, the one before if two are as near."""
        index = bisect_left(self._money_starts, mention.span.start)
        around = self._money[max(0, index - 1) : index + 1]
        nearest = min(around, key=lambda amount: _distance(amount, mention), default=None)
        return None if nearest is None or _distance(nearest, mention) > CURRENCY_REACH else nearest


def _does_what_people_do(near: Neighbourhood) -> bool:
    """Return whether an active perfect follows: "6 million had lost their homes", but "had been spent"."""
    sets, end = near.pack.sets, near.mention.span.end
    words = [word.lower() for word in _LETTERS.findall(near.text, end, end + _REACH_TO_POINTS)]
    is_perfect = not sets["perfect_auxiliaries"].isdisjoint(words[:1])
    return is_perfect and len(words) > 1 and words[1] not in sets["passive_auxiliaries"]


@lru_cache(maxsize=64)
def _tells_of_money(article: Article, pack: Pack) -> bool:
    """Return whether a text speaks of money, though it names no currency."""
    lower = article.text.lower()
    return sum(topic in lower for topic in pack.sets["money_topics"]) >= _TOPICS


def _is_vague_sum(near: Neighbourhood, counted: CountedNoun | None) -> bool:
    """Return whether bare millions are paid or cost: "Er verdiene selbst Millionen", but no lives."""
    low, sets = near.mention.value.low, near.pack.sets
    if counted is not None or low is None or low < _A_MILLION:
        return False
    lemmas = (lemma_of(word, near.pack) for word in near.before[-_VERB_REACH:] if word.isalpha())
    is_paid = any(near.pack.predicate_of.get(lemma) in _PAID for lemma in lemmas)
    return is_paid and near.word_after.lower() not in sets["subject_articles"]


def _is_difference(near: Neighbourhood) -> bool:
    """Return whether a number tells by how much something differs: "um gut eine Milliarde höhere Kosten"."""
    sets = near.pack.sets
    is_led = not sets["difference_leads"].isdisjoint(near.before[-_LEAD:])
    return is_led and near.word_after.lower().endswith(tuple(sets["comparative_endings"]))


def _is_large(mention: Mention, low: Decimal, pack: Pack) -> bool:
    """Return whether a number is in millions, by its own scale or an elided one; half a million is, too."""
    surface = mention.surface
    if len(surface) > _PLAIN and surface[-1].isdecimal():
        return False
    return abs(low) >= _A_MILLION or pack.scales.get(surface.split()[-1].lower(), 0) >= _A_MILLION


def _is_change_in_bracket(near: Neighbourhood, lender: Mention) -> bool:
    """Return whether the change of a percentage stands behind it, with its sign: "17 Prozent (minus 2)"."""
    mention, pack = near.mention, near.pack
    low = mention.value.low
    is_lender = lender.kind in (Kind.PERCENT, Kind.COUNT)  # a borrower is a count by its form
    if not is_lender or low is None or abs(low) > _A_HUNDRED:
        return False
    lead = _BRACKET.fullmatch(near.text, lender.span.end, mention.span.start)
    if lead is None or not near.text.startswith(")", mention.span.end):
        return False
    sign = lead.group(1)
    return (
        low < 0 if sign is None else sign.lower() in pack.sets["plus"] | pack.sets["bracket_changes"] | {"+"}
    )


def _has_points_behind(near: Neighbourhood) -> bool:
    """Return whether a number is one of points: "2,3 Punkte", "a four-point lead", "half of a point"."""
    sets, at, word = near.pack.sets, near.mention.span.end, near.word_after.lower()
    if near.text.startswith("-", at) or word in sets["part_links"]:
        rest = [other.lower() for other in _LETTERS.findall(near.text, at, at + _REACH_TO_POINTS)]
        links = sets["part_links"] | near.pack.numbers.articles
        word = next((other for other in rest if other not in links), "")
    return word in sets["point_nouns"]


def _are_points(near: Neighbourhood, *, has_percentage: bool) -> bool:
    """
    Return whether points are those of percentages: "ein Plus von 2 Punkten", "a 4-point lead (51%-47%)".

    More or less of them is told, or who leads, and the text speaks of polls or rates: "die SPD verlor 2,9
    Punkte". Without a percentage near, their sentence does, and right before them. A part of a point ("a
    quarter-point cut") needs only the topic, a percentage and a noun for a change need only each other. Those
    of an index are none.
    """
    mention, sets = near.mention, near.pack.sets
    low = mention.value.low
    if low is None or abs(low) > _A_HUNDRED:
        return False
    sentence = near.text[mention.sentence.start : mention.sentence.end].lower()
    if any(word in sentence for word in sets["index_words"]):
        return False
    behind = near.text[mention.span.end : mention.sentence.end].lower().split()[1:2]
    following = behind[0].strip(".,;") if behind else ""
    is_change = len(near.before) > 1 and near.before[-2] in sets["change_nouns"]
    is_change = is_change or following in sets["difference_followers"]
    if has_percentage and is_change:
        return True
    is_part = 0 < abs(low) < 1
    if is_part and _speaks_of(sets["point_topics"], near.text):
        return True
    leads = sets["list_leads"] | sets["change_leads"] | sets["minus"]
    words, told = (near.before, near.text) if has_percentage else (near.before[-2:], sentence)
    is_told = is_change or following in sets["point_followers"] or not leads.isdisjoint(words)
    return is_told and _speaks_of(sets["point_topics"] | sets["share_topics"], told)


@lru_cache(maxsize=64)
def _speaks_of(topics: AbstractSet[str], text: str) -> bool:
    """Return whether a text speaks of one of some topics; those with blanks around them are whole words."""
    words = f" {' '.join(_LETTERS.findall(text.lower()))} "
    return any(topic in words for topic in topics)


def _is_percentage_beside(near: Neighbourhood, lender: Mention) -> bool:
    """Return whether a whole number up to a hundred may be a percentage like another in its sentence."""
    low = near.mention.value.low
    is_share = lender.kind is Kind.PERCENT and low is not None and is_whole(low) and abs(low) <= 100
    is_named = is_label(near) or is_part_of_name(near)
    is_name = is_named or ends_title(near) or _is_odds(near)
    return is_share and not is_name and lender.sentence == near.mention.sentence


def _is_odds(near: Neighbourhood) -> bool:
    """Return whether a number is what another is out of: "nine in 10"."""
    gaps = {lead.rpartition(" ")[2] for lead in near.pack.sets["odds_leads"]}
    is_gap = near.word_before in gaps and len(near.before) > 1
    return is_gap and read_word(near.before[-2], near.pack) is not None


def _is_parallel(near: Neighbourhood, lender: Mention) -> bool:
    """
    Return whether a number lends its unit to a bare one before it, as said in the same way.

    Either the same word leads both ("auf 30, die ÖVP auf 25 Prozent") or both are decimals in a row ("für die
    einen 0,12 und für die anderen 0,2 Prozentpunkte").
    """
    start, low = near.mention.span.end, near.mention.value.low
    between = near.text[start : lender.span.start]
    words = between.lower().split()
    if len(between) > PARALLEL_REACH or not words or low is None:
        return False
    is_row = words[0] in near.pack.sets["amount_links"] and lender.sentence == near.mention.sentence
    if is_row and not is_whole(low) and lender.value.low is not None and not is_whole(lender.value.low):
        return _is_alike(near.mention, lender, places=False)
    return words[-1] == near.word_before and _is_percentage_beside(near, lender)


def _is_alike(mention: Mention, lender: Mention, *, places: bool) -> bool:
    """Return whether two decimals look like values of one series: of like size, with as many places."""
    value, other = mention.value.low, lender.value.low
    if value is None or other is None or not value or not other:
        return False
    is_like_size = abs(value) <= LIKE_SIZE * abs(other) and abs(other) <= LIKE_SIZE * abs(value)
    return is_like_size and (not places or value.as_tuple().exponent == other.as_tuple().exponent)


def _distance(one: Mention, other: Mention) -> int:
    return max(one.span.start - other.span.end, other.span.start - one.span.end)


def _is_of_money(counted: CountedNoun, near: Neighbourhood) -> bool:
    """Return whether a noun is measured in money and never counted: "drei Milliarden Schulden"."""
    if counted.lemma.lower().endswith(tuple(near.pack.sets["money_nouns"])):
        return True
    if any(concept_of(form, Kind.COUNT, near.pack) for form in (counted.lemma, counted.word)):
        return False
    return concept_of(counted.lemma, Kind.MONEY, near.pack) is not None
