"""From an article to its quantities: the five stages of reading, one after the other."""

from datetime import date

from checks.exchange_rates import ExchangeRates
from checks.extraction import find_mentions
from checks.garbage import no_search_for_cycles
from checks.interpretation import read_figures
from checks.languages.pack import Pack
from checks.model import Article, Quantity
from checks.normalisation import normalise
from checks.surroundings import read_settings
from checks.unexplained import without_names


def read_quantities(
    article: Article, pack: Pack, *, currency: str, as_of: date, rates: ExchangeRates
) -> tuple[Quantity, ...]:
    """
    Return every quantity of an article, context included, in the order of their places.

    Args:
        article: What is read.
        pack: That of the article's language.
        currency: ISO 4217 code that money is converted to.
        as_of: The day that stands for an unknown day of publication.
        rates: The exchange rates.
    """
    with no_search_for_cycles():
        settled = read_settings(article, read_figures(find_mentions(article, pack), pack), pack)
        figures = without_names(settled, pack)
        return tuple(normalise(figure, currency=currency, as_of=as_of, rates=rates) for figure in figures)
