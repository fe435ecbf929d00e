import base64
import csv
import io
import json

import pytest
from factories import article, discrepancy, figure, group, interval, mention, quantity, stated

from reports.downloads import cell, downloads, figure_row


def content(address: str) -> bytes:
    return base64.b64decode(address.partition(",")[2], validate=True)


@pytest.mark.parametrize(
    "text", ["=1+1", "+49", "-5 Grad", "@SUM(A1)", "\tx", "\rx", "＝1", "＋1", "－1", "＠x"]
)
def test_text_that_looks_like_a_formula_gets_an_apostrophe(text):
    assert str(cell("surface", text)).startswith("'")


@pytest.mark.parametrize(
    ("key", "value"),
    [("low", "-5"), ("base_high", "-5.5"), ("start", 3), ("modifier", "="), ("surface", "5")],
)
def test_numbers_and_modifiers_stay(key, value):
    assert cell(key, value) == value


def test_a_modifier_that_is_none_is_guarded():
    assert cell("modifier", "=cmd|x") == "'=cmd|x"


def test_the_downloads_hold_the_published_keys():
    finding = discrepancy(group([stated("-5", leeway=("-6", "-4")), stated("900", where="=b.txt")]))
    as_csv, as_json = downloads(finding, "new", None, "de")
    raw = content(as_csv.address)
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig")), delimiter=";"))
    assert raw.startswith(b"\xef\xbb\xbf")
    assert [row["low"] for row in rows] == ["-5", "900"]
    assert rows[1]["article"] == "'=b.txt"
    document = json.loads(content(as_json.address))
    assert document["discrepancies"][0]["reason"] == "b nennt dreimal so viele wie a."
    assert document["discrepancies"][0]["pairs"] == [[row["id"] for row in document["figures"]]]
    assert document["figures"][0] == figure_row(finding.group.quantities[0])
    assert set(document["figures"][0]) == set(rows[0])


def test_halves_of_pairs_and_monstrous_numbers_do_no_harm():
    where = article("Es kamen 300\ud800 Leute.")
    odd = quantity(figure(mention(where, "300\ud800", value=interval("1e999999999"))))
    as_csv, as_json = downloads(discrepancy(group([odd, stated("3", where="b.txt")])), None, None, "de")
    assert "⟦U+D800⟧" in content(as_csv.address).decode("utf-8-sig")
    assert json.loads(content(as_json.address))["figures"][0]["low"] == "1E+999999999"
