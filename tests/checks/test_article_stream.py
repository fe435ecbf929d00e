import json
import tracemalloc

import pytest

from checks.article_stream import ArticleStream
from checks.articles import MOST_BYTES_OF_AN_ARTICLE, gather, list_inputs, read_input, read_json_lines


def row(id_, text="800 Soldaten", **more):
    return json.dumps({"id": id_, "text": text, "language": "de"} | more, ensure_ascii=False).encode()


@pytest.fixture
def folder(tmp_path):
    """Return a folder with articles of every sort, in no order, and with everything that may be wrong."""
    folder = tmp_path / "articles"
    (folder / "below").mkdir(parents=True)
    (folder / "b.txt").write_text("Rund 30.000 Soldaten für die Ukraine.")
    (folder / "below" / "a.md").write_text("Etwa 20 Staaten wollen sich beteiligen.")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    (folder / "blank.txt").write_text(" \n")
    (folder / "blank.jsonl").write_bytes(b"\n \n")
    (folder / "gone.jsonl").symlink_to(folder / "nowhere")
    (folder / "utf16.jsonl").write_bytes((row("u2") + b"\n" + row("a1") + b"\n{}").decode().encode("utf-16"))
    (folder / "broken16.jsonl").write_bytes(b"\xff\xfex")
    (folder / "z.jsonl").write_bytes(
        b"\xef\xbb\xbf"
        + b"\n".join([row("m"), b"", b"{broken", row("c"), row("m", "a second one"), row(" ")])
    )
    (folder / "k.jsonl").write_bytes(
        b"\n".join(
            [
                row("m", "5 €").decode().encode("cp1252"),
                row("b.txt", "the same id as a file's"),
                row("n", language="xx"),
                row("n", "the first with this id that can be read"),
                row("blank", " "),
                b'["no object"]',
                b"[" * 100_000,
                b'{"id": 5, "text": "five"}',
                row("a0"),
            ]
        )
        + b"\r\n"
    )
    return folder


def test_a_stream_gives_the_articles_in_the_order_of_a_run_and_sets_the_same_aside(folder):
    inputs = list_inputs([folder])
    articles, coverage = gather([read_input(given, language="auto") for given in inputs])
    places, readings = zip(*ArticleStream(inputs), strict=True)
    assert [article for reading in readings for article in reading.articles] == list(articles)
    in_order = [
        reading for _, reading in sorted(zip(places, readings, strict=True), key=lambda pair: pair[0])
    ]
    assert [thing for reading in in_order for thing in reading.unreadable] == list(coverage.unreadable)
    assert [thing for reading in in_order for thing in reading.empty] == list(coverage.empty)
    assert len(articles) == 8
    assert len(coverage.unreadable) == 10


def test_of_one_id_the_first_readable_article_is_given(folder):
    texts = {
        article.id: article.text
        for _, reading in ArticleStream(list_inputs([folder]))
        for article in reading.articles
    }
    named = [thing.name for _, reading in ArticleStream(list_inputs([folder])) for thing in reading.duplicate]
    assert named
    assert set(named) <= set(texts)
    assert texts["m"] == "5 €"
    assert texts["n"] == "the first with this id that can be read"
    assert texts["b.txt"].startswith("Rund 30.000")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_standard_input_has_its_place_and_no_source(tmp_path, encoding):
    data = b"\n".join([row("b"), b"{}", row("a")]).decode().encode(encoding)
    path = tmp_path / "waiting.jsonl"
    path.write_bytes(data)
    (tmp_path / "s.jsonl").write_bytes(row("b", "another text"))
    (tmp_path / "t.jsonl").write_bytes(row("b", "a third text"))
    for name in ("s.jsonl", "t.jsonl"):
        inputs = list_inputs([tmp_path / name])
        articles, _ = gather([*(read_input(given) for given in inputs), read_json_lines(data)])
        found = [reading for _, reading in ArticleStream(inputs, path)]
        assert [article for reading in found for article in reading.articles] == list(articles)
        assert [thing for reading in found for thing in reading.unreadable] == list(
            read_json_lines(data).unreadable
        )


def test_a_line_too_long_for_an_article_is_named_and_the_next_one_is_read(tmp_path):
    longest = row("a", "")
    longest = row("a", "x" * (MOST_BYTES_OF_AN_ARTICLE - len(longest)))
    assert len(longest) == MOST_BYTES_OF_AN_ARTICLE
    (tmp_path / "long.jsonl").write_bytes(b"\n".join([longest[:-2] + b'xx"}', longest, row("c")]))
    readings = [reading for _, reading in ArticleStream(list_inputs([tmp_path]))]
    assert [thing.reason for reading in readings for thing in reading.unreadable] == [
        "it is larger than 20 MB"
    ]
    assert [article.id for reading in readings for article in reading.articles] == ["a", "c"]


def test_a_file_that_vanishes_before_its_turn_is_named(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(row("a"))
    stream = ArticleStream(list_inputs([path]))
    path.unlink()
    ((_, reading),) = stream
    assert [thing.reason for thing in reading.unreadable] == ["there is no such file"]


def test_what_is_held_does_not_grow_with_the_text(tmp_path):
    with (tmp_path / "many.jsonl").open("wb") as file:
        file.writelines(row(str(number), "Rund 30.000 Soldaten. " * 1000) + b"\n" for number in range(1000))
    inputs = list_inputs([tmp_path])
    next(iter(ArticleStream(inputs)))
    tracemalloc.start()
    count = sum(len(reading.articles) for _, reading in ArticleStream(inputs))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 1000
    assert most < 2_000_000  # of 22 MB
