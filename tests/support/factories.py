"""
Records for tests, each complete with defaults: a test names only what it is about.

``seed_result`` is the one big exception: the finding of the five seed articles, put together by hand, so
that the report can be looked at and tested without the stages before it.
"""

import dataclasses
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from checks.model import (
    Article,
    Conversion,
    Coverage,
    Discrepancy,
    Figure,
    Finding,
    Group,
    Interval,
    Kind,
    Mention,
    Modifier,
    NotCompared,
    Opinion,
    Quantity,
    Review,
    Role,
    RunResult,
    SetAside,
    Setting,
    Span,
    Statement,
    Verdict,
)

SEEDS = Path(__file__).parents[2] / "seeds" / "articles"


def statement(german: str, english: str | None = None) -> Statement:
    return Statement((("de", german), ("en", german if english is None else english)))


def interval(low: str | None, high: str | None = "same", *, closed: bool = True) -> Interval:
    """``interval("5")`` is a point, ``interval("5", None)`` open above."""
    upper = low if high == "same" else high
    return Interval(None if low is None else Decimal(low), None if upper is None else Decimal(upper), closed)


def article(text: str = "Es kamen 300 Leute.", **given: Any) -> Article:
    return Article(
        **{"id": "a.txt", "text": text, "language": "de", "source": "seeds/articles/a.txt"} | given
    )


def mention(
    where: Article | None = None, surface: str = "300", sentence: str | None = None, **given: Any
) -> Mention:
    """A mention of the first ``surface`` of an article, or of the one in the given sentence."""
    where = where or article(f"Es kamen {surface} Leute.")
    sentence = where.text if sentence is None else sentence
    begin = where.text.index(sentence)
    start = begin + sentence.index(surface)
    defaults = {
        "article": where,
        "span": Span(start, start + len(surface)),
        "surface": surface,
        "sentence": Span(begin, begin + len(sentence)),
        "kind": Kind.COUNT,
        "value": interval("300"),
        "unit": "",
    }
    return Mention(**defaults | given)


def figure(of: Mention | None = None, **given: Any) -> Figure:
    of = of or mention()
    defaults = {
        "mention": of,
        "kind": of.kind,
        "role": Role.FIGURE,
        "modifier": Modifier.EXACT,
        "interval": of.value,
        "counted": "Leute",
        "measurand": "people",
        "setting": Setting(),
    }
    return Figure(**defaults | given)


def quantity(of: Figure | None = None, **given: Any) -> Quantity:
    of = of or figure()
    leeway = given.get("leeway", of.interval)
    defaults = {
        "figure": of,
        "base": of.interval,
        "base_unit": of.mention.unit,
        "leeway": leeway,
        "original_leeway": leeway,
        "dimension": "count",
    }
    return Quantity(**defaults | given)


def stated(
    value: str,
    *,
    where: str = "a.txt",
    text: str | None = None,
    high: str | None = "same",
    leeway: tuple[str | None, str | None] | None = None,
    modifier: Modifier = Modifier.EXACT,
    unit: str | None = "",
    **about: Any,
) -> Quantity:
    """A quantity straight from a value; its article says "Es waren <value> Leute." unless a text is given."""
    text = f"Es waren {value} Leute." if text is None else text
    source = article(text, **{"id": where, "source": f"news/{where}"} | about)
    read = interval(value, high)
    around = (
        Interval(*(None if end is None else Decimal(end) for end in leeway), closed=False) if leeway else read
    )
    return quantity(
        figure(mention(source, value, value=read, unit=unit), modifier=modifier, interval=read), leeway=around
    )


def group(quantities: Sequence[Quantity] | None = None, **given: Any) -> Group:
    defaults = {
        "quantities": tuple(quantities or (stated("300"), stated("900", where="b.txt"))),
        "measurand": "people",
        "label": statement("Teilnehmer", "Participants"),
        "findings": (Finding("measurand", Opinion.SAME, 1.0, statement("Gleiche Größe.", "Same quantity.")),),
        "confidence": 0.8,
    }
    return Group(**defaults | given)


def discrepancy(of: Group | None = None, **given: Any) -> Discrepancy:
    of = of or group()
    defaults = {
        "id": "F-0000aaaa",
        "group": of,
        "verdict": Verdict.CONTRADICTION,
        "cause": "disjoint",
        "severity": 0.9,
        "pairs": ((0, 1),),
        "gap": Decimal(3),
        "headline": statement("Teilnehmer: 300 bis 900", "Participants: 300 to 900"),
        "reason": statement("b nennt dreimal so viele wie a.", "b states three times as many as a."),
        "why": (statement("Gleiche Größe.", "Same quantity."),),
        "explanations": (statement("Anderer Zeitpunkt.", "Another point in time."),),
    }
    return Discrepancy(**defaults | given)


def run_result(discrepancies: Sequence[Discrepancy] = (), **given: Any) -> RunResult:
    """A run over the articles of its findings; coverage is complete unless given."""
    quantities = [q for one in discrepancies for q in one.group.quantities]
    articles = {q.figure.mention.article.id: q.figure.mention.article for q in quantities}
    defaults = {
        "as_of": date(2026, 11, 21),
        "currency": "EUR",
        "language": "de",
        "rates_until": date(2026, 11, 20),
        "coverage": Coverage(given=len(articles), read=len(articles)),
        "articles": tuple(articles[key] for key in sorted(articles)),
        "quantities": tuple(quantities),
        "set_aside": (),
        "discrepancies": tuple(discrepancies),
        "not_compared": (),
    }
    return RunResult(**defaults | given)


def many_findings(count: int) -> RunResult:
    """A run with so many contradictions like those of the seeds, each with its own id."""
    found = _force_finding(seed_articles())
    findings = tuple(
        discrepancy(found.group, **_changed(found, f"F-{index:08x}", 0.9 - index / (2 * count)))
        for index in range(count)
    )
    return run_result(findings)


def _changed(found: Discrepancy, name: str, severity: float) -> dict[str, Any]:
    kept = ("pairs", "gap", "headline", "reason", "why", "explanations", "cause")
    return {"id": name, "severity": severity} | {key: getattr(found, key) for key in kept}


def seed_articles() -> dict[str, Article]:
    """The five seeds by the first three digits of their names."""
    about: dict[str, dict[str, Any]] = {
        "000": {
            "title": "Pariser Gipfel: Die „Koalition der Willigen“ will gegen Russland Soldaten "
            "in der Ukraine stationieren",
        },
        "004": {"title": "Koalition der Willigen – Eine Kriegsverlängerungsstrategie im Namen des Friedens"},
    }
    return {
        path.name[:3]: Article(
            id=path.name,
            text=path.read_bytes().decode("utf-8"),
            language="de",
            source=f"seeds/articles/{path.name}",
            **about.get(path.name[:3], {}),
        )
        for path in sorted(SEEDS.glob("*.txt"))
    }


def _sentence_around(text: str, surface: str, context: str) -> str:
    """The sentence that holds the context, by the plain rule of full stops, blanks and capitals."""
    at = text.index(context) + context.index(surface)
    start = max(text.rfind(mark, 0, at) + len(mark) for mark in (". ", "\n", "“ ") if mark in text[:at])
    ends = [text.find(mark, at + len(surface)) for mark in (". ", ".\n", ".“")]
    return text[start : min(end for end in ends if end >= 0) + 1]


def _seed(
    where: Article,
    context: str,
    surface: str,
    value: Interval,
    *,
    sentence: str | None = None,
    leeway: Interval | None = None,
    modifier: Modifier = Modifier.EXACT,
    kind: Kind = Kind.COUNT,
    unit: str = "",
    counted: str | None = None,
    **normalised: Any,
) -> Quantity:
    sentence = sentence or _sentence_around(where.text, surface, context)
    begin = where.text.index(sentence)
    start = where.text.index(context) + context.index(surface)
    read = Mention(
        article=where,
        span=Span(start, start + len(surface)),
        surface=surface,
        sentence=Span(begin, begin + len(sentence)),
        kind=kind,
        value=value,
        unit=unit,
    )
    return quantity(
        Figure(read, kind, Role.FIGURE, modifier, value, counted, None),
        **{"leeway": leeway or value, "dimension": kind.value} | normalised,
    )


def _open(low: str, high: str) -> Interval:
    return interval(low, high, closed=False)


def _force_finding(seeds: dict[str, Article]) -> Discrepancy:
    first, second, third = seeds["001"], seeds["003"], seeds["004"]
    quantities = (
        _seed(
            first,
            "zusammen die vorgeschlagenen 30.000 Soldaten",
            "30.000",
            interval("30000"),
            leeway=_open("25000", "35000"),
            counted="Soldat",
        ),
        _seed(
            first,
            "Streitmacht aus 50.000 Soldaten",
            "50.000",
            interval("50000"),
            leeway=_open("45000", "55000"),
            counted="Soldat",
        ),
        _seed(
            first,
            "die Idee eines 30.000-köpfigen Kontingents",
            "30.000",
            interval("30000"),
            leeway=_open("25000", "35000"),
            counted="Kontingent",
        ),
        _seed(
            first,
            "Einsatz von zehntausenden Soldaten",
            "zehntausenden",
            interval("20000", "100000"),
            modifier=Modifier.VAGUE,
            counted="Soldat",
        ),
        _seed(
            second,
            "zwischen 10 000 und 30 000 Soldaten",
            "10 000 und 30 000",
            interval("10000", "30000"),
            sentence="Die 2., etwas nachgelagert, würde von den Willigen gestellt, zwischen 10 000 "
            "und 30 000 Soldaten insgesamt, die nur unterstützende und logistische Funktionen hätte, "
            "keine kämpferische.",
            modifier=Modifier.RANGE,
            counted="Soldat",
        ),
        _seed(
            third,
            "Die Idee, 200.000 NATO-Truppen",
            "200.000",
            interval("200000"),
            leeway=_open("150000", "250000"),
            counted="NATO-Truppe",
        ),
    )
    return Discrepancy(
        id="F-dd3994a1",
        group=Group(
            quantities,
            "troops",
            statement("Truppenstärke", "Size of the force"),
            (
                Finding(
                    "measurand",
                    Opinion.SAME,
                    2.0,
                    statement("Beide zählen Soldaten.", "Both count soldiers."),
                ),
                Finding(
                    "period",
                    Opinion.UNKNOWN,
                    0.0,
                    statement("Nicht alle Texte nennen einen Zeitpunkt.", "Not all texts name a time."),
                ),
            ),
            0.8,
        ),
        verdict=Verdict.CONTRADICTION,
        cause="disjoint",
        severity=0.9,
        pairs=((0, 1), (0, 5), (1, 2), (1, 4), (1, 5), (2, 5), (4, 5)),
        gap=Decimal("6.67"),
        headline=statement(
            "Truppenstärke für die Ukraine: 10.000 bis 200.000", "Size of the force: 10,000 to 200,000"
        ),
        reason=statement(
            "Ein Artikel nennt 200.000 Soldaten, 4- bis 20-mal so viele wie die anderen; auch großzügig "
            "gerundet passt das nicht zusammen.",
            "One article puts the force at 200,000, 4 to 20 times the other figures; even with generous "
            "rounding they do not fit together.",
        ),
        why=(
            statement(
                "Gleiche Größe: Zahl der Soldaten einer europäischen Truppe in der Ukraine.",
                "Same quantity: number of soldiers of a European force in Ukraine.",
            ),
            statement(
                "10.000–30.000 und 30.000 überschneiden sich; 200.000 liegt von allen anderen getrennt.",
                "10,000–30,000 and 30,000 overlap; 200,000 shares a range with neither.",
            ),
        ),
        explanations=(
            statement(
                "Anderer Planungsstand: Zwei der drei Artikel tragen kein Datum.",
                "A different stage of planning: two of the three articles carry no date.",
            ),
            statement(
                "Anderer Umfang: Ein Artikel meint nur die zweite Linie, einer spricht von einer „Idee“.",
                "A different scope: one article means the second line only, one calls it an “idea”.",
            ),
        ),
    )


def _agreement(
    name: str, quantities: Sequence[Quantity], headline: Statement, reason: Statement
) -> Discrepancy:
    return discrepancy(
        group(quantities, label=headline),
        id=name,
        verdict=Verdict.AGREEMENT,
        cause="",
        severity=0.0,
        pairs=(),
        gap=Decimal(1),
        headline=headline,
        reason=reason,
        why=(),
        explanations=(),
    )


def seed_result(**given: Any) -> RunResult:
    """What a run over the five seeds finds, in short."""
    seeds = seed_articles()
    money = {"kind": Kind.MONEY, "unit": "EUR"}
    dollars = Conversion(
        Decimal(1) / Decimal("1.1652"),
        Decimal("1.1652"),
        date(2026, 11, 20),
        "Europäische Zentralbank",
        assumed_day=True,
    )
    about_30 = _seed(
        seeds["001"],
        "etwa 30 hauptsächlich",
        "30",
        interval("30"),
        leeway=_open("25", "35"),
        modifier=Modifier.ABOUT,
        counted="Staat",
    )
    dozen = _seed(
        seeds["003"],
        "mehr als zwei Dutzend Mitgliedern",
        "zwei Dutzend",
        interval("24", None),
        modifier=Modifier.MORE_THAN,
        counted="Mitglied",
    )
    fund = [
        _seed(seeds["000"], context, "einer Billion Euro", interval("1000000000000"), **money)
        for context in ("Sondervermögen von einer Billion Euro", "in Höhe von einer Billion Euro")
    ]
    states = _seed(seeds["000"], "26 Staaten", "26", interval("26"), counted="Staat")
    weapons = _seed(
        seeds["000"],
        "90 Milliarden Dollar",
        "90 Milliarden Dollar",
        interval("90000000000"),
        kind=Kind.MONEY,
        unit="USD",
        base=interval(str(Decimal(90000000000) / Decimal("1.1652"))),
        base_unit="EUR",
        conversion=dollars,
    )
    monthly = _seed(
        seeds["000"],
        "einer Milliarde Dollar pro Monat",
        "einer Milliarde Dollar pro Monat",
        interval("1000000000"),
        kind=Kind.MONEY,
        unit="USD/month",
        base=interval(str(Decimal(1000000000) / Decimal("1.1652"))),
        base_unit="EUR/month",
        conversion=dollars,
    )
    force = _force_finding(seeds)
    found = (
        force,
        _agreement(
            "F-11aa22bb",
            [about_30, dozen],
            statement("Mitglieder der Koalition", "Members of the coalition"),
            statement("Etwa 30 ist mehr als zwei Dutzend.", "About 30 is more than two dozen."),
        ),
        _agreement(
            "F-33cc44dd",
            fund,
            statement("Deutsches Sondervermögen", "German special fund"),
            statement("Zweimal derselbe Betrag.", "The same amount twice."),
        ),
    )
    defaults = {
        "articles": tuple(seeds.values()),
        "coverage": Coverage(given=5, read=5),
        "quantities": (*(q for one in found for q in one.group.quantities), states, weapons, monthly),
        "not_compared": (
            NotCompared(
                (states, about_30),
                "predicate",
                statement("Zusagen sind keine Mitglieder.", "Pledges are not members."),
            ),
            NotCompared(
                (weapons, monthly),
                "unit",
                statement("Ein Gesamtwert ist kein Betrag pro Monat.", "A total is not an amount per month."),
            ),
        ),
        "states": (("F-dd3994a1", "new"),),
    }
    return run_result(found, **defaults | given)


def busy_result() -> RunResult:
    """A run with all that a page can hold: every verdict, many articles, open ends, money, losses."""
    crowd = discrepancy(
        group(
            [
                stated(
                    str(value),
                    where=f"agency-{index}.txt",
                    outlet=f"Agentur {index}",
                    leeway=(str(value - 50), str(value + 50)),
                    published=date(2026, 11, 1 + index),
                    url=f"https://news.example/{index}?a=1&b=2",
                )
                for index, value in enumerate((300, 310, 320, 400, 900, 1500, 2600, 9000))
            ]
        ),
        pairs=((0, 7), (1, 7), (2, 7), (3, 7), (4, 7), (5, 7), (6, 7)),
        severity=0.95,
    )
    bound = discrepancy(
        group(
            [
                stated("200", high=None, modifier=Modifier.MORE_THAN, where="p.txt"),
                stated("150", modifier=Modifier.ABOUT, leeway=("145", "155"), where="q.txt"),
                quantity(
                    figure(
                        mention(article("Es waren unter 90 Leute.", id="r.txt"), "90", value=interval("90")),
                        modifier=Modifier.LESS_THAN,
                        interval=Interval(None, Decimal(90)),
                    )
                ),
            ],
            label=statement("Verletzte", "Injured"),
        ),
        id="F-0000bbbb",
        cause="bound",
        severity=0.5,
        pairs=((0, 1), (1, 2), (0, 2)),
        headline=statement(
            "Verletzte: weniger als 90 bis mehr als 200", "Injured: fewer than 90 to more than 200"
        ),
    )
    dollars = Conversion(
        Decimal(1) / Decimal("1.1652"), Decimal("1.1652"), date(2026, 11, 20), "EZB", assumed_day=True
    )
    costs = discrepancy(
        group(
            [
                _money("2.5", "USD", Decimal("2.5") / Decimal("1.1652"), dollars, "usd.txt"),
                _money("7", "EUR", Decimal(7), None, "eur.txt"),
                _money(
                    "0.4",
                    "GBP",
                    Decimal("0.4") * Decimal("1.14"),
                    Conversion(Decimal("1.14"), source="EZB"),
                    "g.txt",
                ),
            ],
            label=statement("Kosten", "Costs"),
        ),
        id="F-0000cccc",
        verdict=Verdict.REVIEW,
        cause="currency",
        severity=0.3,
        headline=statement("Kosten: 0,4 bis 7 Euro", "Costs: 0.4 to 7 euros"),
    )
    outdated = discrepancy(
        group([stated("10", where="s.txt"), stated("12", where="t.txt")]),
        id="F-0000dddd",
        verdict=Verdict.UPDATE,
        cause="outdated",
        severity=0.1,
        headline=statement("Vermisste: 10, später 12", "Missing: 10, later 12"),
    )
    dismissed = discrepancy(id="F-0000eeee", headline=statement("Verworfen", "Dismissed"))
    accepted = Review("accepted", "", "telefonisch geprüft", "M. K.", date(2026, 11, 20))
    refused = Review("dismissed", "other-date", "Vorjahr", "M. K.", date(2026, 11, 20))
    found = (crowd, bound, costs, outdated, dismissed)
    quantities = [q for one in found for q in one.group.quantities]
    quantities.append(
        quantity(figure(mention(article("5 Pfund", id="u.txt"), "5 Pfund", unit=None)), trouble="unit open")
    )
    return run_result(
        found,
        quantities=tuple(quantities),
        coverage=Coverage(
            given=23,
            read=19,
            unreadable=(
                SetAside("broken.txt", "not UTF-8, UTF-16 or CP1252"),
                SetAside("pipe", "no regular file"),
            ),
            empty=(SetAside("empty.txt", "no text"),),
            duplicate=(SetAside("copy.txt", "same text as a.txt"),),
        ),
        set_aside=(SetAside("a.txt:9", "low is greater than high"),),
        states=(("F-0000aaaa", "new"), ("F-0000bbbb", "known")),
        gone=("F-0000ffff",),
        reviews=(("F-0000bbbb", accepted), ("F-0000eeee", refused)),
    )


def _money(value: str, unit: str, euros: Decimal, conversion: Conversion | None, where: str) -> Quantity:
    text = f"Das kostet {value} {unit}."
    read = interval(value)
    of = mention(article(text, id=where), f"{value} {unit}", kind=Kind.MONEY, value=read, unit=unit)
    base = Interval(euros, euros)
    return quantity(
        figure(of, counted=None),
        base=base,
        base_unit="EUR",
        leeway=base,
        original_leeway=read,
        dimension="money",
        conversion=conversion,
    )


def hostile_finding(vector: str, name: str = "F-0000aaaa") -> Discrepancy:
    """A finding with the same hostile words in every field that an article or a record can fill."""
    quantities = []
    for value in ("300", "900"):
        text = f"Vor {vector} kamen {value} Leute {vector}. Und {vector} kam."
        where = article(
            text,
            id=f"{vector}{value}",
            title=f"{vector} {value}" if value == "300" else None,
            outlet=vector,
            url=vector if value == "300" else f"https://a.example/{vector}",
            source=vector if value == "300" else None,
        )
        of = mention(where, f"{value} Leute {vector}", value=interval(value))
        trouble = vector if value == "900" else ""
        quantities.append(quantity(figure(of, counted=vector, measurand=vector), trouble=trouble))
    words = statement(vector)
    return discrepancy(
        group(quantities, label=words, measurand=vector),
        id=name,
        cause=vector,
        headline=words,
        reason=words,
        why=(words,),
        explanations=(words,),
    )


def hostile_result(*vectors: str) -> RunResult:
    """A run whose every text, of inputs, rows, decisions and findings, is hostile."""
    findings = [hostile_finding(vector, f"F-{index:08x}") for index, vector in enumerate(vectors)]
    agreed = [
        dataclasses.replace(one, id=one.id.replace("0", "a", 1), verdict=Verdict.AGREEMENT, pairs=())
        for one in findings
    ]
    lost = tuple(SetAside(vector, vector) for vector in vectors)
    return run_result(
        [*findings, *agreed],
        coverage=Coverage(
            given=5 * len(vectors), read=2 * len(vectors), unreadable=lost, empty=lost, duplicate=lost
        ),
        set_aside=lost,
        not_compared=tuple(
            NotCompared(one.group.quantities, vector, statement(vector))
            for one, vector in zip(findings, vectors, strict=True)
        ),
        gone=vectors,
        reviews=tuple(
            (one.id, Review("accepted", vector, vector, vector, date(2026, 11, 20)))
            for one, vector in zip(findings, vectors, strict=True)
        ),
        states=tuple((one.id, vector) for one, vector in zip(findings, vectors, strict=True)),
    )
