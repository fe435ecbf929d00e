"""
The unit that stands behind or in front of a numeral: "5 km", "12 €/m²", "3 New Zealand dollars", "US$ 5".

Words are looked up in the pack as they are written first (its symbols: "W" is a watt, "w" is none), then in
lower case; three words before two before one. What the unit does to the numeral is for ``extraction``.
"""

import re
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from checks.languages.pack import Pack, UnitWord
from checks.model import Kind
from checks.scan import BLANK_CHARACTERS, BLANKS, CURRENCY_SIGNS, HYPHEN

_LETTER = r"[^\W\d_]"
_UNIT = re.compile(
    rf"(?>(?:,[-–—]{{1,2}})?){BLANKS}{{0,3}}+([°º]{_LETTER}{{0,10}}|%-{_LETTER}{{1,20}}|{_LETTER}{{0,4}}[%‰{CURRENCY_SIGNS}]{_LETTER}{{0,2}}"
    rf"|{_LETTER}{{1,40}}(?:\^?[²³23](?!\d))?(?:[/.]{_LETTER}{{1,20}}(?:\^?[²³23](?!\d))?|\^?[-−⁻][1¹](?!\d))?"
    rf"(?:-{_LETTER}{{1,40}}){{0,2}}(?!\d)|['’′]{{1,2}}|[\"″])(?!{_LETTER})"
)
_IN_BRACKETS = re.compile(
    rf"{BLANKS}?(?:\((?=[^()]+\))|\[(?=[^][]+\])|<(?=[^<>]+>)|\{{(?=[^{{}}]+\}}))({_LETTER}{{2,20}}(?:/{_LETTER}{{1,20}})?)[])>}}]"
)
_NEXT = re.compile(rf"\.?{BLANKS}{{1,3}}+({_LETTER}{{1,40}})")
_IN_FRONT = re.compile(
    rf"(?:(?:(?<!{_LETTER})(?P<letters>[A-Za-z]{{1,3}}){BLANKS})?(?<!{_LETTER})"
    rf"(?P<sign>{_LETTER}{{0,3}}[{CURRENCY_SIGNS}]{_LETTER}{{0,2}})"
    rf"|(?<![\w.])(?P<code>[A-Z][A-Za-z]{{1,2}}\.?)){BLANKS}?\Z"
)
_LONGEST_LEAD = 7  # characters of what _IN_FRONT looks at
_NAME_IN_FRONT = re.compile(rf"(?<!{_LETTER})({_LETTER}{{3,}}){BLANKS}?\Z")
_AMOUNT = re.compile(rf"\d{{1,3}}(?:[,.]\d{{3}})+(?!\d)|\d[\d.,]*+(?:{HYPHEN}|{BLANKS})?({_LETTER}{{1,40}})")
_PRICE = re.compile(rf"\d{{1,3}}(?:\.\d\d)?(?!\d)(?:{BLANKS}({_LETTER}{{1,40}})|[.,;:!?)](?!\d))")
_FOLLOWING = re.compile(rf"(?:{HYPHEN}|{BLANKS}{{1,3}})({_LETTER}{{1,40}})")
_CLAUSE = re.compile(r"[^\d,.;:!?()]+(?:\d[\d.,]*[^\d,.;:!?()]{1,6})?\Z")
"""What stands before a numeral up to a mark or a number, past one that makes a pair with it: "45 to 50"."""

_LAST_WORD = re.compile(rf"{_LETTER}{{1,40}}\Z")
_WEIGHT_DISTANCE = 40
"""Characters before "pounds" in which a word of weighing makes a weight of them."""

_LONGEST_GOODS = 5  # words: "ready-to-eat frozen chicken"
_LONGEST_NAME = 20  # characters of a name of money
_FOOT_MARKS = frozenset("'’′")
_MARKS = _FOOT_MARKS | {'"', "″"}
_INCHES_NEXT = re.compile(r"\s?\d{1,2}(?:\"|''|″)")
_QUOTE = re.compile(r"(?<!['’′] \d)(?<!['’′]\d)[\"„“”«»]")
_LONGEST_QUOTATION = 300
_POWERS = str.maketrans({"^": "", "1": "¹", "2": "²", "3": "³", "-": "⁻", "−": "⁻"})
_EXPONENTS = frozenset("123¹")


class FoundUnit(NamedTuple):
    """A unit in a text: what it means, the word it was found by, where it begins and ends."""

    meaning: UnitWord
    word: str
    start: int
    end: int


class UnitWords:
    """Finds the units of one text; holds it, and the same in lower case and of the same length."""

    def __init__(self, text: str, lower: str, pack: Pack) -> None:
        self._text = text
        self._lower = lower
        self._pack = pack
        self._letters = pack["letter_currencies"]
        self._names_in_front = tuple(
            pack.sets["currencies_in_front"] | pack.sets["currencies_before_amounts"]
        )

    def behind(self, position: int) -> FoundUnit | None:
        """Return the unit that begins behind a position, up to three blanks away, ``None`` for none."""
        match = _UNIT.match(self._text, position)
        if match is None:
            return self._in_brackets(position)
        start, end = match.span(1)
        if self._text[start] in _MARKS and not self._is_length_mark(start, end, position):
            return None
        first = self._lower[start:end].partition("-")[0]
        if first in self._pack.phrase_starts and (found := self._phrase(start, end, first)) is not None:
            return found
        return self.word_at(start, end)

    def _in_brackets(self, position: int) -> FoundUnit | None:
        """Return the unit that stands alone in brackets: "20 (kg)"; no letter is one, nor "6 (GB)"."""
        match = _IN_BRACKETS.match(self._text, position)
        found = None if match is None or match.group(1).isupper() else self.word_at(*match.span(1))
        if match is None or found is None or found.end != match.end(1):
            return None
        return None if found.word in self._pack.sets["preposition_units"] else found._replace(end=match.end())

    def _is_length_mark(self, start: int, end: int, position: int) -> bool:
        """
        Return whether a mark that touches a number is its unit, as in 7' 5".

        A mark for feet needs inches behind it, and near a quotation a mark belongs to that.
        """
        if start != position:
            return False
        if self._text[start:end] in _FOOT_MARKS:
            return _INCHES_NEXT.match(self._text, end) is not None
        return _QUOTE.search(self._text, max(0, start - _LONGEST_QUOTATION), start) is None

    def word_at(self, start: int, end: int) -> FoundUnit | None:
        """Return the unit that a word is, or that it begins with before a hyphen, a point or a stroke."""
        units, symbols = self._pack.units, self._pack.symbols
        written = self._text[start:end]
        for sign in ("", "-", "−", ".", "/"):
            if sign not in written:
                continue
            form = written.partition(sign)[0] if sign else written
            word = form.lower()
            meaning = symbols.get(form) or units.get(word)
            if meaning is None and form[-1:] in _EXPONENTS:
                meaning = symbols.get(form.translate(_POWERS)) or units.get(word.translate(_POWERS))
            if meaning is None and not sign and self._text.startswith(".", end):
                meaning = symbols.get(f"{form}.") or units.get(f"{word}.")  # "200 Fr."
                end += meaning is not None
            if meaning is not None:
                return FoundUnit(meaning, word, start, end if not sign else start + len(form))
        return None

    def is_money(self, word: str) -> bool:
        """Return whether a lower-case word is the name of money."""
        unit = self._pack.units.get(word)
        return unit is not None and unit.kind is Kind.MONEY

    def hyphenated(self, parts: tuple[str, ...], start: int) -> FoundUnit | None:
        """Return the unit of two words that hyphenated parts are: "per-cent", "basis-point"."""
        phrase = " ".join(parts)
        if phrase not in self._pack.units or len(parts) == 1:
            return None
        return FoundUnit(self._pack.units[phrase], phrase, start, start + len(phrase))

    def _phrase(self, start: int, end: int, first: str) -> FoundUnit | None:
        """Return a unit of two or three words that begins with a word, or one behind an adjective."""
        pack, ends = self._pack, [end]
        while len(ends) < pack.longest_unit and (match := _NEXT.match(self._lower, ends[-1])) is not None:
            ends.append(match.end(1))
        for last in reversed(ends[1:]):
            phrase = " ".join(self._lower[start:last].split())
            if phrase in pack.units:
                return FoundUnit(pack.units[phrase], phrase, start, last)
            if f"{phrase}." in pack.units and self._text.startswith(".", last):
                return FoundUnit(pack.units[f"{phrase}."], phrase, start, last + 1)
        if first in pack.sets["unit_adjectives"]:
            behind = _NEXT.match(self._lower, end)  # "zwei weitere Jahre", "a full percentage point"
            if behind is None:
                return None
            start, end = behind.span(1)
            found = self._phrase(start, end, "") if behind.group(1) in pack.phrase_starts else None
            return found or self.word_at(start, end)
        return None

    def weight_or_money(self, found: FoundUnit, start: int, power: Decimal) -> UnitWord:
        """
        Return what a unit means: for a name of money that is a weight as well, which of the two.

        A word of weighing stands before or behind a weight ("it weighs 12 pounds"), or what is weighed
        ("12 pounds of meat", but "12 pounds of debt"; "a 20-pound bag", but "a 20-pound fine"). A number
        with a scale is money, except before goods that are sold by weight ("5 million pounds of beef").

        Args:
            found: The unit.
            start: Where its numeral begins.
            power: The scale of the numeral.
        """
        unit = self._pack["weights"].get(found.word)
        if unit is None:
            return found.meaning
        if power != 1:
            is_weight = self._is_of_goods(found)
            return UnitWord(str(unit), Kind.MEASURE) if is_weight else found.meaning
        sets = self._pack.sets
        clause = _CLAUSE.search(self._lower, max(0, start - _WEIGHT_DISTANCE), start)
        before = clause.group().split() if clause is not None else ()
        if sets["weight_leads"].isdisjoint(before) and not self._is_weighed(found):
            return found.meaning
        return UnitWord(str(unit), Kind.MEASURE)

    def _is_weighed(self, found: FoundUnit) -> bool:
        """Return whether what touches a name of money makes a weight of it."""
        sets = self._pack.sets
        following = _FOLLOWING.match(self._lower, found.end)
        if following is None:
            return False
        if following.group(1) in sets["weight_followers"] or self._is_of_goods(found):
            return True
        if following.group(1) not in sets["part_links"]:
            return False
        whole = _FOLLOWING.match(self._lower, following.end())
        return whole is not None and whole.group(1) not in sets["money_matters"]

    def _is_of_goods(self, found: FoundUnit) -> bool:
        """
        Return whether goods that are sold by weight stand behind a name of money, or behind its "of".

        Adjectives may stand before them ("of ready-to-eat chicken"), but no other part of the sentence.
        """
        sets, at = self._pack.sets, found.end
        following = _FOLLOWING.match(self._lower, at)
        if following is not None and following.group(1) in sets["part_links"]:
            at = following.end()
        for _ in range(_LONGEST_GOODS):
            following = _FOLLOWING.match(self._lower, at)
            if following is None:
                return False
            word, is_apart = following.group(1), self._lower[at] in BLANK_CHARACTERS
            if word in sets["weighed_goods"]:
                return True
            if is_apart and (word in sets["stops"] or word in sets["money_matters"]):
                return False
            at = following.end()
        return False

    def weight_at(self, end: int) -> UnitWord | None:
        """Return the weight that the name of money which ends at a position may be, ``None`` for none."""
        word = _LAST_WORD.search(self._lower, max(0, end - _LONGEST_NAME), end)
        unit = self._pack["weights"].get(word.group()) if word is not None else None
        return None if unit is None else UnitWord(str(unit), Kind.MEASURE)

    def currency_in_front(self, position: int) -> FoundUnit | None:
        """
        Return the currency that touches a numeral from the left: "€1.5bn", "US$ 3", "EUR 5", "Rs20".

        A sign may stand apart from its letters ("HK $ 10"). Some names stand in front, too ("ringgit 42").
        """
        lead = max(0, position - _LONGEST_LEAD)
        before = self._text[lead:position].rstrip()
        last = before[-1:]
        if not last or last.isdecimal():
            return None
        if (letter := self._letter_in_front(position)) is not None:
            return letter
        if last.islower() and before[-3:-1].islower():
            return self._name_in_front(position)
        match = _IN_FRONT.search(self._text[lead:position])
        return None if match is None else self._sign_in_front(match, lead)

    def _letter_in_front(self, position: int) -> FoundUnit | None:
        """Return the currency that one letter is before an amount that no name has: "R9bn", "N85 billion"."""
        letter = self._text[position - 1]
        code = self._letters.get(letter)
        if code is None or self._lower[position - 2 : position - 1].isalnum():
            return None
        if not self.is_amount(position) and not self._is_price(letter, position):
            return None
        return FoundUnit(UnitWord(code, Kind.MONEY), letter, position - 1, position)

    def _is_price(self, letter: str, position: int) -> bool:
        """
        Return whether plain digits behind a letter are money: "R26 for a roll" where "R238,000" stands, too.

        With a rate they are anywhere ("R129 per month"). Nothing is named by them ("the R21 highway").
        """
        match, pack = _PRICE.match(self._lower, position), self._pack
        lead = self._lower[max(0, position - _LONGEST_LEAD) : position - 1].split()
        if match is None or (lead and lead[-1] in pack.sets["part_articles"]):
            return False
        word = match.group(1)
        if pack["rates"].get(word) == "next":
            divisor = _FOLLOWING.match(self._lower, match.end())
            if divisor is not None and divisor.group(1) in pack["rate_units"]:
                return True
        is_apart = word is None or word in pack["rates"] or word in pack.sets["stops"]
        return is_apart and letter in self._letters_of_money

    @cached_property
    def _letters_of_money(self) -> set[str]:
        """The letters that stand before an amount which no name has; looked up once."""
        letters = "".join(self._pack["letter_currencies"])
        found = re.finditer(rf"(?<!\w)[{letters}](?=\d)", self._text) if letters else ()
        return {match.group() for match in found if self.is_amount(match.end())}

    def is_amount(self, position: int) -> bool:
        """Return whether digits at a position are grouped or have a scale: "238,000", "9bn", "85 billion"."""
        match = _AMOUNT.match(self._lower, position)
        return match is not None and (match.group(1) is None or match.group(1) in self._pack.scales)

    def _sign_in_front(self, match: re.Match[str], lead: int) -> FoundUnit | None:
        """Return the currency that a code or a sign is, the sign with the letters that fit it."""
        letters, sign, code = match.group("letters", "sign", "code")
        if code:
            return self._money(self._pack.symbols.get(code), code, lead + match.start("code"))
        is_apart = letters is not None and (
            (letters.isupper() and len(letters) > 1)
            or (letters in self._pack.sets["sign_letters"] and self._text == self._lower)  # "owes us $ 300"
        )
        if is_apart and (meaning := self._pack.units.get(f"{letters}{sign}".lower())) is not None:
            return FoundUnit(meaning, sign, lead + match.start("letters"), lead + match.end("sign"))
        found = None
        for cut in range(len(sign)):  # "xUS$5"
            written = sign[cut:]
            meaning = self._pack.symbols.get(written) or self._pack.units.get(written.lower())
            found = found or self._money(meaning, written, lead + match.start("sign") + cut)
        return found

    def _name_in_front(self, position: int) -> FoundUnit | None:
        """Return the currency whose name stands in front of a numeral, where names do: "Euro 18,9 Mio."."""
        before = self._lower[max(0, position - _LONGEST_NAME) : position].rstrip()
        if not before.endswith(self._names_in_front):
            return None
        match = _NAME_IN_FRONT.search(self._lower, max(0, position - _LONGEST_NAME), position)
        if match is None:
            return None
        name, sets = match.group(1), self._pack.sets
        if name not in sets["currencies_in_front"] and name not in sets["currencies_before_amounts"]:
            return None
        is_apart = match.end(1) < position
        if not (name in sets["currencies_in_front"] and is_apart):
            is_amount = name in sets["currencies_before_amounts"] and self.is_amount(position)
            lead = self._lower[max(0, match.start(1) - _LONGEST_LEAD) : match.start(1)].split()
            if not is_amount or (is_apart and lead and lead[-1] in sets["part_articles"]):
                return None  # "der Euro 18,9 Prozent"
        return FoundUnit(self._pack.units[name], name, match.start(1), match.end(1))

    @staticmethod
    def _money(meaning: UnitWord | None, written: str, start: int) -> FoundUnit | None:
        """Return what was found if it is money."""
        if meaning is None or meaning.kind is not Kind.MONEY:
            return None
        return FoundUnit(meaning, written.lower(), start, start + len(written))
