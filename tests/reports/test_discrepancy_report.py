import base64
import dataclasses
import hashlib
import json
import re
import subprocess
import sys
import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
from factories import (
    SEEDS,
    article,
    busy_result,
    discrepancy,
    figure,
    group,
    hostile_result,
    interval,
    many_findings,
    mention,
    quantity,
    run_result,
    seed_result,
    stated,
    statement,
)

from checks.model import Conversion, Coverage, Modifier, SetAside, Statement, Verdict
from reports.discrepancy_report import render
from reports.page import IN_FULL
from reports.visible_text import visible

HERE = Path(__file__).parent
VECTORS = tomllib.loads((HERE / "xss_vectors.toml").read_text(encoding="utf-8"))["vectors"]


@pytest.fixture(scope="module")
def seeds(parse):
    return parse(render(seed_result(), working_folder="../.."))


@pytest.fixture(scope="module")
def busy(parse):
    return parse(render(busy_result()))


def test_the_first_screen_has_the_news(seeds):
    assert seeds.one("h1").text("de") == "Ein Widerspruch in fünf Artikeln"
    assert seeds.one("h1").text("en") == "One contradiction in five articles"
    assert seeds.one("p", "lede").text("de") == "Truppenstärke für die Ukraine: 10.000 bis 200.000"
    assert seeds.one("span", "cov").text("de") == "5 von 5 Artikeln gelesen"
    pills = [label.text("de") for label in seeds.one("fieldset", "stats").all("label")]
    assert pills == ["Alles", "▲1 Widerspruch, neu", "✓2 Vergleiche stimmig", "≠2 bewusst nicht verglichen"]


def test_the_finding_shows_each_value_as_it_was_read(seeds):
    cards = seeds.all("article", "ev")
    assert [card.one("span", "let").text() for card in cards] == ["A", "B", "C"]
    read = [[dd.one("b").text("de") for dd in card.all("dd") if dd.all("b")] for card in cards]
    assert read == [["10.000 bis 30.000"], ["30.000", "50.000"], ["200.000"]]
    assert "Spielraum: 25.000\u202f–\u202f35.000" in cards[1].text("de")
    assert "Absatz 9, Zeichen 3.288–3.305" in cards[0].text("de")
    assert "para. 9, chars 3,288–3,305" in cards[0].text("en")
    assert "Datum nicht angegeben" in cards[0].text("de")


def test_further_and_vague_mentions_are_folded(seeds):
    folded = [block.text("de") for block in seeds.all("div", "also")]
    assert len(folded) == 2
    assert folded[0].startswith("Auch in B, gleicher Wert:")
    assert "-köpfigen" in folded[0]
    assert folded[1].startswith("Auch in B, zu unbestimmt für ein Urteil:")


def test_quotes_are_verbatim_and_marks_are_the_surface(seeds):
    texts = {path.name: path.read_bytes().decode() for path in SEEDS.glob("*.txt")}
    surfaces = {q.figure.mention.surface for q in seed_result().quantities}
    quotes = seeds.all("blockquote") + seeds.all("q")
    assert len(quotes) == 14
    for one in quotes:
        for stretch in one.text().split("[…]"):
            assert any(stretch.strip() in text for text in texts.values()), stretch
        assert {mark.text() for mark in one.all("mark")} <= surfaces
        assert one.all("mark")
        assert one.attributes["lang"] == "de"


def test_the_pairs_are_judged_as_the_finding_says(seeds):
    rows = [[cell.text("de") for cell in row.all("td")] for row in seeds.one("table").one("tbody").all("tr")]
    assert [" | ".join(row).replace("\u00a0", " ") for row in rows] == [
        "A 10.000 – 30.000 · B 30.000 | ×1 | vereinbar",
        "A 10.000 – 30.000 · B 50.000 | ×1,7 | unvereinbar",
        "A 10.000 – 30.000 · C 200.000 | ×6,7 | unvereinbar",
        "B 30.000 · B 50.000, derselbe Artikel | ×1,7 | unvereinbar, falls derselbe Zeitpunkt",
        "B 30.000 · C 200.000 | ×6,7 | unvereinbar",
        "B 50.000 · C 200.000 | ×4 | unvereinbar",
    ]


def test_the_picture_is_told_in_words(seeds):
    told = seeds.one("figure").one("p", "vh")
    assert told.text("de") == (
        "Zahlenstrahl: A: 10.000 bis 30.000. B: 30.000 und 50.000. C: 200.000. "
        "Zwischen 55.000 und 150.000 liegt auch nach Rundung keine Angabe."
    )
    assert "30,000 and 50,000" in told.text("en")
    assert [svg.attributes["class"] for svg in seeds.all("svg")] == ["wide", "narrow"]


def test_agreements_and_what_was_not_compared_have_their_reasons(seeds):
    agreed, apart = seeds.one("section", "g-agreement"), seeds.one("section", "g-not_compared")
    assert len(agreed.all("div", "row")) == len(apart.all("div", "row")) == 2
    assert "Etwa 30 ist mehr als zwei Dutzend." in agreed.text("de")
    assert "Pledges are not members." in apart.text("en")
    assert "90 Milliarden US-Dollar · 1 Milliarde US-Dollar pro Monat" in apart.text("de")


def test_a_long_title_is_cut_at_a_word(seeds):
    names = {a.text() for a in seeds.one("section", "g-agreement").all("a")}
    assert "Pariser Gipfel: Die „Koalition der Willigen“ will gegen …" in names


def test_links_land_on_the_passage_and_leak_nothing(seeds):
    links = [a for a in seeds.all("a") if "text=" in (a.attributes["href"] or "")]
    assert len(links) >= 8
    for link in links:
        address, _, fragment = link.attributes["href"].partition("#:~:text=")
        assert address.startswith("../../seeds/articles/")
        assert re.fullmatch(r"(?:[A-Za-z0-9._~]|%[0-9A-F]{2})+", fragment), fragment
        assert link.attributes["rel"] == "noopener noreferrer"


def test_the_command_of_a_decision_is_printed(seeds):
    command = seeds.one("p", "cmd")
    assert [one.text() for one in command.one("code").all("span")] == [
        "accept F-dd3994a1",
        "dismiss F-dd3994a1 --reason other-date",
        "dismiss F-dd3994a1 --reason other-quantity",
        "dismiss F-dd3994a1 --reason misread",
    ]
    assert command.text().startswith("figurecheck review accept")


def test_downloads_equal_the_page(seeds):
    addresses = {a.attributes["download"]: a.attributes["href"] for a in seeds.all("a", "btn")}
    document = json.loads(base64.b64decode(addresses["F-dd3994a1.json"].partition(",")[2]))
    assert [row["surface"] for row in document["figures"]].count("30.000") == 2
    assert len(document["discrepancies"][0]["pairs"]) == 7


@pytest.mark.parametrize("result", [seed_result(), busy_result(), run_result(), many_findings(IN_FULL + 3)])
def test_the_page_is_shut(result, parse):
    text = render(result)
    page = parse(text)
    style = page.one("style").text()
    policy = next(m for m in page.all("meta") if m.attributes.get("http-equiv") == "Content-Security-Policy")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy.attributes["content"] == (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    )
    assert not re.search(r"<script|\bon\w+=|\sstyle=|@import|url\(|<iframe|<object|srcset|javascript:", text)
    loaded = [n for n in page.all() if n.attributes.get("src") or n.tag == "link"]
    assert loaded == []
    text.encode("utf-8")


@pytest.mark.parametrize("result", [seed_result(), busy_result(), many_findings(IN_FULL + 3)])
def test_ids_are_unique_and_labels_meet_their_inputs(result, parse):
    page = parse(render(result))
    ids = [n.attributes["id"] for n in page.all() if "id" in n.attributes]
    assert len(ids) == len(set(ids))
    for label in page.all("label"):
        assert label.attributes["for"] in ids
    for link in page.all("a"):
        if link.attributes["href"].startswith("#"):
            assert link.attributes["href"][1:] in ids


def test_both_languages_say_everything(seeds):
    """What the page says itself stands in pairs, so that no sentence is missing in one language."""
    spans = [n for n in seeds.all() if n.tag in {"span", "text"} and n.attributes.get("lang")]
    languages = [n.attributes["lang"] for n in spans]
    assert languages == ["de", "en"] * (len(spans) // 2)
    assert all(n.text().strip() for n in spans)


def test_the_page_opens_in_the_language_of_the_run(parse):
    page = parse(render(seed_result(language="en")))
    assert page.one("html").attributes["lang"] == "en"
    checked = [n.attributes["id"] for n in page.all("input") if "checked" in n.attributes]
    assert checked[:3] == ["l-en", "t-auto", "f-all"]
    assert page.one("title").text() == "One contradiction in five articles – Figure check"
    unknown = parse(render(seed_result(language="fr")))
    assert unknown.one("html").attributes["lang"] == "de"


def test_a_sentence_missing_in_a_language_is_shown_in_its_own():
    only_german = Statement((("de", "Nur deutsch."),))
    text = render(run_result([discrepancy(reason=only_german)]))
    assert '<span lang="en"><bdi lang="de">Nur deutsch.</bdi></span>' in text


@pytest.mark.parametrize(
    ("result", "headline", "lede"),
    [
        (run_result(), "Nichts gelesen", "Es wurde kein Artikel übergeben."),
        (
            run_result(coverage=Coverage(given=3, read=0, unreadable=(SetAside("x", "y"),) * 3)),
            "Nichts gelesen",
            "Keine der 3 Eingaben ließ sich lesen; die Gründe stehen unten.",
        ),
        (
            run_result(coverage=Coverage(given=1, read=1)),
            "Kein Widerspruch in einem Artikel",
            "Keine zwei Angaben handelten erkennbar von derselben Größe.",
        ),
        (
            run_result([discrepancy(verdict=Verdict.AGREEMENT)]),
            "Kein Widerspruch in zwei Artikeln",
            "Ein Vergleich ging auf; was nicht verglichen wurde, steht darunter.",
        ),
        (
            run_result([discrepancy(verdict=Verdict.REVIEW)]),
            "Kein sicherer Widerspruch, ein Fall zu prüfen",
            "Teilnehmer: 300 bis 900",
        ),
        (
            run_result([discrepancy(verdict=Verdict.UPDATE)]),
            "Kein Widerspruch in zwei Artikeln",
            "Teilnehmer: 300 bis 900",
        ),
        (
            many_findings(13),
            "13 Widersprüche in drei Artikeln",
            "Truppenstärke für die Ukraine: 10.000 bis 200.000",
        ),
    ],
)
def test_the_headline_fits_what_was_found(result, headline, lede, parse):
    page = parse(render(result))
    assert page.one("h1").text("de") == headline
    assert page.one("p", "lede").text("de") == lede


def test_every_verdict_and_decision_has_its_place(busy):
    verdicts = [n.classes[1] for n in busy.all("section", "find")]
    assert verdicts == ["v-contradiction", "v-contradiction", "v-review", "v-update"]
    tags = [n.text("de") for n in busy.all("p", "tags")]
    assert "Neu seit dem letzten Lauf" in tags[0]
    assert "Bekannt aus einem früheren Lauf" in tags[1]
    assert "Bestätigt am 20. November 2026 von M. K. · telefonisch geprüft" in tags[1]
    old = busy.one("details", "old")
    assert "1 zuvor verworfener Befund" in old.text("de")
    assert "F-0000eeee" in old.text("de")
    assert busy.one("h1").text("de").startswith("Zwei Widersprüche"), "a dismissed finding is no news"


def test_what_was_not_read_is_named(busy):
    read = busy.one("section", "read").text("de")
    assert "19 von 23 Artikeln gelesen, 2 unlesbar, 1 leer, 1 doppelt" in read
    for words in (
        "broken.txt",
        "no regular file",
        "empty.txt",
        "same text as a.txt",
        "low is greater",
        "F-0000ffff",
        "unit open",
    ):
        assert words in read
    assert "Eine Angabe steht für sich" in read


def test_articles_are_told_apart_by_colour_and_shape(busy):
    first = busy.all("section", "find")[0]
    assert [card.classes[1] for card in first.all("article")] == [
        "k0",
        "k1",
        "k2",
        "k3",
        "k4",
        "k5",
        "k0",
        "k1",
    ]
    picture = first.one("svg", "wide")
    shapes = [n.classes[1] for n in picture.all(css="pt")]
    assert len(set(shapes[:6])) == 6
    assert shapes[0] != shapes[6], "the colour returns, the shape differs"


def test_open_ends_are_arrows(busy):
    second = busy.all("section", "find")[1].one("svg", "wide")
    assert len(second.all("path", "bar")) == 2
    assert "Pfeile" in busy.all("figcaption")[1].text("de")
    assert "Pfeile" not in busy.all("figcaption")[0].text("de")


def test_a_conversion_can_be_recomputed_from_the_printed_line(busy):
    lines = re.findall(r"(\d[\d,]*) US-Dollar ÷ (\d[\d,]*) = (\d[\d,]*) Euro", busy.text("de"))
    lines += re.findall(r"(\d[\d,]*) Britische Pfund × (\d[\d,]*) = (\d[\d,]*) Euro", busy.text("de"))
    assert len(lines) == 2
    amount, rate, result = (Decimal(part.replace(",", ".")) for part in lines[0])
    assert (amount / rate).quantize(result) == result
    amount, factor, result = (Decimal(part.replace(",", ".")) for part in lines[1])
    assert (amount * factor).quantize(result) == result
    assert "1,1652 USD je Euro; EZB, Kurs vom 20. November 2026" in busy.text("de")
    assert "angenommen ist der Tag des Laufs" in busy.text("de")


def test_degrees_are_not_said_to_be_multiplied():
    where = article("Es waren 20 Grad.")
    warm = quantity(
        figure(mention(where, "20 Grad", value=interval("20"), unit="degree_Celsius"), counted=None),
        base=interval("293.15"),
        base_unit="kelvin",
        leeway=interval("293.15"),
        conversion=Conversion(Decimal(1), source="units.txt"),
    )
    text = render(run_result([discrepancy(group([warm, stated("900", where="b.txt")]))]))
    assert "20 Grad Celsius = 293,2 Kelvin" in text
    assert "×\u00a01" not in text
    assert "× 1 " not in text


def test_every_number_on_the_page_comes_from_the_records(seeds):
    """Numbers of values, leeways and offsets; ratios and counts are computed from them and checked above."""
    result = seed_result()
    known: set[Decimal] = set()
    for q in result.quantities:
        m = q.figure.mention
        ends = (q.figure.interval, q.leeway, q.original_leeway)
        known |= {end for one in ends for end in (one.low, one.high) if end is not None}
        known |= {Decimal(n) for n in (m.span.start, m.span.end)}
    shown = [dd.text("en") for dd in seeds.all("dd") if dd.all("b")] + [
        p.text("en") for p in seeds.all("p", "loc")
    ]
    numbers = [Decimal(n.replace(",", "")) for text in shown for n in re.findall(r"\d[\d,]*(?:\.\d+)?", text)]
    paragraphs = {Decimal(n) for text in shown for n in re.findall(r"para\. (\d+)", text)}
    assert len(numbers) > 20
    assert set(numbers) - known <= paragraphs


def test_beyond_the_first_findings_there_are_rows(parse):
    page = parse(render(many_findings(IN_FULL + 150)))
    assert len(page.all("section", "find")) == IN_FULL
    assert len(page.one("section", "brief").all("li")) == 150
    assert "150 weitere Befunde in Kurzform" in page.text("de")
    assert "discrepancies.json" in page.text("de")
    assert "350 Widersprüche in drei Artikeln" in page.text("de")


@pytest.mark.slow
def test_the_page_keeps_within_its_budget():
    assert len(render(many_findings(200), working_folder="../..").encode()) <= 5_000_000
    assert len(render(many_findings(5000), working_folder="../..").encode()) <= 15_000_000


def test_a_group_of_many_articles_is_folded(parse):
    crowd = group([stated(str(100 * i), where=f"{i:02}.txt") for i in range(1, 41)])
    pairs = tuple((i, j) for i in range(40) for j in range(i))
    page = parse(render(run_result([discrepancy(crowd, pairs=pairs)])))
    finding = page.one("section", "find")
    assert len(finding.all("div", "evs")[0].all("article")) == 12
    assert len(finding.all("article")) == 40
    assert len(finding.one("tbody").all("tr")) == 60
    assert "720 weitere Paare stehen im Export." in finding.text("de")
    assert "28 weitere Artikel sind nicht gezeichnet" in finding.text("de")
    assert finding.all("span", "let")[39].text() == "AN"


def test_a_finding_without_a_number_has_no_picture(parse):
    vague = [
        quantity(
            figure(
                mention(article("Es kamen einige.", id=w), "einige", value=interval(None)),
                modifier=Modifier.VAGUE,
            )
        )
        for w in ("a.txt", "b.txt")
    ]
    page = parse(render(run_result([discrepancy(group(vague))])))
    assert page.all("figure") == []
    assert "ohne Zahl" in page.one("section", "find").text("de")


def test_a_monstrous_number_breaks_nothing(parse):
    odd = group([stated("1e999999999"), stated("9" * 400, where="b.txt"), stated("0", where="c.txt")])
    page = parse(render(run_result([discrepancy(odd, pairs=((0, 1), (0, 2), (1, 2)))])))
    assert "10^999999999" in page.text("de")


def test_an_unknown_cause_is_named_as_it_is(parse):
    page = parse(render(run_result([discrepancy(cause="phase_of_moon")])))
    assert "Ursache: phase of moon" in page.one("p", "tags").text("de")


@pytest.mark.parametrize("vector", VECTORS)
def test_hostile_words_are_text_in_every_field(vector, parse):
    page = parse(render(hostile_result(vector)))
    harmless = parse(render(hostile_result(re.sub(r"\S", "x", vector))))
    assert tags(page) == tags(harmless)
    shown = page.text("de")
    assert shown.count(visible(vector)) > 20
    for link in page.all("a"):
        assert re.match(
            r"#|\./|/[^/]|https?://[^/@\\]+/|data:(text/csv|application/json);base64,",
            link.attributes["href"],
        )


def tags(page) -> list[str]:
    """Every tag with its attributes' names; whether an untrusted address became a link may differ."""
    return [
        f"{n.tag} {sorted(n.attributes)}"
        for n in page.all()
        if n.tag not in {"a", "rect", "path", "text", "circle"}
    ]


def test_control_characters_are_shown(parse):
    page = parse(render(hostile_result("5\u202e0\x00\ud800")))
    assert "5⟦U+202E⟧0⟦U+0000⟧⟦U+D800⟧" in page.text("de")
    assert "\u202e" not in page.text()


def test_the_same_run_gives_the_same_bytes():
    code = (
        "import sys, hashlib; sys.path[:0] = ['.', 'tests/support']; import factories;"
        "from reports.discrepancy_report import render; from reports.summary import summarise;"
        "runs = factories.seed_result(), factories.busy_result();"
        "text = ''.join(render(r) + summarise(r) for r in runs);"
        "print(hashlib.sha256(text.encode()).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "TZ": zone, "PATH": ""},
            cwd=HERE.parents[1],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("0", "UTC"), ("1", "Asia/Tokyo"), ("77", "America/Lima"))
    }
    assert len(digests) == 1


def test_a_change_of_the_records_changes_the_page():
    assert render(seed_result()) != render(dataclasses.replace(seed_result(), currency="USD"))


def test_severity_has_a_word():
    words = {0.9: "Hoch", 0.5: "Mittel", 0.1: "Gering"}
    for severity, word in words.items():
        assert f">{word}<" in render(run_result([discrepancy(severity=severity, headline=statement("x"))]))
