"""Patterns must mean the same on every Python that is supported."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = [
    path.relative_to(ROOT) for part in ("checks", "flows", "reports") for path in (ROOT / part).rglob("*.py")
]

POSSESSIVE_GROUP = re.compile(r"(?<!\()\)(?:[?*+]|\{+\d*,?\d*\}+)\+")
"""A group that is repeated possessively; a single character may be ("\\d++"), and "()" is none."""


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_no_group_is_repeated_possessively(module):
    """Before 3.11.5, and Debian 12 has 3.11.2, such a group took text that it does not match (gh-100061)."""
    assert not POSSESSIVE_GROUP.findall((ROOT / module).read_text("utf-8"))


@pytest.mark.parametrize("pattern", [r"(?:[.,]\d++)?+", "(?P<a>b)*+", r"(?:-\d{1,2}){2,4}+", "(a){{0,5}}+"])
def test_a_possessive_group_is_seen(pattern):
    assert POSSESSIVE_GROUP.search(pattern)


@pytest.mark.parametrize("pattern", [r"\d++", r"(?>(?:-\d)+)", r"(\d*+)", "[a-z]{1,40}+"])
def test_other_possessive_patterns_are_no_group(pattern):
    assert not POSSESSIVE_GROUP.search(pattern)
