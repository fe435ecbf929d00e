"""
Article + pack -> mentions: one scan for numerals, then a small hand-written parser around each.

The stages are ``scan`` (where numerals may be), ``atoms`` (what each hit says), ``joining`` (adjacent atoms
make one numeral) and, here, the neighbourhood: units are read from right to left, so that a neighbour to
the right already knows its unit when an elided one asks for it (``sharing``); then neighbours are joined
into ranges. What the words around a mention mean is for ``interpretation``.

Time is linear in the text: every look around is bounded (next word, {0,3} blanks, a gap of at most 24
characters). No text reaches pint.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import pairwise

from checks.amounts import join_amounts
from checks.atoms import A_HUNDREDTH, CONTEXT_SHAPES, MINUS_SIGNS, AtomReader, Numeral, read_part, read_sign
from checks.currencies import CurrencyContext
from checks.joining import WORD_AFTER, ends_part, join_atoms, stands_in_bracket, word_before
from checks.languages.pack import Pack
from checks.model import Article, Interval, Kind, Mention, Span
from checks.numerals import is_bare, is_whole
from checks.scan import BLANKS, CURRENCY_SIGNS, YEAR, lower_keeping_length, makes_one
from checks.sentences import sentences_of
from checks.sharing import relation_of, share
from checks.unit_words import FoundUnit, UnitWords
from checks.units import dimension_of, factor_to_base

_WORD = re.compile(rf"{BLANKS}{{0,3}}+(/|[^\W\d_]{{1,40}}(?:\.[^\W\d_]\b)?)")
_LAST_PART = re.compile(r"(?:-[^\W\d_]{1,30}){0,2}-([^\W\d_]{1,30})")
_PART_BEFORE = re.compile(r"(?:[^\W\d_]{1,40}\s){1,5}\Z")
_LONGEST_LEAD = 60  # characters before an amount in which its rate is looked for
_YEAR_NEXT = re.compile(rf"{BLANKS}{{1,3}}+\d{{4}}(?!\d|[.,]\d)")

_LONGEST_GAP = 12
"""Characters between an amount and its conversion in brackets: "20 pounds (about 9 kg)"."""

_CONVERSION_LEEWAY = Decimal("0.15")  # of the larger amount: both are rounded

_SHAPES_WITH_VALUE = frozenset({"ordinal", "indefinite", "noun"})
_NO_VALUE = Interval(None, None)
_HUNDRED = 100
_CLOSING = (")", "]", ">", "}")
_MINUSES = frozenset(MINUS_SIGNS)
_DASH_NEXT = re.compile(rf"[^.;!?]{{0,60}}\s[{MINUS_SIGNS}]\s")
_LONGEST_MINUS = 12  # characters of a word that turns the sign ("negative"), with the blanks behind it
_MOST_POINTS = 200  # of a side in a match: "won 104-99"

_MOST_WICKETS = 10

_UNFINISHED = frozenset({"scale", "half", "article", "fraction", "digits of"})
"""Tags of what is no numeral by itself."""


def find_mentions(article: Article, pack: Pack) -> tuple[Mention, ...]:
    """
    Return every number expression of an article, in order, none overlapping another.

    Expressions that are no figure by their form (dates, scores, clause numbers) are returned too, with
    their shape; digits too long to be a number have the shape ``unreadable`` and no value.
    """
    return tuple(_Reader(article, pack).mentions())


class _Reader:
    """Reads one article; holds its text, the lower-cased text of the same length and its sentences."""

    def __init__(self, article: Article, pack: Pack) -> None:
        self._article = article
        self._pack = pack
        self._text = article.text
        self._lower = lower_keeping_length(article.text)
        self._is_bare = is_bare(self._lower, pack)
        self._sentences = sentences_of(article.text, pack)
        self._units = UnitWords(self._text, self._lower, pack)
        self._currencies = CurrencyContext(article, pack)
        self._minus = tuple(pack.sets["minus"])
        self._tolerances = tuple(pack.sets["tolerances"])
        self._completed_by_unit = {"article", "half"}
        if pack.grammar.unit_follows_part:
            self._completed_by_unit |= {"scale", "fraction"}  # "Milliarde Euro", "Viertel Liter"

    def mentions(self) -> Iterator[Mention]:
        """Yield the mentions in order."""
        atoms = AtomReader(self._text, self._lower, self._pack, is_bare=self._is_bare).atoms()
        numerals = join_atoms(atoms, self._lower, self._pack, is_bare=self._is_bare)
        for index in range(len(numerals) - 1, -1, -1):
            self._read_unit(numerals, index)
        self._read_conversions(numerals)
        at = 0
        for numeral in self._join_neighbours(join_amounts(numerals, self._lower, self._pack)):
            if self._is_bare and numeral.tag in _UNFINISHED - {"fraction"}:
                numeral.tag = "cardinal"
            elif numeral.tag == "fraction" and self._pack.grammar.fraction_is_ordinal:
                self._make_ordinal(numeral)
            elif numeral.tag == "ordinal" and self._is_share(numeral):
                numeral.set_value(1 / numeral.low)
                numeral.tag = "whole"
            if numeral.start >= at and numeral.tag not in _UNFINISHED:
                at = numeral.end
                yield self._mention(numeral)

    def _is_share(self, numeral: Numeral) -> bool:
        """Return whether an ordinal names a share: "jeder Fünfte", but not "jeden zweiten Tag"."""
        if numeral.low < 2 or word_before(self._lower, numeral.start) not in self._pack.sets["share_leads"]:
            return False
        following = self._units.behind(numeral.end)
        return following is None or following.meaning.kind is not Kind.DURATION

    def _make_ordinal(self, numeral: Numeral) -> None:
        """Take a fraction that divides nothing for the ordinal it looks like: "came third"."""
        denominator = self._pack["fractions"].get(self._lower[numeral.start : numeral.end])
        if denominator is not None and not self._lower.endswith("s", numeral.start, numeral.end):
            numeral.tag = "ordinal"
            numeral.set_value(Decimal(denominator))

    # -- units ---------------------------------------------------------------------------------------

    def _read_unit(self, numerals: list[Numeral], index: int) -> None:
        """Read the unit behind (or the currency before) a numeral, and share it with an elided one."""
        numeral = numerals[index]
        if numeral.is_context or numeral.tag == "multiple":
            return
        if numeral.tag == "article" and makes_one(self._lower, numeral.start, self._pack):
            numeral.tag = "cardinal"  # "mindestens einer", "nur noch einen Sitz"
        previous_end = numerals[index - 1].end if index else 0
        if numeral.unit == "" and not numeral.attached:
            self._read_currency_before(numeral, numerals[index - 1] if index else None)
        if not numeral.unit and not numeral.attached and not numeral.parts:
            self._read_unit_after(numeral)
        self._read_minus(numeral, previous_end)
        partner = self._partner(numerals, index)
        if partner is not None and share(numeral, partner, self._lower, self._pack):
            self._read_rates(partner)
        self._read_below_zero(numeral)
        if numeral.kind is Kind.DURATION:
            self._read_age(numeral)
        if numeral.unit:
            self._read_rates(numeral)
            if numeral.tag in self._completed_by_unit and not numeral.attached:
                # "ein Euro", "half an hour", "die genannte Milliarde Euro"; but "a month" counts nothing
                numeral.tag = "indefinite" if self._is_indefinite(numeral) else "cardinal"

    def _partner(self, numerals: list[Numeral], index: int) -> Numeral | None:
        """Return the numeral that may share with one: the next, behind a year that heads a bracket."""
        following = numerals[index + 1 : index + 3]
        if len(following) > 1 and self._lower.startswith(":", following[0].end) and following[1].closed_at:
            return following[1]  # "31 (2022: 28) Millionen"
        return following[0] if following else None

    def _read_currency_before(self, numeral: Numeral, previous: Numeral | None) -> None:
        """Read "€1.5bn", "US$ 3", "EUR 5": a money word that touches the number from the left."""
        found = self._units.currency_in_front(numeral.start)
        if found is not None and not self._is_of_another(found, numeral, previous):
            numeral.unit, numeral.kind = found.meaning.unit, found.meaning.kind
            numeral.start, numeral.has_currency_before = found.start, True
            read_sign(numeral, self._text)  # "-$5 million"

    def _is_of_another(self, in_front: FoundUnit, numeral: Numeral, previous: Numeral | None) -> bool:
        """
        Return whether a currency in front of a numeral is not its own.

        A sign that stands apart belongs to the number before ("10 € 30 €") unless that has one or is a year.
        Cents leave it one, too ("3 GBP 50 pence"). A name belongs to a number that touches it ("20 rupees
        43"), and to none that has a unit ("the rupee fell 5 percent").
        """
        following = self._units.behind(numeral.end)
        sets = self._pack.sets
        previous_end = 0 if previous is None else previous.end
        is_behind_number = 0 < previous_end >= in_front.start - 1
        if in_front.word in sets["currencies_in_front"] | sets["currencies_before_amounts"]:
            return following is not None or is_behind_number
        is_amount = previous is not None and not previous.is_context and previous.tag != "article"
        if previous is not None and is_amount and is_behind_number and in_front.end < numeral.start:
            has_sign = self._units.currency_in_front(previous.start) is not None
            if not has_sign and YEAR.fullmatch(self._lower, previous.start, previous.end) is None:
                return True
        return following is not None and following.meaning.factor == A_HUNDREDTH

    def _read_minus(self, numeral: Numeral, previous_end: int) -> None:
        """Read "minus 5 Grad", but not the sum "ten minus 3" or the "negative two days later"."""
        if self._is_bare and (sign := self._lower[: numeral.start].strip()) and sign in MINUS_SIGNS:
            numeral.start = self._lower.index(sign)
            numeral.negate()
            return
        before = self._lower[max(0, numeral.start - _LONGEST_MINUS) : numeral.start].rstrip()
        if before[-1:] in _MINUSES and self._is_sign_apart(numeral, before):
            numeral.start = self._lower.rindex(before[-1], 0, numeral.start)
            numeral.negate()
            return
        if not before.endswith(self._minus):
            return
        word = word_before(self._lower, numeral.start)
        if word not in self._pack.sets["minus"] or numeral.kind in (Kind.DURATION, Kind.AGE):
            return
        start = self._lower.rindex(word, 0, numeral.start)
        if self._lower.endswith(self._tolerances, 0, start + len(word)):
            return  # "plus/minus 3 Prozent"
        if previous_end == 0 or self._lower[previous_end:start].strip():
            numeral.start = start
            numeral.negate()

    def _is_sign_apart(self, numeral: Numeral, before: str) -> bool:
        """
        Return whether a minus that stands apart turns the sign of an amount: "eine Veränderung von – 0,1 %".

        A word that asks for the amount stands before it, and no second dash ends what it begins ("sie
        sprach von – 12 Prozent der Mitglieder – Verrätern").
        """
        is_amount = numeral.unit != "" and numeral.kind not in (Kind.DURATION, Kind.AGE, Kind.COUNT)
        if not is_amount or before[-2:-1] != " ":
            return False
        words = before[:-1].split()
        is_led = bool(words) and words[-1] in self._pack["openings"].keys() | self._pack.sets["sign_leads"]
        return is_led and _DASH_NEXT.match(self._lower, numeral.end) is None

    def _is_indefinite(self, numeral: Numeral) -> bool:
        """
        Return whether a numeral is an article that is no number word: "a month", but "one month".

        Nor is it one before an adjective and percent: "a full percentage point".
        """
        first, _, rest = self._lower[numeral.start : numeral.end].partition(" ")
        if rest.partition(" ")[0] in self._pack.sets["unit_adjectives"]:
            return False
        first = first.partition("-")[0]
        is_article = numeral.tag == "article" and not self._pack.grammar.article_is_one and numeral.low == 1
        return is_article and first not in self._pack["cardinals"]

    def _read_below_zero(self, numeral: Numeral) -> None:
        """Read "fünf Grad unter null", "2 below zero"."""
        match = _below_zero(self._pack).match(self._lower, numeral.end)
        if match is None or numeral.low < 0 or numeral.kind not in (Kind.MEASURE, Kind.COUNT):
            return
        if numeral.kind is Kind.COUNT and not ends_part(self._lower, match.end()):
            return  # "20 below zero growth"
        numeral.end = match.end()
        numeral.negate()
        if not numeral.unit:
            numeral.unit, numeral.kind = "degree_Celsius", Kind.MEASURE

    def _read_unit_after(self, numeral: Numeral) -> None:
        """Read the unit behind a numeral, or "times" behind a multiple."""
        at = self._past_link(numeral)
        if stands_in_bracket(self._lower, numeral.start, at, self._pack):
            numeral.closed_at = at
            at += 1
        if (numeral.power > 1 or numeral.tag == "article") and self._lower.startswith("-", at):
            at += 1  # "2 mn-euro", "a one-mile run"
        found = self._units.behind(at)
        if found is not None and not self._is_other_word(numeral, found):
            if not (self._lower[at : found.end].endswith(_CLOSING) and self._is_label(numeral)):
                self._set_unit(numeral, found)
            return
        match = _WORD.match(self._lower, numeral.end)
        if match is not None and self._pack["suffixes"].get(match.group(1)) == "times":
            numeral.kind, numeral.tag, numeral.end = Kind.RATIO, "multiple", match.end(1)
        if numeral.tag == "article":
            self._read_counted_one(numeral)

    def _is_label(self, numeral: Numeral) -> bool:
        """Return whether a number names what a bracket behind it explains: "2014 (Euro)", "Table 2 (%)"."""
        is_year = YEAR.fullmatch(self._lower, numeral.start, numeral.end) is not None
        return is_year or word_before(self._lower, numeral.start) in self._pack.labels

    def _past_link(self, numeral: Numeral) -> int:
        """Return where the unit may begin: behind "of" in "tens of millions of dollars"."""
        if numeral.tag != "vague":
            return numeral.end
        match = WORD_AFTER.match(self._lower, numeral.end)
        is_link = match is not None and match.group(1) in self._pack.sets["part_links"]
        return match.end() if match is not None and is_link else numeral.end

    def _is_other_word(self, numeral: Numeral, found: FoundUnit) -> bool:
        """Return whether a unit word is more likely another one: "12 won again", "three grand slams"."""
        sets = self._pack.sets
        is_sign_apart = found.word in CURRENCY_SIGNS and found.start > numeral.end
        if is_sign_apart and self._lower[found.end : found.end + 1].isdecimal():
            return True  # "one $10 bill"
        following = WORD_AFTER.match(self._lower, found.end)
        if found.word in sets["adjective_units"]:
            return following is not None and following.group(1) not in sets["stops"]
        if found.word in sets["preposition_units"]:
            is_length = following is not None and following.group(1) in sets["length_followers"]
            # "it is 2 in." and "3 in long", but "3 in long areas"
            if is_length and following is not None:
                return not ends_part(self._lower, following.end())
            return self._lower[found.end : found.end + 1] not in ("", ".")
        return found.word in sets["doubtful_units"] and numeral.high < _HUNDRED

    def _set_unit(self, numeral: Numeral, found: FoundUnit) -> None:
        """Give a numeral the unit behind it, and the part that is said behind that."""
        if numeral.tag == "article" and found.word in self._pack["scale_nouns"]:
            return  # "it had a magnitude of 6.2"
        numeral.set_unit(self._units.weight_or_money(found, numeral.start, numeral.power), found.end)
        self._read_part_behind(numeral)

    def _read_age(self, numeral: Numeral) -> None:
        """Make an age of a duration that somebody is old: "30 years old", "a 47-year old baker"."""
        behind = numeral.end + self._lower.startswith("-", numeral.end)  # "a one-year-old"
        following = _WORD.match(self._lower, behind)
        if following is not None and following.group(1) in self._pack.sets["age_followers"]:
            numeral.kind = Kind.AGE

    def _read_conversions(self, numerals: list[Numeral]) -> None:
        """Settle what an amount shares with its conversion: "20 pounds (9 kg)", "£2 a day (€3)"."""
        apart = [numeral for index, numeral in enumerate(numerals) if not self._is_inside(numerals, index)]
        for left, right in pairwise(apart):
            gap = self._lower[left.end : right.start]
            if len(gap) <= _LONGEST_GAP and "(" in gap:
                self._weigh(left, right)
                self._weigh(right, left)
                money, stroke, per = (left.unit or "").partition("/")
                if left.kind is right.kind is Kind.MONEY and right.unit and "/" not in right.unit != money:
                    right.unit += f"{stroke}{per}"

    @staticmethod
    def _is_inside(numerals: list[Numeral], index: int) -> bool:
        """Return whether a numeral is a part of the amount before it: the article in "£20 a day"."""
        return index > 0 and numerals[index].start < numerals[index - 1].end

    def _weigh(self, money: Numeral, measure: Numeral) -> None:
        """Make a weight of an amount of money if its name is that of a weight too, and the other's equal."""
        weight = self._units.weight_at(money.end) if money.kind is Kind.MONEY else None
        if weight is None or measure.kind is not Kind.MEASURE or not measure.unit:
            return
        ours, theirs = factor_to_base(weight.unit), factor_to_base(measure.unit)
        if ours.unit != theirs.unit:
            return
        one, other = money.low * ours.factor, measure.low * theirs.factor
        if abs(one - other) <= _CONVERSION_LEEWAY * max(one, other):
            money.unit, money.kind = weight.unit, weight.kind

    def _read_part_behind(self, numeral: Numeral) -> None:
        """Read the half that is said behind the unit: "an hour and a half"."""
        is_plain = numeral.low == numeral.high and numeral.tag in ("cardinal", "digits", "article")
        if is_plain and is_whole(numeral.low):
            read_part(numeral, self._lower, self._pack)

    def _read_counted_one(self, numeral: Numeral) -> None:
        """Take "one" before something counted for a number: the scan let it in because of that noun."""
        is_tied, pack = self._lower.startswith("-", numeral.end), self._pack  # "a one-point lead"
        match = _WORD.match(self._lower, numeral.end + is_tied)
        if match is None:
            return
        noun = match.group(1)
        is_one = self._lower[numeral.start : numeral.end] in pack["cardinals"] and not is_tied
        is_counted = is_one and noun in pack.concept_of and not pack.grammar.article_is_one
        if is_counted or noun in pack.sets["point_nouns"]:
            numeral.tag = "cardinal"

    def _read_rates(self, numeral: Numeral) -> None:
        """Read what an amount is divided by into its unit, twice at most: "pro Kopf und Jahr"."""
        if numeral.kind not in (Kind.MONEY, Kind.MEASURE):
            return
        self._read_rate(numeral)
        once, end = numeral.unit or "", numeral.end
        if once.count("/") != 1:
            self._read_rate_before(numeral)
            return
        self._read_rate(numeral)
        link = WORD_AFTER.match(self._lower, end)
        if numeral.end == end and link is not None and link.group(1) in self._pack.sets["amount_links"]:
            self._read_rate_unit(numeral, link.end())
        if numeral.end > end and not _divides_by_two_things(numeral.unit or ""):
            numeral.unit, numeral.end = once, end

    def _read_rate(self, numeral: Numeral) -> None:
        """Read "pro Monat", "a barrel", "jährlich" behind an amount into its unit."""
        if len(numeral.parts) > 1 and self._pack["rates"].get(numeral.parts[0]) == "next":
            self._read_hyphenated_rate(numeral)
            return
        match = _WORD.match(self._lower, numeral.end)
        if match is None:
            return
        link, end = match.group(1), match.end(1)
        if link in self._pack.sets["rate_passed"] and (following := WORD_AFTER.match(self._lower, end)):
            link, end = following.group(1), following.end(1)  # "2.500 Euro brutto pro Monat"
        second = None if link == "/" else WORD_AFTER.match(self._lower, end)
        if second is not None and f"{link} {second.group(1)}" in self._pack["rates"]:
            link, end = f"{link} {second.group(1)}", second.end(1)  # "in der Stunde"
        rate = self._pack["rates"].get(link)
        if rate is None and self._lower.startswith(".", end):
            rate, end = self._pack["rates"].get(f"{link}."), end + 1  # "tgl."
        if rate is None:
            return
        if rate != "next":
            numeral.unit, numeral.end = f"{numeral.unit}/{rate}", end
        elif link == "/":
            self._read_divisor(numeral, end)
        else:
            self._read_rate_unit(numeral, end)

    def _read_rate_before(self, numeral: Numeral) -> None:
        """Read the rate before an amount of money: "jährlich neun Milliarden", "pro Kopf rund 9 Euro"."""
        if numeral.kind is not Kind.MONEY or "/" in (numeral.unit or "/"):
            return
        pack, last = self._pack, word_before(self._lower, numeral.start)
        if last not in pack.bound_words and last not in pack["rates"] and last not in pack["rate_units"]:
            return
        before = _PART_BEFORE.search(self._lower, max(0, numeral.start - _LONGEST_LEAD), numeral.start)
        words = [] if before is None else before.group().split()
        while words and words[-1] in pack.bound_words:
            words.pop()
        if not words:
            return
        last = words.pop()
        per = pack["rates"].get(last)
        if per in (None, "next"):
            is_led = bool(words) and words.pop() in pack.sets["denominator_leads"]
            per = pack["rate_units"].get(last) if is_led else None
        is_of_another = bool(words) and words[-1] in pack.units  # "20 Euro pro Monat 5 Euro Rabatt"
        if per is not None and not is_of_another:
            numeral.unit = f"{numeral.unit}/{per}"

    def _read_divisor(self, numeral: Numeral, end: int) -> None:
        """Read the unit behind a stroke: "12 €/m²", "80 EUR/MWh"."""
        found = self._units.behind(end)
        if found is None:
            return
        per = self._pack["rate_units"].get(found.word, found.meaning.unit)
        if found.meaning.factor == 1 and found.meaning.kind is not Kind.MONEY and "/" not in per:
            numeral.unit, numeral.end = f"{numeral.unit}/{per}", found.end

    def _read_rate_unit(self, numeral: Numeral, end: int) -> None:
        """Read the unit behind "pro", but no year: "Kosten von 442 Millionen Euro im Jahr 2014"."""
        match = WORD_AFTER.match(self._lower, end)
        if match is None or _YEAR_NEXT.match(self._lower, match.end()):
            return
        following = WORD_AFTER.match(self._lower, match.end())
        if following is not None and following.group(1) in self._pack.sets["time_followers"]:
            return  # "$52.9 billion a year earlier"
        units = self._pack["rate_units"]
        if following is not None and (pair := f"{match.group(1)} {following.group(1)}") in units:
            numeral.unit, numeral.end = f"{numeral.unit}/{units[pair]}", following.end()
        elif (unit := units.get(match.group(1))) is not None:
            numeral.unit, numeral.end = f"{numeral.unit}/{unit}", match.end()
        elif self._text[match.start(1)].isupper() and (last := _LAST_PART.match(self._lower, match.end())):
            if last.group(1) not in units:
                return
            numeral.unit, numeral.end = f"{numeral.unit}/{units[last.group(1)]}", last.end()  # "je X-Aktie"

    def _read_hyphenated_rate(self, numeral: Numeral) -> None:
        """Read the rate in "€20bn-a-year"."""
        link, per, *rest = numeral.parts
        if per in self._pack["rate_units"]:
            numeral.unit = f"{numeral.unit}/{self._pack['rate_units'][per]}"
            numeral.end += len(f"-{link}-{per}")
            numeral.parts = tuple(rest)

    # -- neighbours ----------------------------------------------------------------------------------

    def _join_neighbours(self, numerals: list[Numeral]) -> Iterator[Numeral]:
        """Yield the numerals with ranges made one ("zwischen 10 000 und 30 000"), and scores ("3-1")."""
        index = 0
        last: Numeral | None = None
        while index < len(numerals):
            numeral = numerals[index]
            index += 1
            if last is not None and index < len(numerals) and self._is_set(last, numeral, numerals[index]):
                numeral.end, numeral.tag = numerals[index].end, "score"
                index += 1
            elif index < len(numerals) and self._is_range(numeral, numerals[index]):
                upper = numerals[index]
                index += 1
                numeral.end, numeral.is_range = upper.end, True
                numeral.low, numeral.high = sorted((numeral.low, upper.high))  # "-18 to -34 degrees"
                numeral.unit, numeral.kind, numeral.attached = upper.unit, upper.kind, upper.attached
                numeral.precision = min(numeral.precision, upper.precision)
            elif index < len(numerals) and self._is_format(numeral, numerals[index]):
                numeral.end, numeral.tag = numerals[index].end, "identifier"
                index += 1
            elif index < len(numerals) and self._is_score(numeral, numerals[index]):
                numeral.end, numeral.tag = numerals[index].end, "score"
                index += 1
            last = numeral
            yield numeral

    def _is_range(self, left: Numeral, right: Numeral) -> bool:
        """Return whether two neighbours are the ends of one range, rising and of one unit."""
        plain = ("digits", "cardinal", "whole")
        return (
            left.tag in plain
            and right.tag in plain
            and not left.attached
            and (left.low < right.low or right.low < left.low < 0)
            and (left.unit in ("", right.unit) or left.unit == (right.unit or "").partition("/")[0])
            and relation_of(left, right, self._lower, self._pack) == "range"
            and not (self._is_bare and self._lower[left.end : right.start].strip() == ",")
        )

    def _is_format(self, left: Numeral, right: Numeral) -> bool:
        """Return whether two bare numbers are a format or a drive: "640 x 480", "4 × 4"."""
        is_bare = left.tag == right.tag == "digits" and left.unit == right.unit == ""
        return is_bare and self._lower[left.end : right.start].strip() in ("x", "×")

    def _is_set(self, last: Numeral, left: Numeral, right: Numeral) -> bool:
        """Return whether two bare numbers are a set lost in a list of sets: "won 6-4, 3-6, 7-5"."""
        is_listed = last.tag == "score" and self._lower[last.end : left.start] == ", "
        are_bare = left.tag == right.tag == "digits" and left.unit == right.unit == ""
        return is_listed and are_bare and self._lower[left.end : right.start] in ("-", "–", "‑")

    def _is_score(self, left: Numeral, right: Numeral) -> bool:
        """Return whether two small bare numbers that do not rise hang together by a hyphen ("won 3-1")."""
        return (
            left.tag == right.tag == "digits"
            and left.unit == right.unit == ""
            and right.high < _MOST_POINTS
            and (
                self._is_for(left, right)
                or (left.high >= right.low and self._lower[left.end : right.start] in ("-", "–", "‑"))
            )
        )

    def _is_for(self, left: Numeral, right: Numeral) -> bool:
        """Return whether two bare numbers are runs and wickets: "287 for 6", but not in "2 for 12 men"."""
        link = self._lower[left.end : right.start].strip()
        is_small = min(left.high, right.high) <= _MOST_WICKETS and left.high != right.high
        if link not in self._pack.sets["score_links"] or not is_small:
            return False
        following = _WORD.match(self._lower, right.end)
        return following is None or following.group(1) in self._pack.sets["stops"]

    # -- the mention ---------------------------------------------------------------------------------

    def _mention(self, numeral: Numeral) -> Mention:
        """Return the mention of a finished numeral."""
        start, end, tag = numeral.start, numeral.closed_at or numeral.end, numeral.tag
        surface, sentence = self._text[start:end], self._sentences.at(start)
        shape = CONTEXT_SHAPES.get(tag)
        if tag == "indefinite":
            shape = numeral.kind
        if numeral.kind is Kind.MONEY and numeral.unit:
            numeral.unit = self._currencies.decide(numeral.unit)
        if shape is not None and tag not in _SHAPES_WITH_VALUE:
            return Mention(
                self._article, Span(start, end), surface, sentence, shape, _NO_VALUE, numeral.unit, shape=tag
            )
        return Mention(
            self._article,
            Span(start, end),
            surface,
            sentence,
            shape or (Kind.RATIO if tag == "multiple" else numeral.kind),
            Interval(numeral.low, numeral.high),
            numeral.unit,
            numeral.is_range,
            tag == "vague",
            numeral.precision,
            numeral.attached,
            "" if shape is None else tag,
        )


def _divides_by_two_things(unit: str) -> bool:
    """Return whether a unit is divided by a space and a person, and not by a day and a night."""
    _, first, second = unit.split("/")
    return dimension_of(first) != dimension_of(second)


@cache
def _below_zero(pack: Pack) -> re.Pattern[str]:
    """Return the pattern of what turns the sign of a temperature from behind: "2 below zero"."""
    return re.compile(rf" (?:{'|'.join(sorted(pack.sets['below_zero'])) or '(?!)'})\b")
