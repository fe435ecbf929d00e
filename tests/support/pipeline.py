"""The stages in a row on plain texts, for tests that begin with sentences rather than with records."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from checks.comparison import compare
from checks.contradictions import judge
from checks.exchange_rates import load_rates
from checks.languages.pack import load_pack
from checks.model import Article, Coverage, Discrepancy, NotCompared, Quantity, Role, RunResult
from checks.quantities import read_quantities

AS_OF = date(2026, 11, 22)
ROOT = Path(__file__).parents[2]


def quantities_of(
    text: str,
    article: str = "a.txt",
    *,
    language: str = "de",
    published: date | None = None,
    currency: str = "EUR",
) -> tuple[Quantity, ...]:
    """Return every quantity of a text."""
    source = Article(article, text, language, published=published)
    return read_quantities(source, load_pack(language), currency=currency, as_of=AS_OF, rates=load_rates())


def figure_in(text: str, article: str, **given: object) -> Quantity:
    """Return the first quantity of role "figure" in a text."""
    return next(q for q in quantities_of(text, article, **given) if q.figure.role is Role.FIGURE)


def judged(quantities: Iterable[Quantity]) -> tuple[tuple[Discrepancy, ...], tuple[NotCompared, ...]]:
    """Return the judgements on the groups of quantities, and what was not compared."""
    comparison = compare(tuple(quantities))
    return tuple(judge(group) for group in comparison.groups), comparison.not_compared


def seed_texts() -> Mapping[str, str]:
    """Return the five German sample articles by id."""
    folder = ROOT / "seeds" / "articles"
    return {file.name: file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.txt"))}


def english_texts() -> Mapping[str, str]:
    """Return the short English versions of the sample articles by id."""
    folder = ROOT / "tests" / "golden" / "english"
    return {f"en/{file.name}": file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.txt"))}


def result_of(quantities: tuple[Quantity, ...]) -> RunResult:
    """Return what a run over the sample articles found, without Prefect and the gate."""
    found, apart = judged(quantities)
    texts = seed_texts()
    return RunResult(
        as_of=AS_OF,
        currency="EUR",
        language="de",
        rates_until=load_rates().until,
        coverage=Coverage(given=5, read=5),
        articles=tuple(Article(name, text, "de") for name, text in texts.items()),
        quantities=quantities,
        set_aside=(),
        discrepancies=tuple(sorted(found, key=lambda d: (-d.severity, d.id))),
        not_compared=apart,
    )
