"""
The records as the JSON that others script against, and back again for figures.

The README documents the keys and what they mean; what stands behind them in a row
here was added so that ``figurecheck compare`` can work on rows alone, without the articles' texts.
Values are decimal strings in plain notation, because a JSON number would be read as binary; an open
end is null. Keys keep the order in which they are documented. Tables for people who work with data
frames are in ``tables``.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from importlib.metadata import version
from typing import Any

import orjson

from checks.measurands import load_measurands
from checks.model import (
    NO_CLAIM,
    Article,
    Claim,
    Conversion,
    Discrepancy,
    Figure,
    Interval,
    Kind,
    Mention,
    Modifier,
    NotCompared,
    Period,
    Quantity,
    Review,
    Role,
    RunResult,
    SetAside,
    Setting,
    Span,
)
from checks.wording import status_names

SCHEMA = 1

# Beyond this many digits a plain notation is no service to anyone: 1E+999999999 would be a gigabyte.
_MOST_DIGITS = 400

_WORDS_OF_SETTING = tuple(known.name for known in fields(Setting) if known.name not in ("period", "claim"))
_DEFAULTS = Setting()

# What the README promises of every figure; null is a value, a missing key is none.
FIGURE_KEYS = (
    "id",
    "article",
    "start",
    "end",
    "surface",
    "kind",
    "role",
    "low",
    "high",
    "modifier",
    "unit",
    "base_low",
    "base_high",
    "base_unit",
    "counted",
    "measurand",
    "sentence_start",
    "sentence_end",
)

# What only ``compare`` needs: the articles of a run are listed once, and what its sentences say is its own.
COMPARISON_KEYS = frozenset(
    {"closed", "written", "setting", "language", "title", "outlet", "url", "published", "source"}
)

Row = dict[str, Any]


def plain(value: Decimal | None) -> str | None:
    """
    Return a value as a decimal string without exponent or needless zeros, ``None`` for an open end.

    >>> plain(Decimal("8.00E+11")), plain(Decimal("2.50")), plain(Decimal("-0.0")), plain(None)
    ('800000000000', '2.5', '0', None)
    >>> plain(Decimal("1e999999999"))
    '1E+999999999'
    """
    if value is None:
        return None
    if not value:
        return "0"
    text = str(value)
    if "E" in text:
        if not value.is_finite() or abs(value.adjusted()) > _MOST_DIGITS:
            return text
        text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def figure_row(quantity: Quantity) -> Row:
    """
    Return a figure as ``extract`` prints it: the documented keys, then those that ``compare`` needs.

    ``written`` is the mention before its sentence was read, ``setting`` what the sentence says about it.
    """
    figure, base, conversion = quantity.figure, quantity.base, quantity.conversion
    mention, interval = figure.mention, figure.interval
    article, span, sentence = mention.article, mention.span, mention.sentence
    value = _interval_row(interval)
    leeway = _interval_row(quantity.leeway)
    return {
        "id": f"{article.id}:{span.start}",
        "article": article.id,
        "start": span.start,
        "end": span.end,
        "surface": mention.surface,
        "kind": str(figure.kind),
        "role": str(figure.role),
        "low": value["low"],
        "high": value["high"],
        "modifier": str(figure.modifier),
        "unit": mention.unit,
        "base_low": value["low"] if base is interval else plain(base.low),
        "base_high": value["high"] if base is interval else plain(base.high),
        "base_unit": quantity.base_unit,
        "counted": figure.counted,
        "measurand": figure.measurand,
        "sentence_start": sentence.start,
        "sentence_end": sentence.end,
        "rate_date": _iso(conversion.rate_date) if conversion else None,
        "dimension": quantity.dimension,
        "leeway": leeway,
        "original_leeway": (
            leeway if quantity.leeway is quantity.original_leeway else _interval_row(quantity.original_leeway)
        ),
        "conversion": _conversion_row(conversion) if conversion else None,
        "trouble": quantity.trouble,
        "closed": [interval.closed, base.closed],
        "written": {
            "kind": str(mention.kind),
            "value": value if mention.value is interval else _interval_row(mention.value),
            "precision": plain(mention.precision),
            "is_range": mention.is_range,
            "is_vague": mention.is_vague,
            "attached": mention.attached,
            "shape": mention.shape,
        },
        "setting": _setting_row(figure.setting),
        "language": article.language,
        "title": article.title,
        "outlet": article.outlet,
        "url": article.url,
        "published": _iso(article.published),
        "source": article.source,
    }


def figure_line(quantity: Quantity) -> bytes:
    """
    Return the row of a figure as a line of JSON in UTF-8, its end included, as ``extract`` prints it.

    The standard library's encoder takes three times as long for a row as making it does.
    """
    return orjson.dumps(figure_row(quantity), option=orjson.OPT_APPEND_NEWLINE)


def quantity_from_row(row: Mapping[str, Any]) -> Quantity:
    """
    Return the quantity that a row of ``extract`` was made from, but for the text of its article.

    A row that has only the documented keys is read as well: its leeway is then its value, and nothing
    is known of its sentence.

    Raises:
        KeyError: A documented key is missing.
        TypeError: A value is of the wrong type.
        ValueError: A value cannot be read.
    """
    for key in FIGURE_KEYS:
        if key not in row:
            raise KeyError(key)
    closed_value, closed_base = row.get("closed") or (True, True)
    article = Article(
        id=_text(row, "article"),
        text="",
        language=_text(row, "language", ""),
        title=_optional_text(row, "title"),
        outlet=_optional_text(row, "outlet"),
        url=_optional_text(row, "url"),
        published=_day(row.get("published")),
        source=_optional_text(row, "source"),
    )
    interval = Interval(_decimal(row["low"]), _decimal(row["high"]), bool(closed_value))
    base = Interval(_decimal(row["base_low"]), _decimal(row["base_high"]), bool(closed_base))
    written = _table(row, "written")
    measurand = _optional_text(row, "measurand")
    if measurand is not None and measurand not in load_measurands():
        raise ValueError(f"unknown measurand {measurand!r}")
    mention = Mention(
        article=article,
        span=Span(_place(row, "start"), _place(row, "end")),
        surface=_text(row, "surface"),
        sentence=Span(_place(row, "sentence_start"), _place(row, "sentence_end")),
        kind=Kind(written.get("kind", row["kind"])),
        value=_interval(written.get("value"), interval),
        unit=_optional_text(row, "unit"),
        is_range=bool(written.get("is_range", row["modifier"] == Modifier.RANGE)),
        is_vague=bool(written.get("is_vague", row["modifier"] == Modifier.VAGUE)),
        precision=_decimal(written.get("precision")),
        attached=_text(written, "attached", ""),
        shape=_text(written, "shape", ""),
    )
    figure = Figure(
        mention=mention,
        kind=Kind(row["kind"]),
        role=Role(row["role"]),
        modifier=Modifier(row["modifier"]),
        interval=interval,
        counted=_optional_text(row, "counted"),
        measurand=measurand,
        setting=_setting(_table(row, "setting")),
    )
    return Quantity(
        figure=figure,
        base=base,
        base_unit=_optional_text(row, "base_unit"),
        leeway=_interval(row.get("leeway"), base),
        original_leeway=_interval(row.get("original_leeway"), interval),
        dimension=_text(row, "dimension", ""),
        conversion=_conversion(_table(row, "conversion")),
        trouble=_text(row, "trouble", ""),
    )


def discrepancy_row(
    discrepancy: Discrepancy, state: str, review: Review | None, *, language: str = "de"
) -> Row:
    """
    Return a discrepancy as in ``discrepancies.json``.

    Args:
        discrepancy: What was judged.
        state: ``new`` or ``known`` against earlier runs.
        review: The decision that is remembered for it.
        language: Language of ``reason``; the sentences in every language stand beside it.
    """
    ids = [quantity.figure.id for quantity in discrepancy.group.quantities]
    return {
        "id": discrepancy.id,
        "type": discrepancy.verdict.value,
        "cause": discrepancy.cause,
        "severity": round(discrepancy.severity, 4),
        "confidence": round(discrepancy.group.confidence, 4),
        "measurand": discrepancy.group.measurand,
        "figures": ids,
        "pairs": [[ids[first], ids[second]] for first, second in discrepancy.pairs],
        "gap": _number(discrepancy.gap),
        "reason": discrepancy.reason.text(language),
        "state": state,
        "decision": _decision_row(review) if review else None,
        "label": discrepancy.group.label.text(language),
        "headline": discrepancy.headline.text(language),
        "reasons": dict(discrepancy.reason.texts),
        "headlines": dict(discrepancy.headline.texts),
        "why": [dict(statement.texts) for statement in discrepancy.why],
        "explanations": [dict(statement.texts) for statement in discrepancy.explanations],
    }


def run_document(result: RunResult) -> Row:
    """
    Return everything a run found, as in ``discrepancies.json``; no text of an article is in it.

    ``figures`` holds every figure of role ``figure`` that a discrepancy or an entry of ``not_compared``
    names, in the order of articles and places.
    """
    states, reviews = dict(result.states), dict(result.reviews)
    named = {quantity.figure.id for found in result.discrepancies for quantity in found.group.quantities}
    named |= {quantity.figure.id for entry in result.not_compared for quantity in entry.quantities}
    figures = [
        {key: value for key, value in figure_row(quantity).items() if key not in COMPARISON_KEYS}
        for quantity in result.quantities
        if quantity.figure.role is Role.FIGURE and quantity.figure.id in named
    ]
    return {
        "schema": SCHEMA,
        "run": {
            "as_of": result.as_of.isoformat(),
            "currency": result.currency,
            "language": result.language,
            "rates_until": result.rates_until.isoformat(),
            "version": version("figurecheck"),
        },
        "coverage": {
            "given": result.coverage.given,
            "read": result.coverage.read,
            "unreadable": _aside_rows(result.coverage.unreadable),
            "empty": _aside_rows(result.coverage.empty),
            "duplicate": _aside_rows(result.coverage.duplicate),
        },
        "articles": [_article_row(article) for article in result.articles],
        "figures": figures,
        "discrepancies": [
            discrepancy_row(
                found, states.get(found.id, "new"), reviews.get(found.id), language=result.language
            )
            for found in result.discrepancies
        ],
        "not_compared": [_not_compared_row(entry, result.language) for entry in result.not_compared],
        "set_aside": _aside_rows(result.set_aside),
        "gone": list(result.gone),
    }


def dumps(row: object) -> str:
    """
    Return a row or a document as one line of JSON, its keys in their own order.

    >>> dumps({"surface": "30.000 €", "low": "30000"})
    '{"surface": "30.000 €", "low": "30000"}'
    """
    return json.dumps(row, ensure_ascii=False, allow_nan=False)


def _interval_row(interval: Interval) -> Row:
    low = plain(interval.low)
    high = low if interval.high is interval.low else plain(interval.high)
    return {"low": low, "high": high, "closed": interval.closed}


def _conversion_row(conversion: Conversion) -> Row:
    return {
        "factor": plain(conversion.factor),
        "rate": plain(conversion.rate),
        "rate_date": _iso(conversion.rate_date),
        "source": conversion.source,
        "assumed_day": conversion.assumed_day,
    }


def _setting_row(setting: Setting) -> Row:
    """Return what the words around a figure say; ``asdict`` would take half the time of a whole row."""
    period = setting.period
    return {
        "predicate": setting.predicate,
        "predicate_words": setting.predicate_words,
        "places": setting.places,
        "subject": setting.subject,
        "scopes": setting.scopes,
        "statuses": setting.statuses,
        "topic": setting.topic,
        "terms": setting.terms,
        "predicates": setting.predicates,
        "near": setting.near,
        "noun_before": setting.noun_before,
        "terms_before": setting.terms_before,
        "names": setting.names,
        "names_before": setting.names_before,
        "landmark": setting.landmark,
        "direction": setting.direction,
        "period": {
            "year": period.year,
            "month": period.month,
            "day": period.day,
            "weekday": period.weekday,
            "words": period.words,
            "is_inherited": period.is_inherited,
        },
        **({} if setting.claim == NO_CLAIM else {"claim": asdict(setting.claim)}),
    }


def _article_row(article: Article) -> Row:
    row = asdict(replace(article, text="")) | {"published": _iso(article.published)}
    del row["text"]
    return row


def _not_compared_row(entry: NotCompared, language: str) -> Row:
    return {
        "figures": [quantity.figure.id for quantity in entry.quantities],
        "reason": entry.reason.text(language),
        "comparator": entry.comparator,
        "reasons": dict(entry.reason.texts),
    }


def _aside_rows(things: Sequence[SetAside]) -> list[Row]:
    return [{"name": thing.name, "reason": thing.reason} for thing in things]


def _decision_row(review: Review) -> Row:
    return asdict(review) | {"on": review.on.isoformat()}


def _number(gap: Decimal) -> float | None:
    """Return a ratio for people to look at; ``None`` where the lower end is zero and it has no bound."""
    return round(float(gap), 4) if gap.is_finite() else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _decimal(text: object) -> Decimal | None:
    if text is None:
        return None
    if not isinstance(text, str):
        raise TypeError(f"a value is written as a string, not as {text!a}")
    try:
        value = Decimal(text)
    except InvalidOperation:
        raise ValueError(f"{text!a} is no decimal number") from None
    if not value.is_finite():
        raise ValueError(f"{text!a} is no decimal number")
    return value


def _text(row: Mapping[str, Any], key: str, default: str | None = None) -> str:
    text = row[key] if default is None else row.get(key, default)
    if not isinstance(text, str):
        raise TypeError(f"{key} is no string")
    return text


def _optional_text(row: Mapping[str, Any], key: str) -> str | None:
    return None if row.get(key) is None else _text(row, key)


def _place(row: Mapping[str, Any], key: str) -> int:
    place = row[key]
    if not isinstance(place, int):
        raise TypeError(f"{key} is no whole number")
    return place


def _table(row: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    table = row.get(key) or {}
    if not isinstance(table, Mapping):
        raise TypeError(f"{key} is no object")
    return table


def _interval(table: Mapping[str, Any] | None, default: Interval) -> Interval:
    if table is None:
        return default
    return Interval(_decimal(table["low"]), _decimal(table["high"]), bool(table["closed"]))


def _conversion(table: Mapping[str, Any]) -> Conversion | None:
    factor = _decimal(table.get("factor"))
    if factor is None:
        return None
    return Conversion(
        factor=factor,
        rate=_decimal(table["rate"]),
        rate_date=_day(table["rate_date"]),
        source=_text(table, "source"),
        assumed_day=bool(table["assumed_day"]),
    )


def _setting(table: Mapping[str, Any]) -> Setting:
    values: dict[str, Any] = {
        "period": Period(**_table(table, "period")),
        "claim": _claim(_table(table, "claim")),
    }
    for name in _WORDS_OF_SETTING:
        if name not in table:
            continue
        if isinstance(getattr(_DEFAULTS, name), tuple):
            if not isinstance(table[name], (list, tuple)):
                raise TypeError(f"{name} is no list")
            if not all(isinstance(word, str) for word in table[name]):
                raise TypeError(f"{name} holds something that is no text")
            values[name] = tuple(table[name])
        else:
            values[name] = _optional_text(table, name)
    if unknown := set(values.get("statuses", ())) - status_names():
        raise ValueError(f"unknown status {min(unknown)!r}")
    return Setting(**values)


def _claim(table: Mapping[str, Any]) -> Claim:
    """Return a claim; ``NO_CLAIM`` where a row has none."""
    if not table:
        return NO_CLAIM
    names = ("matters", "parts", "homes")
    if not all(isinstance(table[name], list | tuple) for name in names) or not isinstance(
        table["is_inherited"], bool
    ):
        raise TypeError("claim holds no list where one is needed, or is_inherited is neither true nor false")
    lists = {name: tuple(table[name]) for name in names}
    if not all(isinstance(word, str) for words in lists.values() for word in words):
        raise TypeError("claim holds something that is no text")
    if unknown := {_text(table, "concept"), *lists["matters"]} - {"", *load_measurands()}:
        raise ValueError(f"unknown measurand {min(unknown)!r}")
    year = None if table["year"] is None else _place(table, "year")
    return Claim(
        _text(table, "concept"),
        year,
        _text(table, "source"),
        **lists,
        is_inherited=table["is_inherited"],
    )
