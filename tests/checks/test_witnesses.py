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
OWN = (
    "Nach Angaben der Retter wurden {} Menschen tot geborgen, meldete der Sender am Abend.",
    "Der Bürgermeister sprach zuletzt von {} Todesopfern und vielen zerstörten Häusern im Ort.",
    "Die Regierung in Rom zählte laut einem Sprecher {} Tote in drei Dörfern am Fluss.",
    "Beim Zivilschutz hieß es nachts, {} Personen seien in den Trümmern gestorben.",
    "Ärzte der Klinik bestätigten einer Zeitung {} getötete Einwohner der Provinz.",
    "Insgesamt {} Leichen lagen nach dem Beben in der Turnhalle der Schule.",
    "Ein Geologe nannte im Radio {} Tote die traurige Bilanz einer Nacht.",
    "Angehörige trauerten in der Kirche um {} getötete Nachbarn und Freunde.",
)


def told(*sentences: str) -> list[Quantity]:
    return [quantities_of(sentence, f"{n}.txt")[0] for n, sentence in enumerate(sentences)]


@pytest.mark.parametrize(
    ("sentences", "independent"),
    [
        ([AGENCY.format(12), AGENCY.format(12)], 1),
        ([AGENCY.format(12), OWN[0].format(12), AGENCY.format(12)], 2),
        ([AGENCY.format(12), AGENCY.replace("schweren", "starken").format(12)], 1),  # edited
        (["Es starben 12.", "Es starben 12."], 2),  # too short to be copied
        ([OWN[0].format(12), OWN[1].format(12)], 2),
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

    rossi, bianchi, verdi = OWN[:3]
    assert "2 von 3 unabhängigen" in said(rossi.format(12), bianchi.format(12), verdi.format(30))
    assert "Ein Artikel steht gegen einen" in said(rossi.format(12), bianchi.format(30))
    copied = said(AGENCY.format(12), AGENCY.format(12), rossi.format(30))
    assert "Ein Artikel steht gegen einen" in copied
    assert "2 statt 3" in copied
    assert "1 statt 2" in said(rossi.format(12), rossi.format(12))
    assert said(rossi.format(12), bianchi.format(12)) == ""


def test_copies_make_no_camp():
    def is_camp(*sentences: str) -> bool:
        one = [sentence.format(170) for sentence in sentences]
        group = factories.group(told(*one, *(sentence.format(230) for sentence in OWN[4:])))
        return two_camps(group, tuple((i, j) for i in range(4) for j in range(4, 8))) is not None

    assert is_camp(*OWN[:4])
    assert not is_camp(*[AGENCY] * 4)
