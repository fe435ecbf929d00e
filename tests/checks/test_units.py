import subprocess
import sys
from datetime import date
from decimal import Decimal

import factories
import pytest

from checks.currencies import currency_families
from checks.exchange_rates import load_rates
from checks.languages.pack import UnitWord, available_languages, load_pack
from checks.model import Kind
from checks.normalisation import normalise
from checks.units import (
    _KNOWN_WITHOUT_PINT,
    BASE_UNITS,
    BaseScale,
    UnknownUnit,
    _dimension_names,
    _registry,
    _scale_between,
    currency_codes,
    currency_of,
    dimension_of,
    factor_to_base,
    multiple_of,
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
        ("megabit/second", "[data_rate]"),
        ("milliampere_hour", "[charge]"),
        ("ohm", "[resistance]"),
        ("kilotonne", "[mass]"),
        ("square_inch", "[area]"),
        ("tablespoon", "[volume]"),
        ("hectopascal", "[pressure]"),
        ("kilocalorie", "[energy]"),
        ("metric_horsepower", "[power]"),
        ("gigahertz", "[frequency]"),
        ("millisievert", "[dose_equivalent]"),
        ("half_year", "[time]"),
        ("XCG", "money"),
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
        "EUR*1000",
        "EUR/100",
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
        ("kilotonne", "kilogram", "1000000"),
        ("half_year", "second", "15778800"),
        ("megabyte/second", "megabit/second", "8"),
        ("cup", "meter ** 3", "0.0002365882365"),
        ("tablespoon", "meter ** 3", "0.00001478676478125"),
        ("square_inch", "meter ** 2", "0.00064516"),
        ("psi", "pascal", "6894.757293168"),
        ("milliampere_hour", "coulomb", "3.6"),
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
    for unit, (dimension, factor) in _KNOWN_WITHOUT_PINT.items():
        if unit:
            assert _dimension_names()[registry.get_dimensionality(unit)] == dimension
            assert _scale_between(unit, BASE_UNITS[dimension]) == BaseScale(BASE_UNITS[dimension], factor)
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
def test_every_unit_of_a_language_pack_has_a_dimension_and_a_factor(language):
    pack = load_pack(language)
    units = {word.unit for word in [*pack.units.values(), *pack.symbols.values()]}
    units |= {*pack["rates"].values(), *pack["rate_units"].values()} - {"next"}
    unknown = sorted(unit for unit in units - set(currency_families()) if not dimension_of(unit))
    assert unknown == []
    assert all(factor_to_base(unit).factor > 0 for unit in units - set(currency_families()))


@pytest.mark.parametrize("language", available_languages())
def test_a_figure_in_any_unit_of_a_pack_can_be_normalised(language):
    rates = load_rates()
    written = load_pack(language).units | load_pack(language).symbols
    units = {(word.unit, word.kind) for word in written.values()}
    for unit, kind in sorted(units, key=str):
        figure = factories.figure(factories.mention(unit=unit, kind=kind))
        currency = unit if unit in currency_codes() else "EUR"  # not every currency has a rate
        quantity = normalise(figure, currency=currency, as_of=date(2025, 9, 5), rates=rates)
        assert unit in currency_families() or (quantity.trouble, quantity.base_unit is None) == ("", False), (
            unit
        )


@pytest.mark.parametrize("language", available_languages())
def test_a_word_names_one_unit(language):
    pack = load_pack(language)
    tables = ("money", "percent", "durations", "measures")
    words = [word for table in tables for word in pack[table]]
    assert sorted(word for word in set(words) if words.count(word) > 1) == []


@pytest.mark.parametrize(
    ("written", "unit", "factor"),
    [
        ("EUR/100", "EUR", "0.01"),
        ("EUR*1000", "EUR", "1000"),
        ("cent/100", "cent", "0.01"),
        ("USD", "USD", "1"),
    ],
)
def test_a_word_may_stand_for_a_part_or_a_multiple(written, unit, factor):
    assert multiple_of(written) == (unit, Decimal(factor))


@pytest.mark.parametrize(
    ("language", "table", "word", "unit"),
    [
        ("de", "money", "schwedischen kronen", "SEK"),
        ("de", "money", "us-dollar", "USD"),
        ("de", "money", "teur", "EUR*1000"),
        ("de", "measures", "kilowattstunden", "kilowatt_hour"),
        ("de", "measures", "°f", "degree_Fahrenheit"),
        ("de", "percent", "prozentpunkts", "percentage_point"),
        ("de", "durations", "vierteljahres", "quarter"),
        ("de", "rate_units", "kubikmeter", "meter ** 3"),
        ("en", "money", "czech korunas", "CZK"),
        ("en", "money", "new zealand dollars", "NZD"),
        ("en", "measures", "sq ft", "square_foot"),
        ("en", "measures", "kilowatt-hours", "kilowatt_hour"),
        ("en", "percent", "percentage-point", "percentage_point"),
        ("en", "rate_units", "gallon", "gallon"),
    ],
)
def test_the_packs_have_the_word(language, table, word, unit):
    assert load_pack(language)[table][word] == unit


@pytest.mark.parametrize("language", available_languages())
def test_symbols_are_those_of_one_writing(language):
    symbols = load_pack(language).symbols
    assert symbols["t"] == UnitWord("metric_ton", Kind.MEASURE)
    assert symbols["W"] == UnitWord("watt", Kind.MEASURE)
    assert symbols["h"] == UnitWord("hour", Kind.DURATION)
    assert symbols["ALL"] == UnitWord("ALL", Kind.MONEY)
    assert not {"T", "w", "G", "all", "try", "in", "a"} & set(symbols)


@pytest.mark.parametrize(
    ("language", "words", "preposition_units"),
    [
        ("de", ["in", "all", "top", "try", "t", "g", "w", "v", "s", "a", "mal", "die", "so"], []),
        (
            "en",
            ["in", "a", "all", "top", "try", "dem", "t", "g", "w", "v", "s", "pt", "real", "pen", "cup-tie"],
            ["in"],
        ),
    ],
)
def test_ordinary_words_are_no_units_but_for_prepositions_read_with_care(language, words, preposition_units):
    pack = load_pack(language)
    assert sorted(pack.sets["preposition_units"]) == preposition_units
    assert [word for word in words if word in pack.units] == preposition_units
