import pytest
from factories import article, mention

from reports.links import file_address, passage, web_address, with_passage


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "ftp://a.example/",
        "//evil.example/x",
        "/x",
        "http:evil.example",
        "http:///x",
        "http://",
        "http://user@evil.example/",
        "https://bank.example@evil.example/",
        "http://a.example\\@evil.example/",
        "http://a.example/\x00",
        "http://a.example/ x",
        'http://a.example/"onclick="x',
        "http://a.example/<x>",
        "http://[::1",
        "http://a.example/\u202egnp",
        "http://a.example/\ud800",
        "",
        None,
    ],
)
def test_an_unsafe_address_is_no_link(url):
    assert web_address(article(url=url)) is None


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://a.example/b?c=1&d=2#e", "https://a.example/b?c=1&d=2#e"),
        ("http://a.example:8080/%20", "http://a.example:8080/%20"),
        ("https://a.example/köln", "https://a.example/k%C3%B6ln"),
    ],
)
def test_a_web_address_is_a_link(url, address):
    assert web_address(article(url=url)) == address


@pytest.mark.parametrize(
    ("source", "folder", "address"),
    [
        ("seeds/a b.txt", ".", "./seeds/a%20b.txt"),
        ("seeds/a.txt", "../..", "../../seeds/a.txt"),
        ("javascript:alert(1)", ".", "./javascript%3Aalert%281%29"),
        ("//evil.example/x", ".", "/evil.example/x"),
        ("/srv/news/a.txt", "..", "/srv/news/a.txt"),
        ("a#b?c.txt", ".", "./a%23b%3Fc.txt"),
        ("..\\x", ".", "./..%5Cx"),
        (None, ".", None),
    ],
)
def test_a_file_is_linked_relatively(source, folder, address):
    assert file_address(article(source=source), folder) == address


@pytest.mark.parametrize(
    ("words", "encoded"),
    [
        ("a-b", "a%2Db"),
        ("a, b & c", "a%2C%20b%20%26%20c"),
        ("--,&", "%2D%2D%2C%26"),
        ("zwölf „Leute“", "zw%C3%B6lf%20%E2%80%9ELeute%E2%80%9C"),
        ('"><img src=x>', "%22%3E%3Cimg%20src%3Dx%3E"),
    ],
)
def test_a_passage_is_encoded_for_text_fragments(words, encoded):
    assert with_passage("a.txt", words) == f"a.txt#:~:text={encoded}"


def test_a_passage_keeps_the_fragment_of_the_address():
    assert with_passage("https://a.example/#top", "x") == "https://a.example/#top:~:text=x"


def test_the_file_comes_before_the_web_page():
    where = article(source=None, url="https://a.example/")
    assert passage(where, mention(where), "..").startswith("https://a.example/#:~:text=")
    where = article(url="https://a.example/")
    assert passage(where, mention(where), "..").startswith("../seeds/articles/a.txt#:~:text=")
    where = article(source=None, url="javascript:x")
    assert passage(where, mention(where), "..") is None
