"""The import contracts name modules one by one; a new one must not be left out."""

import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CONTRACTS = {
    contract["name"]: contract
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
}
MODULES = {f"checks.{file.stem}" for file in (ROOT / "checks").glob("*.py")} - {"checks.__init__"} | {
    f"checks.{file.parent.name}" for file in (ROOT / "checks").glob("*/__init__.py")
}


@pytest.mark.parametrize(
    ("name", "key", "left_out"),
    [
        (
            "reports know the records, the names of units and nothing else of checks",
            "forbidden_modules",
            {"checks.model", "checks.records", "checks.unit_names"},
        ),
        (
            "Great Expectations and pandas stay in their modules",
            "source_modules",
            {"checks.expectations", "checks.tables"},
        ),
    ],
)
def test_a_contract_names_every_module_of_checks(name, key, left_out):
    assert set(CONTRACTS[name][key]) == MODULES - left_out
