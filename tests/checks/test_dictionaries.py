import multiprocessing
import subprocess
import sys

import pytest
from simplemma.strategies import DEFAULT_DICTIONARY_FACTORY
from simplemma.strategies.dictionaries.trie_dictionary_factory import TrieWrapDict

from checks import dictionaries

SMALL = {"soldiers": "soldier", "went": "go"}
WORDS = ("soldiers", "went", "Zeitzewitz", "")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A cache folder of its own, which does not exist yet."""
    monkeypatch.setattr(dictionaries, "user_cache_path", lambda _: tmp_path / "cache")
    dictionaries.dictionary_of.cache_clear()
    yield tmp_path / "cache"
    dictionaries.dictionary_of.cache_clear()


@pytest.fixture
def small(monkeypatch):
    """In place of simplemma's dictionaries one of two words, which is built in no time."""

    class Small:
        def get_dictionary(self, _):
            return SMALL

    monkeypatch.setattr(dictionaries, "DefaultDictionaryFactory", Small)
    monkeypatch.setattr(dictionaries, "DEFAULT_DICTIONARY_FACTORY", Small())


def anew():
    dictionaries.dictionary_of.cache_clear()
    return dictionaries.dictionary_of("en")


def build_in(folder):
    dictionaries.user_cache_path = lambda _: folder
    return isinstance(anew(), TrieWrapDict)


@pytest.mark.slow
@pytest.mark.usefixtures("folder")
def test_a_mapped_dictionary_says_what_simplemma_says():
    mapped, unpacked = dictionaries.dictionary_of("en"), DEFAULT_DICTIONARY_FACTORY.get_dictionary("en")
    assert isinstance(mapped, TrieWrapDict)
    assert dict(mapped) == dict(unpacked)
    assert [mapped.get(word) for word in WORDS] == [unpacked.get(word) for word in WORDS]


@pytest.mark.usefixtures("small")
def test_it_is_built_once_and_nothing_else_is_left_behind(folder):
    dictionaries.dictionary_of("en")
    (file,) = folder.iterdir()
    built = file.stat().st_mtime_ns
    assert isinstance(anew(), TrieWrapDict)
    assert [each.stat().st_mtime_ns for each in folder.iterdir()] == [built]


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    "damage", [lambda data: data[:-100], lambda _: b"", lambda data: data[:-5] + b"12345"]
)
def test_a_damaged_file_is_built_again(folder, damage):
    dictionaries.dictionary_of("en")
    (file,) = folder.iterdir()
    whole = file.read_bytes()
    file.unlink()  # the old one stays mapped
    file.write_bytes(damage(whole))
    assert anew().get("soldiers") == "soldier"
    assert file.read_bytes() == whole


@pytest.mark.usefixtures("small")
def test_without_a_folder_that_can_be_written_the_dictionary_is_unpacked(folder):
    folder.write_text("a file where the folder should be")
    assert not isinstance(anew(), TrieWrapDict)
    assert anew().get("soldiers") == "soldier"


@pytest.mark.usefixtures("small")
def test_without_a_home_the_dictionary_is_unpacked(monkeypatch):
    def homeless(_):
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(dictionaries, "user_cache_path", homeless)
    assert not isinstance(anew(), TrieWrapDict)
    dictionaries.dictionary_of.cache_clear()


@pytest.mark.usefixtures("small")
def test_first_runs_at_the_same_time_do_not_disturb_each_other(folder):
    with multiprocessing.get_context("fork").Pool(4) as pool:
        assert pool.map(build_in, [folder] * 40) == [True] * 40
    assert len(list(folder.iterdir())) == 1


@pytest.mark.usefixtures("small")
def test_the_command_says_where_nothing_can_be_kept(folder, capsys):
    folder.write_text("a file where the folder should be")
    dictionaries.main()
    assert "The en dictionary cannot be kept" in capsys.readouterr().err


def test_importing_the_extractor_loads_no_dictionary():
    code = (
        "import sys, checks.interpretation; print(sorted({'simplemma', 'marisa_trie'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
