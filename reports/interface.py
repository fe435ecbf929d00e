"""
The words of the report in every interface language, from one TOML file a language, checked when loaded.

Templates and code never hold a word that is printed: they name a phrase, and the answer is a ``Statement``
with that phrase in all languages, because the page carries all of them and CSS shows one. A phrase is a
string with slots, or a table of CLDR plural categories. Files that do not hold the same phrases with the
same slots stop the program here, with file and key.
"""

import string
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel import Locale

from checks.model import Statement

_Phrase = str | Mapping[str, str]

PLURALS = frozenset({"zero", "one", "two", "few", "many", "other"})
NUMBER_SLOTS = frozenset({"count", "words", "Words"})


class InterfaceError(ValueError):
    """A file of interface words is malformed; the message names file and key."""


@dataclass(frozen=True, slots=True)
class Language:
    """One interface language: its phrases, and how it writes numbers and quotation marks."""

    code: str
    name: str
    locale: Locale
    number_words: tuple[str, ...]
    quotation_marks: tuple[str, str]
    phrases: Mapping[str, _Phrase]

    def phrase(self, key: str, count: int | None = None, **slots: str) -> str:
        """
        Return a phrase with its slots filled.

        Args:
            key: Section and key of the file, such as ``finding.why``.
            count: Chooses the plural form and fills ``{count}``, ``{words}`` and ``{Words}``.
            **slots: What else the phrase asks for. Values are put in as they are, never read as phrases.
        """
        form = self.phrases[key]
        if not isinstance(form, str):
            if count is None:
                raise InterfaceError(f"{key}: a phrase with plural forms needs a count")
            form = form.get(self.locale.plural_form(count), form["other"])
        if count is not None:
            words = self._in_words(count)
            slots |= {"count": self.digits(count), "words": words, "Words": words[:1].upper() + words[1:]}
        return form.format(**slots)

    def digits(self, number: int) -> str:
        """Return a whole number with the language's grouping."""
        return f"{number:,}".replace(",", self.locale.number_symbols["latn"]["group"])

    def _in_words(self, number: int) -> str:
        return self.number_words[number] if number < len(self.number_words) else self.digits(number)


@dataclass(frozen=True, slots=True)
class Interface:
    """All interface languages, in the order of their codes."""

    languages: tuple[Language, ...]

    def say(self, key: str, count: int | None = None, **slots: "str | int | Statement") -> Statement:
        """Return a phrase in every language; a slot may itself be a sentence in every language."""
        return self.each(
            lambda language: language.phrase(
                key, count, **{name: _filled(value, language) for name, value in slots.items()}
            )
        )

    def each(self, write: Callable[[Language], str]) -> Statement:
        """Return what a function writes for each language."""
        return Statement(tuple((language.code, write(language)) for language in self.languages))

    def same(self, text: str) -> Statement:
        """Return a text that is the same in every language: a letter, a sign, a quoted word."""
        return self.each(lambda _: text)

    def join(self, parts: Sequence[Statement], separator: str) -> Statement:
        """Return sentences in a row, in every language."""
        return self.each(lambda language: separator.join(part.text(language.code) for part in parts))

    def listing(self, parts: Sequence[Statement]) -> Statement:
        """Return an enumeration ("a, b und c") in every language."""
        if len(parts) <= 1:
            return self.join(parts, "")
        return self.say("page.list_end", rest=self.join(parts[:-1], ", "), last=parts[-1])

    def known(self, key: str) -> bool:
        """Return whether the phrase is there; the name of a cause, say, may be newer than these files."""
        return key in self.languages[0].phrases

    def default(self, code: str) -> Language:
        """Return the language with this code, the first one if there is none."""
        return next((one for one in self.languages if one.code == code), self.languages[0])


@cache
def load_interface() -> Interface:
    """
    Return the words of every language that has a file here.

    Raises:
        InterfaceError: The files differ in their phrases or slots.
    """
    texts = {
        path.name.split(".")[1]: path.read_text(encoding="utf-8")
        for path in Path(__file__).parent.glob("interface.*.toml")
    }
    return read_interface(texts)


def read_interface(texts: Mapping[str, str]) -> Interface:
    """Return the interface that TOML texts describe, one for each language code."""
    languages = tuple(_language(code, texts[code]) for code in sorted(texts))
    first, *others = languages
    for other in others:
        _check_same_phrases(first, other)
    return Interface(languages)


def _filled(value: "str | int | Statement", language: Language) -> str:
    if isinstance(value, Statement):
        return value.text(language.code)
    return language.digits(value) if isinstance(value, int) else value


def _language(code: str, text: str) -> Language:
    try:
        tables = tomllib.loads(text)
        head = tables.pop("language")
        opening, closing = head["quotation_marks"]
        return Language(
            code=code,
            name=head["name"],
            locale=Locale.parse(head["locale"]),
            number_words=tuple(head["number_words"]),
            quotation_marks=(opening, closing),
            phrases={
                f"{section}.{key}": phrase
                for section, table in tables.items()
                for key, phrase in table.items()
            },
        )
    except (tomllib.TOMLDecodeError, KeyError, ValueError) as error:
        raise InterfaceError(f"interface.{code}.toml: {error!r}") from error


def _check_same_phrases(first: Language, other: Language) -> None:
    for key in sorted(first.phrases.keys() ^ other.phrases.keys()):
        lacking = other if key in first.phrases else first
        raise InterfaceError(f"interface.{lacking.code}.toml: [{key}] is missing")
    for key, phrase in first.phrases.items():
        for language in (first, other):
            _check_plural(language, key)
        if _slots(phrase) != _slots(other.phrases[key]):
            raise InterfaceError(f"interface.{other.code}.toml: [{key}] has other slots than {first.code}")


def _check_plural(language: Language, key: str) -> None:
    phrase = language.phrases[key]
    if not isinstance(phrase, str) and ("other" not in phrase or not phrase.keys() <= PLURALS):
        raise InterfaceError(f"interface.{language.code}.toml: [{key}] is no table of plural forms")


def _slots(phrase: _Phrase) -> frozenset[str]:
    """Return the slots of a phrase; the number itself may be left out of some form ("ein Artikel")."""
    return frozenset(name for form in _forms(phrase) for name in _fields(form)) - NUMBER_SLOTS


def _forms(phrase: _Phrase) -> tuple[str, ...]:
    return (phrase,) if isinstance(phrase, str) else tuple(phrase.values())


def _fields(form: str) -> Iterator[str]:
    return (name for _, name, _, _ in string.Formatter().parse(form) if name)
