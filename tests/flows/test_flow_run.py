import json
from datetime import date

import pytest
from factories import run_result
from prefect.states import Completed, Failed

from flows import flow_run
from flows.flow_run import RunFailedError, run_flow
from flows.output_folder import OutputError, write_output


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Run something in the place of the flow, with no server set; the folder is ``out``."""
    monkeypatch.setattr(flow_run.PREFECT_API_URL, "value", lambda: None)

    def run_instead(flow):
        monkeypatch.setattr(flow_run, "factcheck", flow)
        return run_flow(
            paths=[],
            out=tmp_path / "out",
            store=None,
            language="auto",
            currency="EUR",
            as_of=date(2025, 9, 6),
            progress=False,
        )

    return run_instead


def writes(*, out, **_):
    write_output(run_result(), out)
    return Completed(name="1 contradiction")


def writes_and_loses_the_server(**given):
    writes(**given)
    raise ConnectionError("connection refused")


def loses_the_server(**_):
    raise ConnectionError("connection refused\nand more")


def fails(**_):
    return Failed(message="task failed", data=OutputError("cannot write to out: No space left on device"))


def test_what_the_run_wrote_is_read_back(run, tmp_path):
    written = run(writes)
    assert json.loads(written.document)["schema"] == 1
    assert written.headline == (tmp_path / "out" / "summary.txt").read_text().splitlines()[0]
    assert written.report == tmp_path / "out" / "report.html"
    assert not written.server_is_gone


def test_a_server_lost_after_the_report_costs_only_the_record(run):
    assert run(writes_and_loses_the_server).server_is_gone


def test_a_server_lost_before_the_report_fails_the_run_in_one_line(run):
    with pytest.raises(RunFailedError, match=r"^Prefect: ConnectionError: connection refused$") as caught:
        run(loses_the_server)
    assert caught.value.server_is_gone


def test_the_report_of_an_earlier_run_does_not_pass_for_this_one(run):
    run(writes)
    with pytest.raises(RunFailedError):
        run(loses_the_server)


def test_a_failed_run_gives_its_reason_without_the_machinery(run):
    with pytest.raises(RunFailedError, match=r"^cannot write to out: No space left on device$") as caught:
        run(fails)
    assert not caught.value.server_is_gone
