from datetime import date

import pytest

from checks.extraction import find_mentions
from checks.interpretation import read_figures
from checks.languages.pack import load_pack
from checks.model import Article, Period, Role, Setting
from checks.surroundings import TOPIC_SIZE, read_settings

FRIDAY = date(2025, 9, 5)


def setting_of(text: str, language: str = "de", published: date | None = FRIDAY) -> Setting:
    article, pack = Article("a", text, language, published=published), load_pack(language)
    figures = read_settings(article, read_figures(find_mentions(article, pack), pack), pack)
    return next(figure.setting for figure in figures if figure.measurand)


@pytest.mark.parametrize(
    ("language", "text", "period"),
    [
        ("de", "Am Donnerstag kamen 30 Soldaten.", Period(2025, 9, 4, words="Donnerstag")),
        ("de", "Am 4. September 2024 kamen 30 Soldaten.", Period(2024, 9, 4, words="4. September 2024")),
        ("de", "Am 4.9. kamen 30 Soldaten.", Period(2025, 9, 4, words="4.9.")),
        ("de", "Gestern kamen 30 Soldaten.", Period(2025, 9, 4, words="Gestern")),
        ("de", "Im Vorjahr kamen 30 Soldaten.", Period(2024, words="Vorjahr")),
        ("de", "Im April des Vorjahres kamen 30 Soldaten.", Period(2024, 4, words="April")),
        ("en", "In April last year 30 soldiers came.", Period(2024, 4, words="April")),
        ("en", "In April, unlike last year, 30 soldiers came.", Period(2025, 4, words="April")),
        ("en", "On Thursday 30 soldiers came.", Period(2025, 9, 4, words="Thursday")),
        ("en", "Last year 30 soldiers came.", Period(2024, words="Last year")),
        ("en", "On September 4 there were 30 soldiers.", Period(2025, 9, 4, words="September 4")),
        ("en", "There were 30 soldiers.", Period()),
    ],
)
def test_the_time_is_fixed_by_the_day_of_publication(language, text, period):
    assert setting_of(text, language).period == period


def statuses_in(text: str) -> list[tuple[str, ...]]:
    article, pack = Article("a", text, "de", published=FRIDAY), load_pack("de")
    figures = read_settings(article, read_figures(find_mentions(article, pack), pack), pack)
    return [figure.setting.statuses for figure in figures if figure.role is Role.FIGURE]


FILLER = "Der Abend war lang und die Stimmung gut. " * 8


def test_a_projection_in_the_opening_holds_for_the_results_of_the_whole_article():
    opened = f"Laut Hochrechnung kommt die Partei auf 20 Sitze. {FILLER}"
    assert statuses_in(f"{opened}In Graz hat sie 30 Sitze.") == [("provisional",), ("provisional",)]
    assert statuses_in(f"{opened}Im Jahr 2010 hatte sie 30 Sitze.") == [("provisional",), ()]
    assert statuses_in(f"{opened}Davor standen 300 Soldaten.") == [("provisional",), ()]


def test_a_projection_behind_the_opening_holds_for_its_sentence():
    later = "In der Hochrechnung waren es 25 Sitze. In Graz hat sie 30 Sitze."
    text = f"Die Partei kommt auf 20 Sitze. {FILLER}{later}"
    assert statuses_in(text) == [(), ("provisional",), ()]


def test_without_a_day_of_publication_the_weekday_is_kept():
    assert setting_of("Am Donnerstag kamen 30 Soldaten.", published=None).period == Period(
        weekday=3, words="Donnerstag"
    )


def test_time_and_place_come_from_the_sentence_before_but_not_from_another_paragraph():
    inherited = setting_of("Am Donnerstag traf man sich in Frankreich. Es kamen 30 Soldaten.")
    assert (inherited.places, inherited.period.day) == (("FR",), 4)
    apart = setting_of("Am Donnerstag traf man sich in Frankreich.\n\nEs kamen 30 Soldaten.")
    assert (apart.places, apart.period) == ((), Period())


def test_names_of_the_sentence_before_reach_to_the_end_of_their_line():
    beside = setting_of("Macron sprach in Paris. Es kamen 30 Soldaten.")
    below = setting_of("Macron sprach in Frankreich.\nEs kamen 30 Soldaten.")
    assert (beside.names_before, below.names_before) == (("Macron",), ())
    assert below.places == ("FR",)


@pytest.mark.parametrize(
    ("language", "text", "predicate"),
    [
        ("de", "Er hat 30 Panzer gekauft.", "buy"),
        ("en", "26 states had pledged support.", "pledge"),
        ("en", "There are 30 tanks.", None),
    ],
)
def test_the_nearest_predicate_counts(language, text, predicate):
    assert setting_of(text, language).predicate == predicate


@pytest.mark.parametrize(
    ("language", "text", "subject"),
    [
        ("de", "Kottingbrunn und Selenskyj nannten 30 Soldaten, sagt Zeitzewitz.", "Selenskyj"),
        ("de", "Die SPÖ holte mit Kern 30 Mandate.", "SPÖ"),
        ("de", "Frankreichs Regierung plant Kürzungen von 44 Milliarden Euro.", "FR"),
        ("de", "Über die Misstrauensabstimmung und 30 Soldaten wurde beraten.", None),
        ("en", "Jordan Bardella wants cuts of 44 billion euros.", "Bardella"),
        ("en", "There were 30 soldiers in France.", None),
    ],
)
def test_the_subject_is_the_name_or_country_nearest_before_the_figure(language, text, subject):
    assert setting_of(text, language).subject == subject


@pytest.mark.parametrize(
    ("language", "text", "scopes"),
    [
        ("de", "Darunter waren 30 Soldaten.", ("part",)),
        ("de", "Es kamen 30 Soldaten insgesamt.", ("total",)),
        ("de", "Die Truppe soll um rund 30 Soldaten wachsen.", ("change",)),
        ("de", "Es geht um Hilfe, also um die Frage, ob 30 Soldaten reichen.", ()),
        ("de", "Es kamen 50 Soldaten, darunter fünf Briten.", ()),
        ("en", "Another 30 soldiers came.", ("further",)),
        ("en", "The force grew by 30 soldiers.", ("change",)),
    ],
)
def test_scope_words_belong_to_the_figure_they_stand_at(language, text, scopes):
    assert setting_of(text, language).scopes == scopes


def test_four_digits_that_count_something_are_no_year():
    assert setting_of("Es kamen 2000 Soldaten.").period == Period()
    assert setting_of("Im Jahr 2000 kamen 30 Soldaten.").period == Period(2000, words="2000")


def test_a_day_without_a_year_is_the_nearest():
    assert setting_of("Am 8. September kommen 30 Soldaten.").period.year == 2025
    assert setting_of("Am 8. Jänner kommen 30 Soldaten.", published=date(2025, 12, 5)).period.year == 2026
    assert setting_of("Am 8. Dezember kamen 30 Soldaten.", published=date(2026, 1, 5)).period.year == 2025


def test_a_day_outside_the_calendar_is_unknown():
    assert setting_of("Gestern kamen 30 Soldaten.", published=date(1, 1, 1)).period == Period(words="Gestern")


def test_a_sentence_without_words_is_no_trouble():
    assert setting_of("!? 30 Soldaten kamen.").places == ()
    assert setting_of("... !? 30 Soldaten kamen.", published=None).period == Period()


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("30 Soldaten kamen mit Selenskyj. Selenskyj und Macron sprachen.", ("selenskyj", "macron")),
        # A word in front of a sentence is a name only if it could not stand there otherwise.
        ("Gestern kamen 30 Soldaten. Häuser brannten. Selenskyj kam.", ("selenskyj",)),
        ("Es kamen 30 Soldaten in die Häuser.", ("Haus",)),
        ("Es kamen 30 Soldaten, „Häuser“ brannten.", ()),
        ("Es kamen 30 Soldaten im „Haus“ und im iPhone.", ("Haus",)),
        ("Frankreichs Soldaten: 30 Soldaten kamen nach Frankreich.", ("FR",)),
    ],
)
def test_the_topic_is_the_names_of_the_article(text, topic):
    found = setting_of(text).topic
    assert [name.lower() for name in found] == [name.lower() for name in topic]


def test_the_topic_is_bounded_and_its_order_is_that_of_frequency():
    names = [f"Xy{chr(97 + a)}{chr(97 + b)}" for a in range(10) for b in range(10)]
    topic = setting_of(f"30 Soldaten sahen {' '.join(names)} und {names[-1]}.").topic
    assert len(topic) == TOPIC_SIZE
    assert topic[0].lower() == names[-1].lower()
    assert [name.lower() for name in topic[1:]] == [name.lower() for name in names[: TOPIC_SIZE - 1]]


def test_a_setting_does_not_depend_on_what_stands_far_from_it():
    text = "Am Donnerstag kamen 30 Soldaten nach Frankreich."
    far = "Am 3. März 2011 geschah nichts.\n\n" * 50
    here, there = setting_of(text), setting_of(f"{far}{text}\n\n{far}")
    assert (here.period, here.places, here.terms) == (there.period, there.places, there.terms)
