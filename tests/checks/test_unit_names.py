import tomllib
from decimal import Decimal
from importlib import resources

import pytest

from checks.currencies import currency_families
from checks.languages.pack import available_languages, load_pack
from checks.measurands import INTERFACE_LANGUAGES
from checks.unit_names import with_unit
from checks.units import BASE_UNITS, multiple_of

PACKS = [load_pack(code) for code in available_languages()]
WRITTEN = {
    *(
        multiple_of(word.unit)[0]
        for pack in PACKS
        for table in (pack.units, pack.symbols)
        for word in table.values()
    ),
    *(unit for pack in PACKS for table in ("rates", "rate_units") for unit in pack[table].values()),
    *BASE_UNITS.values(),
} - {"", "next"}
UNITS = sorted({part for unit in WRITTEN for part in unit.split("/")} - set(currency_families()))
ALIKE = {"ppb", "ppm", "psi"}
"""Units that are called in German as they are in the JSON."""


@pytest.mark.parametrize("unit", UNITS)
def test_every_unit_of_the_packs_has_a_name(unit):
    raw = f"5 {unit.replace('_', ' ')}"
    assert (with_unit("5", Decimal(5), unit, "de") == raw) == (unit in ALIKE)
    assert "**" not in with_unit("5", Decimal(5), unit, "en_GB")


def test_a_name_of_our_own_stands_in_every_language():
    names = tomllib.loads(resources.files("checks").joinpath("unit_names.toml").read_text(encoding="utf-8"))
    assert {unit for unit, forms in names.items() if set(forms) != set(INTERFACE_LANGUAGES)} == set()
    assert {len(forms[code]) for forms in names.values() for code in forms} == {1, 2}


@pytest.mark.parametrize(
    ("written", "unit", "german", "english"),
    [
        ("1", "basis_point", "1 Basispunkt", "1 basis point"),
        ("5", "basis_point", "5 Basispunkte", "5 basis points"),
        ("1", "meter ** 2", "1 Quadratmeter", "1 square metre"),
        ("12", "EUR/oil_barrel", "12 Euro pro Barrel", "12 euros per barrel"),
        ("8", "metric_ton/person/year", "8 Tonnen pro Person pro Jahr", "8 tonnes per person per year"),
        ("1", "ATS", "1 Österreichischer Schilling", "1 Austrian schilling"),
        ("1000000000000", "EUR", "1000000000000 Euro", "1000000000000 euros"),
        ("0.000000001", "gram", "0.000000001 Gramm", "0.000000001 grams"),
        ("30", "", "30", "30"),
        ("3", "furlongs_of_yore", "3 furlongs of yore", "3 furlongs of yore"),
    ],
)
def test_a_unit_stands_behind_its_number_in_the_right_form(written, unit, german, english):
    count = Decimal(written)
    assert (with_unit(written, count, unit, "de"), with_unit(written, count, unit, "en_GB")) == (
        german,
        english,
    )
