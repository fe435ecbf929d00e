"""
The report: a run as one HTML page that needs no script, no network and no other file.

The page shuts itself in by a content policy that allows one style, known by its hash, and pictures inside
the page; what comes from an article is escaped by the templates (autoescape) and stripped of invisible
characters on its way there (``finalize``), so no template can forget either. The same run gives the same
bytes: nothing here reads a clock, a folder or the order of a set.
"""

import base64
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from checks.model import RunResult, Statement
from reports.interface import load_interface
from reports.page import Page, open_page
from reports.sections import comparisons, coverage, findings, footer, header
from reports.visible_text import visible


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page: its template, and what makes the record for it; no record, no section."""

    template: str
    build: Callable[[Page], object | None]


SECTIONS = (
    Section("findings.html", findings.build),
    Section("comparisons.html", comparisons.agreements),
    Section("comparisons.html", comparisons.not_compared),
    Section("coverage.html", coverage.build),
)


def render(result: RunResult, *, working_folder: str = ".") -> str:
    """
    Return the page of a run.

    Args:
        result: Everything one run found.
        working_folder: Way from the folder of the page to the one the articles' ``source`` starts from,
            such as ``../..``; the links to passages go through it.
    """
    interface = load_interface()
    page = open_page(result, interface, working_folder)
    environment = _environment()
    style = environment.get_template("style.css").render(languages=interface.languages)
    sections = [(section.template, section.build(page)) for section in SECTIONS]
    return environment.get_template("page.html").render(
        languages=interface.languages,
        opened_in=interface.default(result.language),
        words=interface.say,
        style=Markup(style),  # noqa: S704 - our own file; escaped, it would be no style and miss its hash
        style_hash=style_hash(style),
        header=header.build(page),
        sections=[(template, record) for template, record in sections if record is not None],
        footer=footer.build(page),
    )


def style_hash(style: str) -> str:
    """Return what the content policy knows a style by."""
    return "sha256-" + base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii")


@cache
def _environment() -> Environment:
    """Return the templates, with what all of them use."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_made_visible,
    )
    environment.filters["say"] = _say
    environment.filters["lead_in"] = _with_lead_in
    environment.filters["px"] = _pixels
    environment.globals["languages"] = load_interface().languages
    return environment


def _made_visible(value: object) -> object:
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _say(statement: Statement) -> Markup:
    """Return a sentence in all languages, of which the page shows one; once, if they do not differ."""
    return _in_all_languages(statement, lambda text: escape(visible(text)))


def _in_all_languages(statement: Statement, write: Callable[[str], Markup]) -> Markup:
    texts = dict(statement.texts)
    codes = [language.code for language in load_interface().languages]
    written = [write(statement.text(code)) for code in codes]
    if len(set(written)) == 1 and texts.keys() >= set(codes):
        return written[0]
    first = statement.texts[0][0]
    told = [
        text if code in texts else Markup('<bdi lang="{}">{}</bdi>').format(first, text)
        for code, text in zip(codes, written, strict=True)
    ]
    return Markup().join(
        Markup('<span lang="{}">{}</span>').format(code, text) for code, text in zip(codes, told, strict=True)
    )


def _with_lead_in(statement: Statement) -> Markup:
    """Return a reason with its first clause bold, where a dash or semicolon ends one."""

    def emphasised(text: str) -> Markup:
        clause, rest = _clauses(visible(text))
        return Markup("<b>{}</b>{}").format(clause, rest) if rest else escape(clause)

    return _in_all_languages(statement, emphasised)


def _clauses(text: str) -> tuple[str, str]:
    ends = [place for sign in (" – ", "; ") if (place := text.find(sign)) > 0]
    return (text[: min(ends)], text[min(ends) :]) if ends else (text, "")


def _pixels(value: float) -> str:
    """Return a coordinate with one decimal at most."""
    return f"{value:.1f}".removesuffix(".0")
