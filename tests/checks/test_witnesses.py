from itertools import combinations

import factories
import pytest
from pipeline import quantities_of

from checks.contradictions.two_camps import two_camps
from checks.contradictions.witnesses import who_says_what, witnesses
from checks.model import Quantity

AGENCY = (
    "Bei dem schweren Erdbeben starben am Montag in der bergigen Provinz Rieti {} Menschen in ihren Häusern."
)
OWN = "Nach Angaben der Retterin {1} wurden {0} Menschen tot geborgen, meldete {1}."


def told(*sentences: str) -> list[Quantity]:
    return [quantities_of(sentence, f"{n}.txt")[0] for n, sentence in enumerate(sentences)]


@pytest.mark.parametrize(
    ("sentences", "independent"),
    [
        ([AGENCY.format(12), AGENCY.format(12)], 1),
        ([AGENCY.format(12), OWN.format(12, "Rossi"), AGENCY.format(12)], 2),
        (["Es starben 12.", "Es starben 12."], 2),  # too short to be copied
        ([OWN.format(12, "Rossi"), OWN.format(12, "Bianchi")], 2),
    ],
)
def test_articles_that_share_a_sentence_are_one_witness(sentences, independent):
    assert witnesses(told(*sentences)) == independent


def test_it_is_said_how_many_tell_which_value():
    def said(*sentences: str) -> str:
        group = factories.group(told(*sentences))
        pairs = tuple(
            (i, j)
            for i, j in combinations(range(len(sentences)), 2)
            if group.quantities[i].base != group.quantities[j].base
        )
        return " ".join(each.text("de") for each in who_says_what(group, pairs))

    rossi, bianchi, verdi = (OWN.format("{}", name) for name in ("Rossi", "Bianchi", "Verdi"))
    assert "2 von 3 unabhängigen" in said(rossi.format(12), bianchi.format(12), verdi.format(30))
    assert "Ein Artikel steht gegen einen" in said(rossi.format(12), bianchi.format(30))
    copied = said(AGENCY.format(12), AGENCY.format(12), rossi.format(30))
    assert "Ein Artikel steht gegen einen" in copied
    assert "3 Artikel, 2 davon unabhängig" in copied
    assert "2 Artikel, 1 davon unabhängig" in said(rossi.format(12), rossi.format(12))
    assert said(rossi.format(12), bianchi.format(12)) == ""


def test_copies_make_no_camp():
    def is_camp(sentence: str, names: list[str]) -> bool:
        one = [sentence.format(170, name) for name in names]
        group = factories.group(told(*one, *(OWN.format(230, f"Nr{name}") for name in names)))
        return two_camps(group, tuple((i, j) for i in range(4) for j in range(4, 8))) is not None

    names = ["Rossi", "Bianchi", "Verdi", "Neri"]
    assert is_camp(OWN, names)
    assert not is_camp(AGENCY, names)
