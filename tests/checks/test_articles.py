import contextlib
import json
import os
import random
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks import articles
from checks.articles import UnreadableError, decode, gather, list_inputs, read_input, read_json_lines
from checks.model import Coverage

SEEDS = Path(__file__).parents[2] / "seeds" / "articles"
TEXT = "Rund 800 Soldaten für 5 €, „sofort“ – und zwar täglich."
JSON_TEXT = json.dumps({"id": "a", "text": TEXT, "language": "de"}, ensure_ascii=False)


def read(*paths: Path, language: str = "de"):
    return gather([read_input(entry, language=language) for entry in list_inputs(paths)])


def reasons(coverage: Coverage) -> dict[str, str]:
    return {Path(thing.name).name: thing.reason for thing in coverage.unreadable}


def lines(*rows: object) -> bytes:
    return b"\n".join(row if isinstance(row, bytes) else json.dumps(row).encode() for row in rows)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("seed", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.name[:3])
def test_a_text_is_the_same_in_every_encoding(seed, encoding):
    text = seed.read_bytes().decode("utf-8")
    if encoding == "cp1252":
        text = text.encode("cp1252", "ignore").decode("cp1252")
    assert decode(text.encode(encoding)) == text


def test_utf16_with_its_mark_loses_only_the_mark():
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        assert decode(mark + TEXT.encode(encoding)) == TEXT


def test_line_ends_and_blanks_stay(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"\r\n 10 \r 20\n\t\r\n")
    (article,), _ = read(tmp_path)
    assert article.text == "\r\n 10 \r 20\n\t\r\n"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_utf8_comes_back_as_it_was(text):
    assert decode(b"\xef\xbb\xbf" + text.encode()) == text


@given(st.binary(max_size=400))
def test_any_bytes_are_a_text_or_unreadable(data):
    text = ""
    with contextlib.suppress(UnreadableError):
        text = decode(data)
    assert "\0" not in text


def test_random_binary_files_are_unreadable():
    chance = random.Random(7)  # noqa: S311 - the same files in every run
    for _ in range(100):
        with pytest.raises(UnreadableError):
            decode(chance.randbytes(300))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (TEXT.encode()[:-38], "its UTF-8 breaks at byte"),  # cut within the opening quotation mark
        ("für".encode() + b"\xff" + "Märkte".encode(), "its UTF-8 breaks at byte 4"),
        ("Größe, für täglich ähnlich ößä".encode("mac_roman"), "not a text in"),
        ("我们有三万名士兵".encode("gb18030"), "not a text in"),
        (b"800 Soldaten\0", "NUL"),
        (b"\x01\x02 800", "control characters"),
        (b"\xff\xfe8", "its UTF-16-LE breaks"),
    ],
)
def test_what_is_no_text_is_refused_with_a_reason(data, reason):
    with pytest.raises(UnreadableError, match=reason):
        decode(data)


def test_a_short_word_in_cp1252_is_read():
    assert decode("Café à 5 €".encode("cp1252")) == "Café à 5 €"


def test_the_seeds_have_titles_and_no_dates():
    found, coverage = read(SEEDS, language="auto")
    assert coverage == Coverage(given=5, read=5)
    assert [article.id[:3] for article in found] == ["000", "001", "002", "003", "004"]
    assert {article.language for article in found} == {"de"}
    assert [bool(article.title) for article in found] == [True, False, False, False, True]
    assert all(not (article.published or article.outlet or article.url) for article in found)
    assert all(article.title in article.text for article in found if article.title)


def test_one_bad_input_among_many_does_not_stop_the_others(tmp_path):
    for number in range(20):
        (tmp_path / f"{number:02}.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)))
    (tmp_path / "empty.md").touch()
    (tmp_path / "blank.md").write_text(" \n\u2003")
    (tmp_path / "picture.jpg").write_bytes(b"\xff\xd8")
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / ".hidden.txt").write_text(TEXT)
    found, coverage = read(tmp_path)
    assert len(found) == coverage.read == 20
    assert coverage.given == 27
    assert reasons(coverage) == {
        "binary.txt": "not a text in UTF-8, UTF-16 or CP1252",
        "dangling.txt": "a link to a file that is not there",
        "loop": "a link to a folder, which is not followed",
        "picture.jpg": "not a kind of file that is read (.txt, .md, .jsonl)",
        "pipe.txt": "not a regular file",
    }
    assert [Path(thing.name).name for thing in coverage.empty] == ["blank.md", "empty.md"]


def test_a_file_without_permission_is_named(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text(TEXT)

    def locked(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", locked)
    _, coverage = read(tmp_path)
    assert reasons(coverage) == {"a.txt": "there is no permission to read it"}


def test_a_file_that_is_too_large_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(articles, "MOST_BYTES_OF_AN_ARTICLE", 20)
    (tmp_path / "a.txt").write_text("x" * 21)
    (tmp_path / "b.txt").write_text("x" * 20)
    (tmp_path / "c.jsonl").write_text(JSON_TEXT, encoding="utf-8")
    found, coverage = read(tmp_path)
    assert [article.id for article in found] == ["b.txt"]
    assert set(reasons(coverage)) == {"a.txt", "c.jsonl line 1"}


def test_missing_paths_and_empty_folders_are_named(tmp_path):
    (tmp_path / "empty").mkdir()
    _, coverage = read(tmp_path / "empty", tmp_path / "nowhere.txt", Path("with\0nul.txt"))
    assert {Path(thing.name).name for thing in coverage.empty} == {"empty"}
    assert reasons(coverage)["nowhere.txt"] == "there is no such file"
    assert coverage.given == 3


def test_ids_are_paths_below_the_folder_given(tmp_path):
    (tmp_path / "2025" / "may").mkdir(parents=True)
    path = tmp_path / "2025" / "may" / "A.TXT"
    path.write_text(TEXT, encoding="utf-8")
    assert [article.id for article in read(tmp_path)[0]] == ["2025/may/A.TXT"]
    assert [article.id for article in read(path)[0]] == ["A.TXT"]


def test_a_file_given_twice_is_read_once_in_either_order(tmp_path):
    (tmp_path / "sub").mkdir()
    path = tmp_path / "sub" / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    for paths in ((tmp_path, path), (path, tmp_path)):
        found, coverage = read(*paths)
        assert [article.id for article in found] == ["sub/a.txt"]
        assert coverage.given == 1


def test_sources_are_seen_from_the_working_folder(tmp_path, monkeypatch):
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert read(Path("news"))[0][0].source == "news/a.txt"
    assert read(tmp_path / "news")[0][0].source == "news/a.txt"


def test_a_name_that_is_no_utf8_can_be_printed(tmp_path):
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt")).write_text(TEXT, encoding="utf-8")
    (article,), _ = read(tmp_path)
    assert article.id.encode() == "\ufffd.txt".encode()


def test_a_broken_line_is_named_and_the_rest_is_read(tmp_path):
    rows = [{"id": f"n{number}", "text": TEXT, "language": "de"} for number in range(1, 1001)]
    broken = lines(*rows).split(b"\n")
    broken[499] = broken[499][:-3]
    (tmp_path / "articles.jsonl").write_bytes(b"\n".join(broken))
    found, coverage = read(tmp_path)
    assert len(found) == 999
    assert [Path(thing.name).name for thing in coverage.unreadable] == ["articles.jsonl line 500"]
    assert coverage.unreadable[0].reason.startswith("not JSON: ")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"[1]", "not an article"),
        (b"null", "not an article"),
        (lines({"text": "x"}), "id is missing"),
        (lines({"id": "a"}), "text is missing"),
        (lines({"id": 5, "text": "x"}), "id is no string"),
        (lines({"id": " ", "text": "x"}), "id is empty"),
        (lines({"id": "a", "text": ["x"]}), "text is no string"),
        (lines({"id": "a", "text": "x", "title": 5}), "title is no string"),
        (
            lines({"id": "a", "text": "x", "published": "yesterday"}),
            "published is no date like 2025-09-04: 'yesterday'",
        ),
        (lines({"id": "a", "text": "x", "published": 20250904.5}), "published is no date"),
        (lines({"id": "a", "text": "x", "language": "fr"}), "language fr has no language pack"),
        (b'{"id": "a", "text": "\\ud83d"}', "half a character"),
        (b'{"id": "a", "text": "x", "title": "\\ud83d"}', "title holds half a character"),
        (b'{"id": "a", "text": "x\\u0000"}', "NUL"),
        (b"[" * 100_000, "not JSON"),
        (b'{"id": ' + b"9" * 5_000 + b"}", "not JSON"),
        (b'{"id": "a", "text": "\x81\x8d"}', "not a text"),
    ],
)
def test_a_line_that_is_no_article_has_its_reason(line, reason):
    reading = read_json_lines(line + b"\n" + JSON_TEXT.encode(), language="de")
    assert [article.id for article in reading.articles] == ["a"]
    assert reading.unreadable[0].name == "standard input line 1"
    assert reason in reading.unreadable[0].reason


def test_json_lines_are_read_in_other_encodings_too():
    for encoding in ("utf-8-sig", "utf-16", "utf-16-le", "cp1252"):
        (article,) = read_json_lines(JSON_TEXT.encode(encoding)).articles
        assert article.text == TEXT


def test_broken_utf16_on_standard_input_does_not_raise():
    assert read_json_lines(b"\xff\xfex").unreadable[0].name == "standard input"


def test_line_separators_inside_a_string_do_not_end_the_line():
    (article,) = read_json_lines(
        json.dumps({"id": "a", "text": "1\u20282"}, ensure_ascii=False).encode()
    ).articles
    assert article.text == "1\u20282"


def test_all_metadata_comes_from_the_json():
    row = {
        "id": "a",
        "text": "x",
        "language": "DE-at",
        "title": "T",
        "outlet": "O",
        "url": "https://example.org/",
        "published": "2025-09-04T23:30:00+02:00",
        "section": "ignored",
    }
    (article,) = read_json_lines(lines(row)).articles
    assert (article.language, article.title, article.outlet, article.url) == (
        "de",
        "T",
        "O",
        "https://example.org/",
    )
    assert article.published == date(2025, 9, 4)
    assert article.source is None


def test_empty_standard_input_is_named():
    assert [thing.name for thing in read_json_lines(b"\n \n").empty] == ["standard input"]


def test_the_first_of_two_articles_with_one_id_is_kept_in_any_order(tmp_path):
    (tmp_path / "1.jsonl").write_bytes(lines({"id": "a", "text": "first"}, {"id": "a", "text": "second"}))
    (tmp_path / "2.jsonl").write_bytes(lines({"id": "a", "text": "first"}, {"id": "b", "text": "first"}))
    readings = [read_input(entry, language="de") for entry in list_inputs([tmp_path])]
    for order in (readings, readings[::-1]):
        found, coverage = gather(order)
        assert [(article.id, article.text) for article in found] == [("a", "first"), ("b", "first")]
        assert coverage.given == 4
        assert [thing.name for thing in coverage.duplicate] == ["a", "a"]
        assert "another text" in coverage.duplicate[0].reason
        assert "the same text" in coverage.duplicate[1].reason


def test_files_of_one_name_in_two_folders_are_two_articles(tmp_path):
    for folder in ("mon", "tue"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "01.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "tue" / "02.txt").write_text(TEXT, encoding="utf-8")
    both = {entry.id for entry in list_inputs([tmp_path / "mon", tmp_path / "tue"])}
    assert both == {"mon/01.txt", "tue/01.txt", "02.txt"}
    files = {entry.id for entry in list_inputs([tmp_path / "mon" / "01.txt", tmp_path / "tue" / "01.txt"])}
    assert files == {"mon/01.txt", "tue/01.txt"}


def test_the_sidecar_describes_the_files_beside_it(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "articles.toml").write_text(
        '["a.txt"]\ntitle = "T"\noutlet = "O"\nurl = "https://example.org"\n'
        'published = 2025-09-04\nlanguage = "de"\n'
    )
    for path in (tmp_path, tmp_path / "a.txt"):
        (article,), coverage = read(path, language="auto")
        assert (article.title, article.outlet, article.published) == ("T", "O", date(2025, 9, 4))
        assert coverage == Coverage(given=1, read=1)


@pytest.mark.parametrize(
    ("sidecar", "reason"),
    [
        ("[", "not TOML"),
        ('["a.txt"]\ntitel = "T"', "unknown key titel"),
        ('["a.txt"]\npublished = "soon"', "published is no date"),
        ('["a.txt"]\noutlet = 5', "outlet is no string"),
        ('["b.txt"]\ntitle = "T"', '"b.txt" is no table for a file beside it'),
        ('["../a.txt"]\ntitle = "T"', "is no table for a file beside it"),
        ("[a.txt]", '"a" is no table for a file beside it'),
        ("a = 1", '"a" is no table'),
    ],
)
def test_a_wrong_sidecar_is_named_and_the_files_are_read(tmp_path, sidecar, reason):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "articles.toml").write_text(sidecar)
    found, coverage = read(tmp_path)
    assert [article.title for article in found] == [None]
    assert reason in reasons(coverage)["articles.toml"]


def test_a_sidecar_for_json_lines_is_refused(tmp_path):
    (tmp_path / "a.jsonl").write_text(JSON_TEXT, encoding="utf-8")
    (tmp_path / "articles.toml").write_text('["a.jsonl"]\ntitle = "T"')
    assert "in its own lines" in reasons(read(tmp_path)[1])["articles.toml"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("800 Soldaten", "de"),
        ("Der Minister sagte am Freitag, es seien rund 800 Soldaten im Einsatz.", "de"),
        ("800 soldiers were sent", "en"),
        ("The minister said on Friday that about 800 soldiers had been deployed. " * 10, "en"),
    ],
)
def test_the_language_is_detected(text, code):
    assert read_json_lines(lines({"id": "a", "text": text})).articles[0].language == code


@pytest.mark.parametrize("seed", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.name[:3])
def test_news_in_a_language_that_can_be_read_needs_no_model(seed, monkeypatch):
    monkeypatch.setitem(sys.modules, "py3langid", None)  # importing it would fail
    text = seed.read_text(encoding="utf-8")
    assert read_json_lines(lines({"id": "a", "text": text})).articles[0].language == "de"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Die regering het aangekondig dat hulle meer as 300 soldate na die gebied sal stuur. " * 5, "af"),
        ("D'Regierung huet matgedeelt, datt si am Mount 300 Zaldoten an d'Regioun schécke wäert. " * 5, "lb"),
        ("De regering maakte bekend dat zij in de komende maand 300 militairen zal sturen. " * 5, "nl"),
    ],
)
def test_a_relative_is_not_taken_for_a_language_that_can_be_read(text, code):
    (thing,) = read_json_lines(lines({"id": "a", "text": text})).unreadable
    assert thing.reason == f"language {code} has no language pack"


def test_a_language_without_a_pack_is_not_read_as_another_one():
    text = (
        "Le président de la République a annoncé vendredi soir que trente mille soldats seraient envoyés. "
        * 5
    )
    (thing,) = read_json_lines(lines({"id": "a", "text": text})).unreadable
    assert thing.reason == "language fr has no language pack"


def test_bytes_in_the_wrong_encoding_are_no_article(tmp_path):
    file = tmp_path / "broken.txt"
    file.write_bytes(b"\xff\xfe" + b"Es kamen 300 Menschen nach Wien, sagte die Polizei." * 2)
    (given,) = list_inputs([file])
    reading = read_input(given)
    assert not reading.articles
    assert "letters" in reading.unreadable[0].reason
