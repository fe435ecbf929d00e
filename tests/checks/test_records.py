"""Records that are made quickly are dataclasses like any other: frozen, equal, pickled, replaced."""

import pickle
from dataclasses import FrozenInstanceError, replace
from decimal import Decimal

import pytest

from checks.model import Interval

TEN = Interval(Decimal(10), None, closed=False)


def test_a_pickled_record_is_the_same():
    assert pickle.loads(pickle.dumps(TEN)) == TEN  # noqa: S301 - it is ours


def test_a_replaced_record_has_the_other_fields_still():
    assert replace(TEN, high=Decimal(12)) == Interval(Decimal(10), Decimal(12), closed=False)


def test_a_record_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        TEN.low = Decimal(3)
    assert TEN.low == Decimal(10)
    assert type(TEN) is Interval


def test_a_default_is_taken():
    assert Interval(Decimal(1), Decimal(2)).closed
