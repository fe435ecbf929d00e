"""The foot of the page: the rule, the rates, the limits, and who decides."""

from dataclasses import dataclass

from babel.dates import format_date

from checks.model import Statement
from reports import amounts
from reports.page import Page


@dataclass(frozen=True, slots=True)
class Footer:
    """What the template ``footer.html`` lays out."""

    notes: tuple[Statement, ...]


def build(page: Page) -> Footer:
    """Return the notes at the foot of the page."""
    say = page.interface.say
    until = page.interface.each(
        lambda language: format_date(page.result.rates_until, format="long", locale=language.locale)
    )
    currency = page.interface.each(lambda language: amounts.unit_name(page.result.currency, language))
    return Footer(
        (
            say("footer.rule"),
            say("footer.rates", day=until, currency=currency),
            say("footer.limits"),
            say("footer.offline"),
            say("footer.mark", code="202E"),
        )
    )
