import inspect
from pathlib import Path

import pytest
import yaml
from prefect.flows import load_flow_from_entrypoint

from flows import schedules
from flows.factcheck import factcheck

ROOT = Path(__file__).parents[2]
DEPLOYMENTS = yaml.safe_load((ROOT / "prefect.yaml").read_text())["deployments"]


@pytest.mark.parametrize("deployment", DEPLOYMENTS, ids=lambda deployment: deployment["name"])
def test_every_deployment_can_be_started(deployment, monkeypatch):
    monkeypatch.chdir(ROOT)
    flow = load_flow_from_entrypoint(deployment["entrypoint"])
    assert flow.name == "factcheck"
    given = flow.validate_parameters(deployment.get("parameters", {}))
    assert set(given) <= set(inspect.signature(flow.fn).parameters)


def test_deployments_name_no_place_of_this_machine():
    text = (ROOT / "prefect.yaml").read_text()
    assert "pull:" not in text
    assert str(ROOT) not in text


def test_the_daily_run_is_at_six_in_berlin_and_alone():
    (daily,) = [deployment for deployment in DEPLOYMENTS if deployment["name"] == "daily"]
    assert daily["schedules"] == [{"cron": "0 6 * * *", "timezone": schedules.TIME_ZONE}]
    assert daily["concurrency_limit"]["limit"] == 1


def test_the_form_explains_every_parameter():
    parameters = factcheck.parameters.properties
    assert set(parameters) == {"paths", "out", "store", "language", "currency", "as_of"}
    assert all(parameter.get("description") for parameter in parameters.values())
    assert set(parameters["language"]["enum"]) >= {"auto", "de", "en"}


@pytest.fixture
def served(monkeypatch):
    """What the flow was told when it was served; the API is only named, never asked."""
    told = {}
    monkeypatch.setattr(schedules.PREFECT_API_URL, "value", lambda: "http://127.0.0.1:9/api")
    monkeypatch.setattr(type(factcheck), "serve", lambda _flow, **arguments: told.update(arguments))
    return told


def test_serving_runs_one_at_a_time_with_parameters_the_flow_takes(served):
    schedules.serve_flow(
        "30 5 * * 1", paths=[Path("in")], out=Path("out"), store=None, language="de", currency="USD"
    )
    assert served["limit"] == 1
    assert served["schedule"].cron == "30 5 * * 1"
    assert served["schedule"].timezone == "Europe/Berlin"
    checked = factcheck.validate_parameters(served["parameters"])
    assert (checked["paths"], checked["store"], checked["currency"]) == ([Path("in")], None, "USD")


@pytest.mark.parametrize("cron", ["every day", "61 6 * * *", ""])
def test_a_malformed_schedule_is_one_sentence(served, cron):
    with pytest.raises(schedules.ServeError, match="not a cron expression"):
        schedules.serve_flow(cron, paths=[], out=Path(), store=None, language="auto", currency="EUR")
    assert served == {}


def test_serving_without_a_server_says_how_to_start_one(monkeypatch):
    monkeypatch.setattr(schedules.PREFECT_API_URL, "value", lambda: None)
    with pytest.raises(schedules.ServeError, match="prefect server start"):
        schedules.serve_flow("0 6 * * *", paths=[], out=Path(), store=None, language="auto", currency="EUR")
