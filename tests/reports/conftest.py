"""A small tree of a page, built with the standard library, and a browser for the slow tests."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

import pytest

VOID = {"meta", "input", "br", "link", "img", "hr"}
BROWSER_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


@dataclass
class Node:
    tag: str
    attributes: dict[str, str | None] = field(default_factory=dict)
    children: list["Node | str"] = field(default_factory=list)

    def all(self, tag: str | None = None, css: str | None = None) -> list["Node"]:
        """Every node below with this tag and this class, in document order."""
        found = []
        for child in self.children:
            if isinstance(child, Node):
                if (tag is None or child.tag == tag) and (css is None or css in child.classes):
                    found.append(child)
                found += child.all(tag, css)
        return found

    def one(self, tag: str | None = None, css: str | None = None) -> "Node":
        found = self.all(tag, css)
        assert len(found) == 1, f"{len(found)} of <{tag} class={css}>"
        return found[0]

    @property
    def classes(self) -> list[str]:
        return (self.attributes.get("class") or "").split()

    def text(self, language: str | None = None) -> str:
        """The text below, in one interface language if given."""
        if language and self.tag in {"span", "text"} and self.attributes.get("lang") not in {None, language}:
            return ""
        return "".join(child if isinstance(child, str) else child.text(language) for child in self.children)


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Node("root")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, dict(attrs))
        self.open[-1].children.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Node(tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


@pytest.fixture(scope="session")
def parse() -> Callable[[str], Node]:
    """Parses a page and insists that every tag is closed in order."""

    def parsed(page: str) -> Node:
        builder = _Builder()
        builder.feed(page)
        builder.close()
        assert builder.open == [builder.root], "tags left open"
        return builder.root

    return parsed


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A real Chromium; skipped where there is none, except on the build machine, which must have one."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        if os.environ.get("CI"):
            pytest.fail("no chromium on the build machine: `make test` installs it")
        pytest.skip("no chromium on this machine; these tests look at the page in a real browser")
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - costs half a second, only slow tests pay

    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=program, args=BROWSER_ARGUMENTS)
        yield started
        started.close()
