"""The regression that the weights come from, and what of it is written."""

from dataclasses import replace
from math import exp, log

import pytest

from checks.comparison.learning import Example, fit, written
from checks.comparison.run_context import load_model


def test_the_intercept_of_examples_without_features_is_their_log_odds():
    weights = fit([Example({}, is_same=True)] + [Example({}, is_same=False)] * 3, 10.0)
    assert weights == {"intercept": pytest.approx(log(1 / 3), abs=1e-3)}


def test_a_telling_feature_gets_a_weight_of_its_sign_which_the_penalty_holds_down():
    examples = [Example({"good": 1.0}, is_same=True), Example({"bad": 1.0}, is_same=False)] * 50
    weak, strong = fit(examples, 100.0), fit(examples, 1.0)
    assert strong["good"] > weak["good"] > 0 > weak["bad"] > strong["bad"]


def test_an_example_that_counts_twice_is_two_examples():
    once = [Example({"x": 1.0}, is_same=True, weight=2.0), Example({}, is_same=False)]
    twice = [Example({"x": 1.0}, is_same=True)] * 2 + [Example({}, is_same=False)]
    assert fit(once, 1.0) == fit(twice, 1.0)
    assert 0 < 1 / (1 + exp(-fit(once, 1.0)["intercept"])) < 1


def test_weights_are_written_the_strongest_first_and_the_rest_of_the_file_stays():
    text = "[limits]\nevent = 0.3\n\n[event]\nold = 1.0\n\n[by_hand]\nkept = 2.0\n\n[weights]\nold = 1.0\n"
    model = replace(
        load_model(), event={"intercept": -1.0}, weights={"a": 0.1, "intercept": -3.0, "b": -2.0}, by_hand={}
    )
    assert written(text, model) == (
        "[limits]\nevent = 0.3\n\n[event]\nintercept = -1.0\n\n[by_hand]\nkept = 2.0\n\n"
        "[weights]\nintercept = -3.0\nb = -2.0\na = 0.1\n"
    )
