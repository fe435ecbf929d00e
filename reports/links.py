"""
Addresses a reader may click: only http, https and relative ones, with the passage in the fragment.

An article's address is untrusted. Whatever is not plainly harmless (another scheme, control characters,
backslashes, a user name before the host) is shown as text instead. In a text fragment the characters
``-``, ``,`` and ``&`` are part of the syntax and are percent-encoded like all others.
"""

import re
from urllib.parse import quote, urlsplit

from checks.model import Article, Mention
from reports.quotation import fragment

_KEPT_IN_URL = ":/?#[]@!$&'()*+,;=%~"
_UNSAFE = re.compile(
    r"[\x00-\x20\x7f-\x9f\\<>\"`]|[\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def passage(article: Article, mention: Mention, working_folder: str) -> str | None:
    """
    Return the address of a mention in its article's file, in its web page where there is no file.

    Args:
        article: Where it stands.
        mention: What to land on.
        working_folder: Way from the page's folder to the one that ``Article.source`` starts from, as in
            ``../..``.
    """
    address = file_address(article, working_folder) or web_address(article)
    return None if address is None else with_passage(address, fragment(article, mention))


def with_passage(address: str, words: str) -> str:
    """
    Return the address with a fragment that makes the browser find and mark the words.

    >>> with_passage("a.txt", "30.000-köpfigen, sagte")
    'a.txt#:~:text=30.000%2Dk%C3%B6pfigen%2C%20sagte'
    """
    encoded = quote(words, safe="", errors="replace").replace("-", "%2D")
    return f"{address}{'' if '#' in address else '#'}:~:text={encoded}"


def file_address(article: Article, working_folder: str) -> str | None:
    """Return the relative address of an article's file; ``None`` if it came from standard input."""
    if not article.source:
        return None
    path = quote(article.source, safe="/", errors="replace")
    if path.startswith("/"):
        return "/" + path.lstrip("/")  # two slashes would name a host
    return f"{working_folder.rstrip('/') or '.'}/{path}"


def web_address(article: Article) -> str | None:
    """Return an article's address on the web if it is safe to click, otherwise ``None``."""
    url = article.url
    if not url or _UNSAFE.search(url):
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not host or "@" in parts.netloc:
        return None
    return quote(url, safe=_KEPT_IN_URL)
