"""What comparing must not depend on: order, where a text begins, the base currency, an article elsewhere."""

import gc
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from pipeline import judged, quantities_of, seed_texts

from checks.comparison import compare, shares
from checks.model import Interval

SENTENCE = (
    "Die Idee: {} Soldaten in die Ukraine entsenden, sagte Macron in Paris. Selenskyj und die Nato schwiegen."
)
COUNTS = st.integers(min_value=2, max_value=400_000).map(lambda n: f"{n:,}".replace(",", "."))
ENDS = st.none() | st.decimals(min_value=-1000, max_value=1000, places=2)


@st.composite
def intervals(draw):
    low, high = draw(ENDS), draw(ENDS)
    if low is not None and high is not None and low > high:
        low, high = high, low
    return Interval(low, high, draw(st.booleans()))


@given(intervals(), intervals())
def test_meeting_is_symmetric(a, b):
    assert a.meets(b) == b.meets(a)


@given(intervals())
def test_what_is_not_empty_meets_itself(a):
    assert a.meets(a) or (not a.closed and a.low == a.high)


@given(
    st.decimals(min_value=0, max_value=10**6, places=1), st.decimals(min_value=0, max_value=10**6, places=1)
)
def test_leeways_that_only_touch_do_not_meet(value, width):
    middle = value + width
    below = Interval(value, middle, closed=False)
    above = Interval(middle, middle + width + 1, closed=False)
    assert not below.meets(above)
    assert Interval(value, middle).meets(Interval(middle, middle + Decimal(1)))


@settings(max_examples=40, deadline=None)
@given(st.lists(COUNTS, min_size=2, max_size=5), st.randoms(use_true_random=False))
def test_order_changes_nothing(counts, random):
    texts = [(f"{n}.txt", SENTENCE.format(count)) for n, count in enumerate(counts)]
    quantities = [q for name, text in texts for q in quantities_of(text, name)]
    expected = judged(quantities)
    random.shuffle(quantities)
    assert judged(quantities) == expected


@settings(max_examples=40, deadline=None)
@given(COUNTS, COUNTS)
def test_two_figures_are_judged_alike_in_both_articles(a, b):
    def verdict(one, other):
        found, _ = judged(
            (*quantities_of(SENTENCE.format(one), "0.txt"), *quantities_of(SENTENCE.format(other), "1.txt"))
        )
        return [(d.verdict, d.gap, d.severity) for d in found]

    assert verdict(a, b) == verdict(b, a)


def test_text_in_front_changes_no_verdict_and_no_id():
    def findings(front):
        quantities = [q for name, text in seed_texts().items() for q in quantities_of(front + text, name)]
        return [(d.id, d.verdict, d.pairs, d.headline) for d in judged(quantities)[0]]

    assert findings("Nachtrag der Redaktion: Dieser Text wurde übernommen.\n\n") == findings("")


def test_the_base_currency_changes_no_verdict():
    def findings(currency):
        quantities = [
            q for name, text in seed_texts().items() for q in quantities_of(text, name, currency=currency)
        ]
        found, apart = judged(quantities)
        return [(d.id, d.verdict, d.pairs) for d in found], [n.reason for n in apart]

    assert findings("USD") == findings("EUR")


def test_an_article_elsewhere_changes_nothing_between_the_others():
    seeds = [q for name, text in seed_texts().items() for q in quantities_of(text, name)]
    elsewhere = quantities_of("Burundi wählt. In Bujumbura gaben 3.400 Soldaten ihre Stimme ab.", "zz.txt")
    assert [d.id for d in judged([*seeds, *elsewhere])[0]] == [d.id for d in judged(seeds)[0]]


ELSEWHERE = (
    "Burundi wählt. In Bujumbura gaben {} Soldaten ihre Stimme ab.",
    "In Lima protestierten {} Menschen gegen die Reform, sagte Bürgermeister Quispe.",
    "Der Vulkan Taal spuckt Asche; auf Luzon wurden {} Menschen in Sicherheit gebracht.",
    "Nairobi: Die Bank Kiboko verlor {} Millionen Schilling, wie Direktorin Wanjiru mitteilte.",
)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(COUNTS, min_size=2, max_size=4),
    st.lists(st.tuples(st.sampled_from(ELSEWHERE), COUNTS), min_size=1, max_size=4),
)
def test_articles_elsewhere_change_no_verdict_between_two_others(counts, elsewhere):
    here = [q for n, count in enumerate(counts) for q in quantities_of(SENTENCE.format(count), f"{n}.txt")]
    others = [
        q
        for n, (text, count) in enumerate(elsewhere)
        for q in quantities_of(text.format(count), f"elsewhere-{n}.txt")
    ]
    ours = {q.figure.id for q in here}

    def verdicts(quantities):
        return {
            frozenset((ids[i], ids[j])): found.verdict
            for found in judged(quantities)[0]
            for ids in [[q.figure.id for q in found.group.quantities]]
            for i, j in found.pairs
            if {ids[i], ids[j]} <= ours
        }

    assert verdicts([*here, *others]) == verdicts(here)


def test_processes_that_share_the_work_find_the_same_in_the_same_order(monkeypatch):
    quantities = [q for name, text in seed_texts().items() for q in quantities_of(text, name)]
    alone = compare(quantities)
    monkeypatch.setattr(shares, "SHARED_FROM", 0)
    monkeypatch.setattr(shares, "_processors", lambda: 3)
    assert compare(quantities) == alone
    assert alone.groups
    assert alone.not_compared
    monkeypatch.setattr(shares.sys, "executable", "/no/such/python")
    assert compare(quantities) == alone


def test_comparing_makes_no_cyclic_garbage():
    quantities = [q for name, text in seed_texts().items() for q in quantities_of(text, name)]
    compare(quantities)  # reads what is read once
    gc.collect()
    gc.disable()
    assert compare(quantities).groups
    assert gc.collect() == 0
    gc.enable()
