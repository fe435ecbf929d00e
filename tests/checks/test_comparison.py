"""Each comparator by its examples, and the rules of grouping by sentences that belong together or do not."""

import tomllib
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest
from pipeline import figure_in, judged, quantities_of

from checks.comparison.blocking import blocks, candidate_pairs
from checks.comparison.grouping import inside_articles, is_name, is_slip, is_told, told_apart
from checks.comparison.linkage import FORBIDDEN
from checks.comparison.opinion import Comparator
from checks.comparison.pair import pair_of
from checks.comparison.predicate import compare_predicate
from checks.comparison.rarity import Rarity
from checks.comparison.run_context import RunContext, run_context
from checks.comparison.scoring import COMPARATORS, LOWEST, score_pair
from checks.comparison.subject import compare_subject
from checks.contradictions import judge
from checks.contradictions.gaps import incompatible_pairs
from checks.model import Group, Opinion, Quantity, Role, Verdict
from checks.wording import say

CONTEXT = "Macron, Starmer und Merz berieten in Paris über die Ukraine, Selenskyj dankte der Nato."
ENGLISH_CONTEXT = "Macron, Starmer and Merz spoke in Paris about Ukraine, NATO listened."
EXAMPLES = tomllib.loads((Path(__file__).parents[1] / "comparison" / "comparators.toml").read_text("utf-8"))
CASES = [(name, example) for name, examples in EXAMPLES.items() for example in examples]


def in_context(sentence: str, context: str = CONTEXT) -> str:
    return f"{sentence}\n\n{context}"


def pair_in(a: Quantity, b: Quantity, context: RunContext):
    """The pair of two quantities as a run would set them side by side."""
    record_of = {record.quantity: record for record in context.records}
    rarity = Rarity({term: 1.0 for record in context.records for term in record.around | record.near})
    return pair_of(record_of[a], record_of[b], rarity)


@pytest.mark.parametrize(("name", "example"), CASES, ids=[f"{n}: {e['a']} | {e['b']}" for n, e in CASES])
def test_comparator_holds_what_its_example_says(name, example):
    spoken, language = example.get("language_a", "de"), example.get("language_b", "de")
    other = "a.txt" if example.get("same_article") else "b.txt"
    context = example.get("context_b", CONTEXT if language == "de" else ENGLISH_CONTEXT)
    if other == "a.txt":
        found = quantities_of(in_context(f"{example['a']} {example['b']}"), other)
        a, b = [q for q in found if q.figure.role is Role.FIGURE and q.figure.measurand][:2]
        everything = found
    else:
        one, two = (
            quantities_of(
                in_context(example["a"], CONTEXT if spoken == "de" else ENGLISH_CONTEXT),
                "a.txt",
                language=spoken,
                published=example.get("published"),
            ),
            quantities_of(
                in_context(example["b"], context),
                other,
                language=language,
                published=example.get("published"),
            ),
        )
        a, b = (next(q for q in qs if q.figure.role is Role.FIGURE) for qs in (one, two))
        everything = (*one, *two)
    comparator = dict(COMPARATORS)[name]
    context = run_context(everything)
    judgement = comparator(pair_in(a, b, context), context)
    assert judgement.opinion == Opinion(example["opinion"])
    mirrored = comparator(pair_in(b, a, context), context)
    assert (mirrored.opinion, mirrored.features) == (judgement.opinion, judgement.features)
    if "feature" in example:
        assert example["feature"] in judgement.features
    if "lacks" in example:
        assert example["lacks"] not in judgement.features
    if "speaks" in example:
        assert bool(judgement.wording) == example["speaks"]


@pytest.mark.parametrize("name", [name for name, _ in COMPARATORS])
def test_comparator_has_a_docstring_and_examples_of_two_opinions(name):
    assert dict(COMPARATORS)[name].__doc__
    shown = {(e["opinion"], e.get("speaks"), e.get("feature")) for e in EXAMPLES.get(name, [])}
    assert len(shown) >= 2


def verdicts(*sentences: str, context: str = CONTEXT) -> list[Verdict]:
    texts = [quantities_of(in_context(s, context), f"{n}.txt") for n, s in enumerate(sentences)]
    return [d.verdict for d in judged(q for qs in texts for q in qs)[0]]


def test_figures_that_do_not_meet_contradict_each_other():
    assert verdicts(
        "Die Idee: 30.000 Soldaten in die Ukraine entsenden.",
        "Die Idee: 200.000 Soldaten in die Ukraine entsenden.",
    ) == [Verdict.CONTRADICTION]


def test_a_slip_of_a_headline_is_of_the_same_thing():
    def slips(headline: str) -> bool:
        found = quantities_of(f"{headline}\n\nEs gab 42 Quietscheentchen, sagte er.", "0.txt")
        return is_slip(*run_context(found).records)

    assert slips("Es gab 40 Quietscheentchen")
    assert not slips("Es gab 40 Gummistiefel")
    assert not slips("Es gab 30 Quietscheentchen")


def test_what_adds_up_in_two_years_is_two_in_one_article():
    def is_one(first: str, second: str) -> bool:
        text = f"Bei dem Beben {first} starben 5 Menschen. {second} starben 5 Menschen."
        found = quantities_of(text, "0.txt", published=date(2016, 8, 24))
        (apart,) = inside_articles(run_context(found).records, run_context(found)).values()
        return apart > 0

    assert is_one("am Montag", "Bei dem Beben")
    assert is_one("im Jahr 2012", "Bei dem Beben")  # told again without its year
    assert not is_one("im Jahr 2012", "Im Jahr 2016")
    assert not is_one("im Jahr 2002", "Heuer")


def test_a_count_without_a_noun_is_no_count_of_which_something_else_is_said():
    is_apart = partial(ruled_out, compare_predicate, "en")
    assert is_apart("He attacked more than 30 in the town.", "More than 40 soldiers arrived.")
    assert not is_apart("He attacked more than 30 in the town.", "They attacked more than 40 in the town.")
    assert not is_apart("He attacked more than 30 rockets in the town.", "More than 40 soldiers arrived.")


def test_steps_of_one_article_are_no_line():
    text = "Am Montag starben mindestens 3 Menschen. Am Samstag starben mindestens 50 Menschen."
    found = run_context(quantities_of(text, "0.txt", published=date(2016, 8, 24)))
    assert set(inside_articles(found.records, found).values()) == {FORBIDDEN}


def test_open_counts_of_what_adds_up_lie_on_one_line():
    def score(*sentences: str) -> float:
        found = [q for n, each in enumerate(sentences) for q in quantities_of(in_context(each), f"{n}.txt")]
        context = run_context(found)
        ((_, _, pair),) = [each for block in blocks(context) for each in candidate_pairs(block, context)]
        return score_pair(pair, context).total - context.model.limits["quantity"]

    assert (
        score("Beim Beben starben mindestens 5 Menschen.", "Beim Beben starben mindestens 14 Menschen.") > 0
    )
    assert score("2009 starben mindestens 5 Menschen.", "2012 starben mindestens 14 Menschen.") < 0
    assert score("Es kamen mindestens 5 Panzer.", "Es kamen mindestens 14 Panzer.") < 0


def ruled_out(comparator: Comparator, language: str, one: str, other: str) -> bool:
    a, b = (figure_in(each, f"{n}.txt", language=language) for n, each in enumerate((one, other)))
    context = run_context((a, b))
    return comparator(pair_in(a, b, context), context).rules_out


def test_what_two_own_is_two_unless_a_sentence_names_the_other_owner():
    is_apart = partial(ruled_out, compare_subject, "de")
    assert is_apart("Die SPÖ holte 43 Mandate.", "Die FPÖ holte 43 Mandate.")
    assert not is_apart("Die SPÖ holte 43 Mandate.", "Vor der SPÖ holte die FPÖ 43 Mandate.")
    assert not is_apart("Die SPÖ holte 43 Mandate.", "Für die SPÖ wären das 43 Mandate.")


def test_percentages_of_which_nothing_is_known_contradict_nothing():
    context = "In Wien sprach Kanzler Faymann am Montag über den Fiskalrat. "
    growth = "In Österreich wächst die Wirtschaft um {} Prozent."
    for others, count in (
        ((growth, growth), 1),
        ((growth, "Es sind {} Prozent."), 0),
        (("In der Umfrage kam die AfD auf {} Prozent.",) * 2, 1),
        (("Es sind {} Prozent.", "Im Keller lagern {} Prozent."), 0),
    ):
        texts = [
            f"{context}{other.format(value)}" for other, value in zip(others, ("1,5", "2,5"), strict=True)
        ]
        found = judged(q for n, text in enumerate(texts) for q in quantities_of(text, f"{n}.txt"))[0]
        assert len([d for d in found if d.verdict is Verdict.CONTRADICTION]) == count


def test_a_magnitude_above_five_does_not_confirm_one_of_six():
    def agrees(one: str, other: str) -> bool:
        a, b = (figure_in(f"Das war ein Beben {each}.", f"{each}.txt") for each in (one, other))
        context = run_context((a, b))
        return pair_in(a, b, context).agrees

    assert agrees("der Stärke 6,1", "der Stärke 6,1")
    assert not agrees("einer Stärke von mehr als 5,1", "der Stärke 6,1")


def test_that_some_values_are_the_same_is_no_reason_where_others_differ():
    def reasons(*numbers: str) -> set[str]:
        texts = [in_context(f"Die Idee: {number} Soldaten in die Ukraine entsenden.") for number in numbers]
        quantities = [q for n, text in enumerate(texts) for q in quantities_of(text, f"{n}.txt")]
        return {finding.comparator for each in judged(quantities)[0] for finding in each.group.findings}

    assert "value" in reasons("30.000", "30.000")
    assert "value" not in reasons("30.000", "30.000", "30.000", "200.000")


def test_figures_within_the_leeway_of_rounding_agree():
    assert verdicts(
        "Die Idee: 30.000 Soldaten in die Ukraine entsenden.",
        "Die Idee: 31.200 Soldaten in die Ukraine entsenden.",
    ) == [Verdict.AGREEMENT]


def test_a_range_holds_its_upper_end():
    assert verdicts(
        "Die Idee: zwischen 10 000 und 30 000 Soldaten in die Ukraine entsenden.",
        "Die Idee: 30.000 Soldaten in die Ukraine entsenden.",
    ) == [Verdict.AGREEMENT]


def test_an_order_of_magnitude_contradicts_nothing():
    found, apart = judged(
        (
            *quantities_of(in_context("Die Idee: zehntausende Soldaten in die Ukraine entsenden."), "0.txt"),
            *quantities_of(in_context("Die Idee: 200.000 Soldaten in die Ukraine entsenden."), "1.txt"),
        )
    )
    assert not found
    assert "zu unbestimmt" in apart[0].reason.text("de")


def test_one_article_alone_does_not_contradict_itself():
    assert not verdicts("Erst waren es 30.000 Soldaten. Dann waren es 50.000 Soldaten.")


def test_an_open_bound_far_below_confirms_nothing():
    assert not verdicts(
        "In Griechenland warten mehr als 9.000 Flüchtlinge.", "Nach Griechenland kamen 143.205 Flüchtlinge."
    )


def test_a_figure_that_the_other_article_confirms_is_not_set_against_another():
    assert verdicts(
        "Die Idee: 30.000 Soldaten in die Ukraine entsenden. Später ging es um 50.000 Soldaten.",
        "Die Idee: 30.000 Soldaten in die Ukraine entsenden.",
    ) == [Verdict.AGREEMENT]


def test_a_wide_noun_needs_the_same_predicate():
    assert not verdicts("In Frankreich demonstrierten 3.000 Menschen.", "In Frankreich leben 9.000 Menschen.")


def test_articles_about_different_matters_are_never_compared():
    found, apart = judged(
        (
            *quantities_of(in_context("Die Idee: 30.000 Soldaten entsenden."), "0.txt"),
            *quantities_of("Burundi: 200.000 Soldaten wählten Präsident Nkurunziza in Bujumbura.", "1.txt"),
        )
    )
    assert not found
    assert not apart


def test_money_is_compared_in_its_original_currency_first():
    found, _ = judged(
        (
            *quantities_of(
                in_context("Die Ukraine kaufte Waffen im Wert von 90 Milliarden Dollar."), "0.txt"
            ),
            *quantities_of(
                in_context("Die Ukraine kaufte Waffen im Wert von 90 Milliarden Dollar."), "1.txt"
            ),
        )
    )
    assert [d.verdict for d in found] == [Verdict.AGREEMENT]
    assert "90 Milliarden US-Dollar" in found[0].headline.text("de")


def test_money_in_two_currencies_is_compared_at_the_rate_of_the_day():
    text = "Die Ukraine kaufte Waffen im Wert von {}."
    found, _ = judged(
        (
            *quantities_of(in_context(text.format("90 Milliarden Dollar")), "0.txt"),
            *quantities_of(in_context(text.format("50 Milliarden Euro")), "1.txt"),
        )
    )
    assert [d.verdict for d in found] == [Verdict.CONTRADICTION]


def test_a_currency_that_two_articles_give_is_not_converted():
    text = "Die Ukraine kaufte Waffen im Wert von {}."
    sums = ["90 Milliarden Dollar", "90 Milliarden Dollar", "80 Milliarden Euro", "80 Milliarden Euro"]
    found, _ = judged(
        [q for n, each in enumerate(sums) for q in quantities_of(in_context(text.format(each)), f"{n}.txt")]
    )
    units = [{q.figure.mention.unit for q in d.group.quantities} for d in found]
    assert units in ([{"USD"}, {"EUR"}], [{"EUR"}, {"USD"}])


def test_a_currency_of_one_article_stays_with_what_it_contradicts():
    text = "Die Ukraine kaufte Waffen im Wert von {}."
    sums = ["90 Milliarden Dollar", "20 Milliarden Euro", "90 Milliarden Dollar"]
    found, _ = judged(
        [q for n, each in enumerate(sums) for q in quantities_of(in_context(text.format(each)), f"{n}.txt")]
    )
    assert [d.verdict for d in found] == [Verdict.CONTRADICTION]


def test_what_is_equal_by_chance_is_no_agreement_but_kept_apart():
    block = run_context(
        [q for n in range(2) for q in quantities_of(in_context("Es kamen 12 Panzer."), f"{n}.txt")]
    )
    (pair,) = [(i, j, p) for b in blocks(block) for i, j, p in candidate_pairs(b, block)]
    score = score_pair(pair[2], block)
    doubted = score._replace(total=LOWEST)  # whether both articles are on one event is not asked
    for each, clusters in (
        (score, [(0, 1)]),
        (doubted, [(0, 1)]),
        (score._replace(evidence=-3.0), [(0,), (1,)]),
    ):
        assert told_apart(block.records, (0, 1), {(0, 1): (pair[2], each)}, block) == clusters


def test_one_doubtful_agreement_leaves_the_others_together():
    context = run_context(
        [q for n in range(3) for q in quantities_of(in_context("Es kamen 12 Panzer."), f"{n}.txt")]
    )
    (block,) = blocks(context)
    scored = {(i, j): (p, score_pair(p, context)) for i, j, p in candidate_pairs(block, context)}
    for pair in ((0, 2), (1, 2)):
        scored[pair] = (scored[pair][0], scored[pair][1]._replace(evidence=-4.0))
    assert told_apart(block, (0, 1, 2), scored, context) == [(0, 1), (2,)]


def test_what_is_kept_apart_keeps_its_reason():
    _, apart = judged(
        (
            *quantities_of(in_context("Hilfe haben 26 Staaten zugesagt."), "0.txt"),
            *quantities_of(in_context("In London trafen sich 20 Staaten."), "1.txt"),
        )
    )
    assert [entry.comparator for entry in apart] == ["predicate"]
    assert "zugesagt" in apart[0].reason.text("de")
    assert "trafen" in apart[0].reason.text("en")


def test_a_figure_without_a_known_concept_is_compared_by_its_noun():
    a = figure_in(in_context("Es gab 300 Quietscheentchen."), "0.txt")
    b = figure_in(in_context("Es gab 900 Quietscheentchen."), "1.txt")
    (found,), _ = judged((a, b))
    assert (found.verdict, found.group.measurand) == (Verdict.CONTRADICTION, "quietscheentchen")


def test_the_same_duration_in_two_articles_is_no_agreement():
    assert not verdicts("Das dauert wohl zwei Jahre.", "Das dauert wohl zwei Jahre.")


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("Es gab 3 Quietscheentchen.", "Es gab 3 Kieselsteine.", False),
        ("Es gab 3 Quietscheentchen.", "Es gab 3 Quietscheentchen.", True),
    ],
)
def test_small_counts_of_two_things_are_no_agreement(one, other, told):
    block = run_context(
        [*quantities_of(in_context(one), "0.txt"), *quantities_of(in_context(other), "1.txt")]
    )
    small = [n for n, record in enumerate(block.records) if record.value == 3]
    assert is_told(block.records, small) is told


@pytest.mark.parametrize(("days", "fits"), [(30, True), (300, False)])
def test_articles_long_apart_do_not_contradict_each_other_without_a_year(days, fits):
    first = date(2020, 5, 6)
    one = quantities_of(in_context("Es kamen 30 Soldaten."), "a.txt", published=first)
    other = quantities_of(
        in_context("Es kamen 50 Soldaten."), "b.txt", published=first + timedelta(days=days)
    )
    context = run_context([*one, *other])
    scored = [
        (pair, score_pair(pair, context))
        for b in blocks(context)
        for _, _, pair in candidate_pairs(b, context)
    ]
    assert [score.total > context.model.limits["quantity"] for _, score in scored] == [fits]


def test_a_headline_that_its_own_text_does_not_bear_out_is_told():
    text = "Räuber stehlen für 2,5 Millionen Euro. In Graz stahlen sie Schmuck für 2,6 Millionen Euro."
    other = "In Graz stahlen Räuber Schmuck für 2,6 Millionen Euro."
    figures = (*quantities_of(text), *quantities_of(f"Raub in Graz. {other}", "b.txt"))
    headline, body, elsewhere = (q for q in figures if q.figure.mention.unit == "EUR")
    group = Group((headline, body, elsewhere), "loot", say("verdict.leeway"), (), 0.9, ())
    assert (0, 2) in incompatible_pairs(group)


def test_a_value_that_the_other_article_confirms_is_explained():
    text = "Es kamen 30 Soldaten. Später waren es 43 Soldaten. Erst sprach man von 30 Soldaten."
    figures = quantities_of(f"Der Bericht. {text}", "a.txt") + quantities_of(
        "Bericht. Es kamen 43 Soldaten.", "b.txt"
    )
    group = Group(tuple(figures), "troops", say("verdict.leeway"), (), 0.9, ())
    assert [pair for pair in incompatible_pairs(group) if 3 in pair] == []


@pytest.mark.parametrize(("confidence", "verdict"), [(0.9, Verdict.CONTRADICTION), (0.1, Verdict.REVIEW)])
def test_a_difference_is_for_review_where_little_speaks_for_one_quantity(confidence, verdict):
    one, other = (quantities_of(f"Es kamen {n} Panzer.", f"{n}.txt")[0] for n in (30, 50))
    group = Group((one, other), "tanks", say("verdict.leeway"), (), confidence, ())
    assert judge(group).verdict is verdict


@pytest.mark.parametrize(
    ("word", "language", "named"),
    [("depth", "en", True), ("strongly", "en", False), ("", "en", False), ("erzeugen", "de", False)],
)
def test_a_group_is_named_by_a_noun_before_its_figures(word, language, named):
    assert is_name(word, language) is named
