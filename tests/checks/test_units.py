import subprocess
import sys
from decimal import Decimal

import pytest

from checks.exchange_rates import load_rates
from checks.languages.pack import available_languages, load_pack
from checks.units import (
    _KNOWN_WITHOUT_PINT,
    BASE_UNITS,
    UnknownUnit,
    _dimension_names,
    _registry,
    currency_codes,
    currency_of,
    dimension_of,
    factor_to_base,
)


@pytest.mark.parametrize(
    ("unit", "dimension"),
    [
        ("", "count"),
        ("EUR", "money"),
        ("UAH", "money"),
        ("USD/month", "money/time"),
        ("EUR/megawatt_hour", "money/energy"),
        ("USD/oil_barrel", "money/volume"),
        ("EUR/person", "money/person"),
        ("/day", "count/time"),
        ("percent", "percent"),
        ("permille", "percent"),
        ("percentage_point", "percentage_points"),
        ("basis_point", "percentage_points"),
        ("year", "[time]"),
        ("kilometer", "[length]"),
        ("hectare", "[area]"),
        ("kilometer ** 2", "[area]"),
        ("meter ** 3", "[volume]"),
        ("EUR/meter ** 2", "money/area"),
        ("liter", "[volume]"),
        ("metric_ton", "[mass]"),
        ("kilometer/hour", "[speed]"),
        ("knot", "[speed]"),
        ("gigawatt_hour", "[energy]"),
        ("megawatt", "[power]"),
        ("degree_Celsius", "[temperature]"),
        ("terabyte", "[data]"),
        ("liter/kilometer", "volume/length"),
        ("magnitude", "[magnitude]"),
    ],
)
def test_units_have_their_dimension(unit, dimension):
    assert dimension_of(unit) == dimension
    assert factor_to_base(unit).factor > 0


@pytest.mark.parametrize(
    "unit",
    [
        None,
        "Pfund",
        "PS",
        "TEUR",
        "9**9**9",
        "meter ** 9",
        "EUR ** 2",
        "Pfund ** 2",
        "3 meter",
        "meter/",
        "a/b/c",
        "XXX",
        "km ",
    ],
)
def test_what_is_no_unit_has_no_dimension(unit):
    assert dimension_of(unit) == ""


def test_an_unknown_unit_has_no_factor():
    with pytest.raises(UnknownUnit):
        factor_to_base("Pfund")


@pytest.mark.parametrize(
    ("unit", "base_unit", "factor"),
    [
        ("kilometer", "meter", "1000"),
        ("mile", "meter", "1609.344"),
        ("month", "second", "2629800"),
        ("hectare", "meter ** 2", "10000"),
        ("kilometer ** 2", "meter ** 2", "1000000"),
        ("centimeter ** 3", "meter ** 3", "0.000001"),
        ("EUR/meter ** 2", "EUR/meter ** 2", "1"),
        ("metric_ton", "kilogram", "1000"),
        ("permille", "percent", "0.1"),
        ("kilowatt_hour", "joule", "3600000"),
        ("byte", "byte", "1"),
        ("USD/month", "USD/year", "12"),
        ("USD/hour", "USD/year", "8766"),
        ("EUR/kilowatt_hour", "EUR/megawatt_hour", "1000"),
        ("/day", "/year", "365.25"),
    ],
)
def test_factors_are_exact(unit, base_unit, factor):
    scale = factor_to_base(unit)
    assert (scale.unit, scale.factor, scale.offset) == (base_unit, Decimal(factor), 0)


def test_readings_of_a_temperature_have_an_offset():
    scale = factor_to_base("degree_Fahrenheit")
    assert abs(68 * scale.factor + scale.offset - 20) < Decimal("1e-20")
    assert factor_to_base("kelvin").offset == Decimal("-273.15")


def test_every_base_unit_is_its_own_base():
    for dimension, unit in BASE_UNITS.items():
        assert dimension_of(unit) == dimension
        assert factor_to_base(unit).factor == 1


def test_euros_and_dollars_cannot_be_added():
    registry = _registry()
    with pytest.raises(Exception, match="Cannot convert"):
        registry.Quantity(Decimal(1), "EUR") + registry.Quantity(Decimal(1), "USD")


def test_what_is_answered_without_pint_is_what_pint_would_say():
    registry = _registry()
    for unit, dimension in _KNOWN_WITHOUT_PINT.items():
        assert not unit or _dimension_names()[registry.get_dimensionality(unit)] == dimension
    assert all(code in registry for code in currency_codes())


def test_every_currency_with_a_rate_is_a_unit():
    assert load_rates().currencies <= currency_codes()


def test_the_currency_of_a_price():
    assert (currency_of("USD/month"), currency_of("EUR"), currency_of("meter"), currency_of("")) == (
        "USD",
        "EUR",
        None,
        None,
    )


def test_counts_money_and_percentages_need_no_pint():
    program = (
        "import sys; from checks.units import *\n"
        "units = ('', 'EUR', 'USD', 'percent', 'percentage_point')\n"
        "[(dimension_of(unit), factor_to_base(unit)) for unit in units]\n"
        "sys.exit('pint' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@pytest.mark.parametrize("language", available_languages())
def test_every_unit_of_a_language_pack_is_known(language):
    units = {unit.removesuffix("/100") for unit, _ in load_pack(language).units.values()}
    assert [unit for unit in sorted(units) if not dimension_of(unit)] == []
