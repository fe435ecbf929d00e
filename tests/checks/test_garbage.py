import gc

from pipeline import quantities_of

from checks.garbage import no_search_for_cycles

TEXT = (
    "Die EU nimmt 800 Milliarden Euro auf, sagte er am Montag. 30.000 Soldaten (das sind 5 Prozent) kommen. "
    * 20
)


def test_reading_makes_no_cycles_that_the_search_would_have_to_find():
    quantities_of(TEXT)
    gc.collect()
    with no_search_for_cycles():
        assert len(quantities_of(TEXT, "b.txt")) > 20
        assert gc.collect() == 0


def test_the_search_goes_on_as_it_was():
    with no_search_for_cycles():
        assert not gc.isenabled()
        with no_search_for_cycles():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
