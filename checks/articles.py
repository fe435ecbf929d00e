"""
Files, folders and JSON lines become articles; what cannot become one is named, with the reason.

Nothing a user gives raises here: every input ends up among the articles or among the things set aside,
so that "given" is the sum of all of them. Text is decoded and otherwise left alone: no line end is
translated and nothing is stripped, because every offset of the project counts its code points.

What is read: ``.txt`` and ``.md``, one article a file; ``.jsonl``, one article a line. A folder is read
with everything below it, except hidden files and ``articles.toml``, the sidecar. Any other file in it
is named as unreadable rather than passed over: among articles, a picture or a PDF may well be one.
Links to folders are named and not followed. A file that is given twice is read once.

The sidecar tells what text files do not say themselves, a table for each file beside it::

    ["summit.txt"]
    title = "Thirty states in Paris"
    outlet = "Example Times"
    url = "https://example.org/summit"
    published = 2025-09-04
    language = "en"

What no one has said stays unknown, except the language, which is detected.
"""

import json
import os
import re
import stat
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO

from checks.languages.pack import available_languages, load_pack
from checks.model import Article, Coverage, SetAside

SIDECAR = "articles.toml"
LINES_SUFFIX = ".jsonl"
SUFFIXES = (".txt", ".md", LINES_SUFFIX)
STANDARD_INPUT = "standard input"

# The longest article, whether a file or a line: some twenty thick novels. A file of lines is many
# articles and may be longer, but not so long that reading it takes all memory.
MOST_BYTES_OF_AN_ARTICLE = 20_000_000
MOST_BYTES_OF_A_FILE_OF_LINES = 500_000_000

# Enough of a text to tell its language, and too little to tell it from all the languages there are.
_SAMPLE = 2_000
_SHORT_SAMPLE = 300
_FEWEST_SMALL_WORDS = 5
_WORD = re.compile(r"[^\W\d_]+")

_BOM_OF_UTF8 = b"\xef\xbb\xbf"
_BOMS_OF_UTF16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_CHARACTER_OF_UTF8 = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_LATIN = frozenset(map(chr, range(0x250)))
_HIGH_BYTE = re.compile(rb"[\x80-\xff]")
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f\x7f]")
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")
# Rare in CP1252 prose; text in Mac Roman has them, read as CP1252, in place of its umlauts.
_RARE_IN_CP1252 = re.compile("[ŠšŸŽžƒˆ˜‰†‡¤¦¬¯±¶¸]")

_NO_ARTICLE = 'not an article: a JSON object with "id" and "text" was expected'


class UnreadableError(Exception):
    """Something is no article; the message is the reason that the user gets."""


class _EmptyError(Exception):
    """There is nothing in it; the message is the reason that the user gets."""


@dataclass(frozen=True, slots=True)
class Details:
    """What is said about an article outside its text; ``None`` where nobody said it."""

    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: date | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Input:
    """
    One file to read, or one thing that cannot be read.

    Attributes:
        path: Where it is.
        id: The article's id if it is a text file: the path below the folder given, or the file's name.
        source: How it is named to the user: its path from the working folder.
        details: What the sidecar says about it.
        trouble: Why it will not be read, ``""`` if it will.
        is_empty: The trouble is that there is nothing in it, which is no fault.
    """

    path: Path
    id: str
    source: str
    details: Details = field(default_factory=Details)
    trouble: str = ""
    is_empty: bool = False


@dataclass(frozen=True, slots=True)
class InputReading:
    """What one input gave: articles in its order, and what was set aside."""

    source: str
    articles: tuple[Article, ...] = ()
    unreadable: tuple[SetAside, ...] = ()
    empty: tuple[SetAside, ...] = ()
    duplicate: tuple[SetAside, ...] = ()


@dataclass(frozen=True, slots=True)
class _Sidecar:
    """What ``articles.toml`` says, by file name, and what is wrong with it."""

    details: Mapping[str, Details]
    faults: tuple[str, ...] = ()


def list_inputs(paths: Sequence[Path]) -> tuple[Input, ...]:
    """
    Return every file below the paths, ordered by name, each once, whatever the order of the paths.

    Files that would have one id ("01.txt" in two folders) have the name of their folder before it.

    Args:
        paths: Files and folders. What does not exist or cannot be listed comes back with its trouble.
    """
    sidecars: dict[Path, _Sidecar] = {}
    found: dict[str, Input] = {}
    folders: dict[str, str] = {}
    for path in paths:
        inputs = _inputs_below(path, sidecars) if os.path.isdir(path) else [_input(path, path.name, sidecars)]  # noqa: PTH112 - Path.is_dir raises where a folder above is locked
        for entry in inputs:
            if entry.path.name == SIDECAR:
                continue
            key = os.path.abspath(entry.path)  # noqa: PTH100 - Path.resolve would follow links
            # The id below a folder is the longer one; which path was given first must not matter.
            if key not in found or len(entry.id) > len(found[key].id):
                found[key] = entry
                folders[key] = path.name if entry.path != path else path.parent.name
    shared = Counter(entry.id for entry in found.values() if not entry.trouble)
    found = {
        key: replace(entry, id=f"{folders[key]}/{entry.id}") if shared[entry.id] > 1 else entry
        for key, entry in found.items()
    }
    for folder, sidecar in sidecars.items():
        if sidecar.faults:
            path = folder / SIDECAR
            found[str(path)] = Input(path, SIDECAR, _name(path), trouble="; ".join(sidecar.faults))
    return tuple(sorted(found.values(), key=lambda entry: (entry.source, entry.id)))


def read_input(source: Input, *, language: str = "auto") -> InputReading:
    """
    Return the articles of one input, and what of it was set aside; never raises for what is in it.

    Args:
        source: What :func:`list_inputs` found.
        language: Code of the pack for every article that does not name its own; ``auto`` detects it.
    """
    if source.trouble:
        aside = (SetAside(source.source, source.trouble),)
        if source.is_empty:
            return InputReading(source.source, empty=aside)
        return InputReading(source.source, unreadable=aside)
    try:
        data = _bytes_of(source.path)
        if source.path.suffix.lower() == LINES_SUFFIX:
            return _read_lines(data, source.source, source.source, language)
        article = _article(source.id, decode(data), source.details, language, source.source)
    except UnreadableError as error:
        return InputReading(source.source, unreadable=(SetAside(source.source, str(error)),))
    except _EmptyError as error:
        return InputReading(source.source, empty=(SetAside(source.source, str(error)),))
    return InputReading(source.source, (article,))


def read_json_lines(lines: bytes, *, language: str = "auto") -> InputReading:
    r"""
    Return the articles from standard input, one JSON object a line.

    A line that is no article is named by its number, and the others are read.

    Args:
        lines: What came in, undecoded.
        language: As for :func:`read_input`.

    >>> reading = read_json_lines(b'{"id": "a", "text": "800 Soldaten", "language": "de"}\n{"id": "b"}')
    >>> reading.articles[0].text, reading.unreadable[0].name, reading.unreadable[0].reason
    ('800 Soldaten', 'standard input line 2', 'text is missing')
    """
    try:
        return _read_lines(lines, STANDARD_INPUT, None, language)
    except UnreadableError as error:
        return InputReading(STANDARD_INPUT, unreadable=(SetAside(STANDARD_INPUT, str(error)),))


def read_json_line(
    line: bytes, name: str, *, source: str | None = None, language: str = "auto"
) -> InputReading:
    """
    Return the article of one JSON line, or why it is none.

    Args:
        line: The line, undecoded.
        name: How it is named to the user if it is no article.
        source: The file it stands in, ``None`` for standard input.
        language: As for :func:`read_input`.
    """
    try:
        return InputReading(name, (_article_of_line(line, language, source),))
    except UnreadableError as error:
        return InputReading(name, unreadable=(SetAside(name, str(error)),))
    except _EmptyError as error:
        return InputReading(name, empty=(SetAside(name, str(error)),))


@contextmanager
def open_lines(source: Input) -> Iterator[BinaryIO]:
    """
    Open a file of JSON lines for reading a part of it, so that it may be of any length.

    Raises:
        UnreadableError: It is no such file, or cannot be opened or read.
    """
    with _opened(source.path, sys.maxsize, SUFFIXES) as file:
        yield file


def is_utf16(beginning: bytes) -> bool:
    """Return whether the beginning of JSON lines is UTF-16, which has no lines before it is decoded."""
    return beginning[:2] in _BOMS_OF_UTF16 or _utf16_without_mark(beginning) is not None


def gather(readings: Sequence[InputReading]) -> tuple[tuple[Article, ...], Coverage]:
    """
    Return the articles of all readings, ordered by id, and what became of everything given.

    Of articles with the same id the first one is kept, in the order of files and lines and not in that
    of the readings; the others are named as duplicates. The same text under two ids is no duplicate:
    who copied from whom is for the comparison to say.
    """
    in_order = sorted(readings, key=lambda reading: reading.source)
    unreadable = tuple(thing for reading in in_order for thing in reading.unreadable)
    empty = tuple(thing for reading in in_order for thing in reading.empty)
    kept: dict[str, Article] = {}
    duplicate = []
    for article in (article for reading in in_order for article in reading.articles):
        first = kept.setdefault(article.id, article)
        if first is not article:
            text = "the same text" if first.text == article.text else "another text"
            where = f" in {article.source}" if article.source else ""
            duplicate.append(
                SetAside(article.id, f"there is a second article with this id and {text}{where}")
            )
    given = len(kept) + len(unreadable) + len(empty) + len(duplicate)
    coverage = Coverage(given, len(kept), unreadable, empty, tuple(duplicate))
    return tuple(kept[id_] for id_ in sorted(kept)), coverage


def decode(data: bytes) -> str:
    """
    Return the text of a file, from UTF-8, UTF-16 or else CP1252; a byte order mark is not part of it.

    UTF-16 needs a mark, or zeros in nearly every other byte as the Latin script has them. CP1252 gives
    nearly any bytes a meaning, so it is believed only where the outcome looks like prose.

    Raises:
        UnreadableError: It is no text in one of these.

    >>> decode("für 5 €".encode("cp1252")) == decode("für 5 €".encode("utf-16")) == "für 5 €"
    True
    """
    try:
        text = _decoded(data)
    except UnicodeDecodeError as error:
        encoding = error.encoding.upper()
        raise UnreadableError(f"its {encoding} breaks at byte {error.start}: {error.reason}") from None
    _check_characters(text, "it")
    if len(_CONTROL.findall(text)) * 100 > len(text):
        raise UnreadableError("not a text: it holds too many control characters")
    return text


def _decoded(data: bytes) -> str:
    if data.startswith(_BOM_OF_UTF8):
        return data[len(_BOM_OF_UTF8) :].decode("utf-8")
    if data[:2] in _BOMS_OF_UTF16:
        return data[2:].decode(_BOMS_OF_UTF16[data[:2]])
    if encoding := _utf16_without_mark(data):
        return data.decode(encoding)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        sound = len(_CHARACTER_OF_UTF8.findall(data))
        broken = data.decode("utf-8", "replace").count("\ufffd")
        if sound >= broken:  # damaged or cut off, but UTF-8: CP1252 would make "Ã¼" of its "ü"
            raise
    return _decoded_cp1252(data)


def _utf16_without_mark(data: bytes) -> str | None:
    """Return the encoding of plain UTF-16: zeros in most odd or most even places, and only there."""
    pairs, rest = divmod(len(data), 2)
    if rest or not pairs:
        return None
    even, odd = data[::2].count(0), data[1::2].count(0)
    if odd * 10 >= pairs * 7 and even * 20 <= pairs:
        return "utf-16-le"
    if even * 10 >= pairs * 7 and odd * 20 <= pairs:
        return "utf-16-be"
    return None


def _decoded_cp1252(data: bytes) -> str:
    reason = "not a text in UTF-8, UTF-16 or CP1252"
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        raise UnreadableError(reason) from None
    high, rare = len(_HIGH_BYTE.findall(data)), len(_RARE_IN_CP1252.findall(text))
    if high * 10 > len(text) * 3 or (rare > 3 and rare * 2 > high):
        raise UnreadableError(reason)
    return text


def _check_characters(text: str, name: str) -> None:
    if "\0" in text:
        raise UnreadableError(f"not a text: {name} holds NUL characters")
    if _LONE_SURROGATE.search(text):
        raise UnreadableError(f"{name} holds half a character (a lone surrogate)")


def _read_lines(data: bytes, name: str, source: str | None, language: str) -> InputReading:
    """
    Return the articles of JSON lines; each line is decoded by itself, so that a bad one stands alone.

    Raises:
        UnreadableError: It is UTF-16, which has no lines before it is decoded, and cannot be decoded.
    """
    if data[:2] in _BOMS_OF_UTF16 or _utf16_without_mark(data):
        data = decode(data).encode()
    articles: list[Article] = []
    unreadable: list[SetAside] = []
    empty: list[SetAside] = []
    for number, line in enumerate(data.removeprefix(_BOM_OF_UTF8).split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            articles.append(_article_of_line(line, language, source))
        except UnreadableError as error:
            unreadable.append(SetAside(f"{name} line {number}", str(error)))
        except _EmptyError as error:
            empty.append(SetAside(f"{name} line {number}", str(error)))
    if not (articles or unreadable or empty):
        empty.append(SetAside(name, "it holds no article"))
    return InputReading(name, tuple(articles), tuple(unreadable), tuple(empty))


def _article_of_line(line: bytes, language: str, source: str | None) -> Article:
    if len(line) > MOST_BYTES_OF_AN_ARTICLE:
        raise UnreadableError(_too_large(MOST_BYTES_OF_AN_ARTICLE))
    try:
        row = json.loads(decode(line))
    except json.JSONDecodeError as error:
        raise UnreadableError(f"not JSON: {error.msg} at column {error.colno}") from None
    except (ValueError, RecursionError):  # a number of thousands of digits, brackets without end
        raise UnreadableError("not JSON that can be read") from None
    if not isinstance(row, dict):
        raise UnreadableError(_NO_ARTICLE)
    for key in ("id", "text"):
        if row.get(key) is None:
            raise UnreadableError(f"{key} is missing")
        if not isinstance(row[key], str):
            raise UnreadableError(f"{key} is no string")
        _check_characters(row[key], key)
    if not row["id"].strip():
        raise UnreadableError("id is empty")
    details, faults = _details(row)
    if faults:
        raise UnreadableError("; ".join(faults))
    return _article(row["id"], row["text"], details, language, source)


def _article(id_: str, text: str, details: Details, language: str, source: str | None) -> Article:
    if not text.strip():
        raise _EmptyError("there is nothing but blanks in it" if text else "it is empty")
    return Article(
        id=id_,
        text=text,
        language=_language(text, details.language or language),
        title=details.title,
        outlet=details.outlet,
        url=details.url,
        published=details.published,
        source=source,
    )


def _language(text: str, named: str) -> str:
    """Return the code of the pack that reads a text: the one named, unless that is ``auto``."""
    code = _detected_language(text) if named == "auto" else re.split("[-_]", named)[0].lower()
    if code not in _languages():
        raise UnreadableError(f"language {code} has no language pack")
    return code


def _detected_language(text: str) -> str:
    """
    Return the language that the beginning of a text is most likely in.

    A few words look like some rare language easily ("800 Soldaten" like Basque), so a short text is
    taken to be in the most likely of the languages that can be read, if it is written in their letters:
    bytes read in the wrong encoding are mostly letters of the far side of the world.

    Raises:
        UnreadableError: Most of its letters are not Latin.
    """
    sample = text.lstrip()[:_SAMPLE]
    letters = [character for character in sample if character.isalpha()]
    if sum(character in _LATIN for character in letters) * 2 < len(letters):
        raise UnreadableError("most of its letters are of no language that has a language pack")
    if sure := _sure_language(sample):
        return sure
    import py3langid  # noqa: PLC0415 - takes a second with its model, which most texts are spared

    ranking = [str(code) for code, _ in py3langid.rank(sample)]
    if len(sample) < _SHORT_SAMPLE:
        return next((code for code in ranking if code in _languages()), ranking[0])
    return ranking[0]


def _sure_language(sample: str) -> str | None:
    """
    Return the language whose small words a text is full of, ``None`` if that leaves a doubt.

    At least 29 of 100 words in German and English news are articles, conjunctions and the like that only
    one of the packs has, and at most 3 are those of the other. The relatives are far below: Afrikaans and
    Luxembourgish have 17 and 15 German ones, Swiss German 22, Frisian and Danish 9 English ones.
    """
    words = _WORD.findall(sample.lower())
    found = {code: sum(word in small for word in words) for code, small in _small_words().items()}
    best = max(found, key=found.__getitem__)
    others = sum(found.values()) - found[best]
    is_sure = found[best] >= max(_FEWEST_SMALL_WORDS, len(words) * 0.25) and others <= len(words) * 0.03
    return best if is_sure else None


@cache
def _languages() -> tuple[str, ...]:
    return available_languages()


@cache
def _small_words() -> Mapping[str, frozenset[str]]:
    """Return the words that sentences are made with, by language, without those that languages share."""
    packs = {code: load_pack(code) for code in _languages()}
    small = {code: pack.sets["stops"] | pack.sets["sentence_starters"] for code, pack in packs.items()}
    return {
        code: words.difference(*(small[other] for other in small if other != code))
        for code, words in small.items()
    }


def _details(table: Mapping[str, Any]) -> tuple[Details, list[str]]:
    """Return what a JSON object or a table of the sidecar says of an article, and what is wrong with it."""
    faults: list[str] = []
    said: dict[str, Any] = {}
    for name in (known.name for known in fields(Details)):
        value = table.get(name)
        if value is None or value == "":
            continue
        if name == "published":
            said[name] = _day(value)
            if said[name] is None:
                faults.append(f"published is no date like 2025-09-04: {str(value)[:40]!a}")
        elif not isinstance(value, str):
            faults.append(f"{name} is no string")
        elif _LONE_SURROGATE.search(value):
            faults.append(f"{name} holds half a character (a lone surrogate)")
        else:
            said[name] = value
    return (Details() if faults else Details(**said)), faults


def _day(value: object) -> date | None:
    """Return the day of a date or of a moment, as TOML or ISO 8601 write them; ``None`` if it is neither."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return datetime.fromisoformat(str(value)).date()
    except ValueError:
        return None


def _inputs_below(folder: Path, sidecars: dict[Path, _Sidecar]) -> Iterator[Input]:
    """Yield every file below a folder that is not hidden, and the folder itself if there is none."""
    is_empty = True
    waiting = [folder]
    while waiting:
        current = waiting.pop()
        try:
            entries = sorted(current.iterdir())
        except OSError as error:
            is_empty = False
            yield _troubled(current, folder, f"the folder cannot be read: {error.strerror}")
            continue
        for path in entries:
            if path.name.startswith(".") or path.name == SIDECAR:
                continue
            if not os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises where a folder above is locked
                is_empty = False
                yield _input(path, _printable(path.relative_to(folder)), sidecars)
            elif path.is_symlink():
                is_empty = False
                yield _troubled(path, folder, "a link to a folder, which is not followed")
            else:
                waiting.append(path)
    if is_empty:
        yield Input(
            folder, folder.name, _name(folder), trouble="there is no article in the folder", is_empty=True
        )


def _troubled(path: Path, folder: Path, trouble: str) -> Input:
    return Input(path, _printable(path.relative_to(folder)), _name(path), trouble=trouble)


def _input(path: Path, id_: str, sidecars: dict[Path, _Sidecar]) -> Input:
    folder = path.parent
    if folder not in sidecars:
        sidecars[folder] = _read_sidecar(folder)
    return Input(path, id_, _name(path), sidecars[folder].details.get(path.name, Details()))


def _read_sidecar(folder: Path) -> _Sidecar:
    """Return what the sidecar of a folder says; a folder without one has an empty one."""
    path = folder / SIDECAR
    if not os.path.lexists(path):
        return _Sidecar({})
    try:
        tables = tomllib.loads(decode(_bytes(path, MOST_BYTES_OF_AN_ARTICLE)))
    except UnreadableError as error:
        return _Sidecar({}, (str(error),))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return _Sidecar({}, (f"not TOML: {error}",))
    details: dict[str, Details] = {}
    faults: list[str] = []
    for name, table in tables.items():
        if not isinstance(table, dict) or Path(name).name != name or not (folder / name).is_file():
            faults.append(f'"{name}" is no table for a file beside it, such as ["{name}.txt"]')
            continue
        if Path(name).suffix.lower() == LINES_SUFFIX:
            faults.append(f'"{name}" has its details in its own lines')
            continue
        unknown = sorted(set(table) - {known.name for known in fields(Details)})
        details[name], wrong = _details(table)
        faults += [f'"{name}": {fault}' for fault in (*wrong, *(f"unknown key {key}" for key in unknown))]
    return _Sidecar(details, tuple(faults))


def _bytes_of(path: Path) -> bytes:
    """
    Return what is in a file of articles.

    Raises:
        UnreadableError: It is no such file, or too large, or cannot be opened.
    """
    suffix = path.suffix.lower()
    most = MOST_BYTES_OF_A_FILE_OF_LINES if suffix == LINES_SUFFIX else MOST_BYTES_OF_AN_ARTICLE
    return _bytes(path, most, SUFFIXES)


def _bytes(path: Path, most: int, suffixes: Sequence[str] = ()) -> bytes:
    with _opened(path, most, suffixes) as file:
        return file.read()


@contextmanager
def _opened(path: Path, most: int, suffixes: Sequence[str] = ()) -> Iterator[BinaryIO]:
    """Open a file to read; whatever goes wrong with it then is an :class:`UnreadableError`, too."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableError("not a regular file")
        if suffixes and path.suffix.lower() not in suffixes:
            raise UnreadableError(f"not a kind of file that is read ({', '.join(suffixes)})")
        if status.st_size > most:
            raise UnreadableError(_too_large(most))
        with path.open("rb") as file:
            yield file
            return
    except FileNotFoundError:
        reason = "a link to a file that is not there" if path.is_symlink() else "there is no such file"
    except PermissionError:
        reason = "there is no permission to read it"
    except (OSError, ValueError) as error:
        reason = f"it cannot be opened: {getattr(error, 'strerror', None) or error}"
    raise UnreadableError(reason)


def _too_large(most: int) -> str:
    return f"it is larger than {most // 1_000_000} MB"


def _name(path: Path) -> str:
    """Return how a path is named to the user: from the working folder if it is below it, else as given."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - Path.resolve would follow links
    return _printable(absolute.relative_to(Path.cwd()) if absolute.is_relative_to(Path.cwd()) else path)


def _printable(path: Path) -> str:
    """Return a path in the POSIX manner; bytes of a name that are no UTF-8 become U+FFFD."""
    return path.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "replace")
