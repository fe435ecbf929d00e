"""
The flow: every stage once, in order, each task around exactly one function.

Nothing is decided here; a stage's own module says what it does. Paths, the day and the currency come in
as parameters. The result of a run is the folder it writes, the store it remembers itself in, and what it
leaves in the dashboard: an end state named after what was found, two artifacts and the log.

Values go from task to task inside ``quote``: Prefect would otherwise walk through every record of every
article to look for other tasks' results. There is no ``from __future__ import annotations`` here, because
Prefect reads the types of the parameters at run time to draw its form.
"""

import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, cast

import httpx
from prefect import Flow, flow, task
from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.orchestration import get_client
from prefect.client.schemas.objects import FlowRun, State
from prefect.futures import PrefectFuture, as_completed
from prefect.states import Completed
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner
from prefect.utilities.annotations import quote
from pydantic import Field

from checks.comparison import compare
from checks.expectations import agreement_results, gate
from checks.languages.pack import available_languages
from checks.model import Article, RunResult
from flows import dashboard, stages
from flows.escaping import printable
from flows.output_folder import write_output
from flows.prefect_server import server_answers
from flows.run_result import result_of
from flows.store import recall, remember

_LOG = logging.getLogger("figurecheck")
_LOG.setLevel(logging.INFO)
_PROGRESS = _LOG.getChild("progress")
_SEEDS = [Path("seeds/articles")]
if TYPE_CHECKING:
    _Language = str
else:
    _Language = Literal["auto", *available_languages()]  # read off the packs, which no type checker can


def _batch_name(parameters: Mapping[str, Any]) -> str:
    """Return the name of an extraction task: the article's, or the first and last of a batch."""
    names = [printable(article.id) for article in parameters["articles"]]
    return f"extract {names[0]}" if len(names) == 1 else f"extract {names[0]} to {names[-1]}"


def _stage(name: str, run_name: Callable[..., str] | str | None = None) -> Callable[..., Any]:
    """Return what makes a task of one function; nothing is cached, a run reads its inputs anew."""
    return task(name=name, task_run_name=run_name or name, cache_policy=NO_CACHE, persist_result=False)


_read = _stage("read articles")(stages.read_articles)
_extract = _stage("extract figures", _batch_name)(stages.extract)
_gate = _stage("check expectations")(gate)
_compare = _stage("compare")(compare)
_judge = _stage("judge")(stages.judge_all)
_agreement = _stage("validate agreement")(agreement_results)
_recall = _stage("recall earlier runs")(recall)
_write = _stage("write report")(write_output)
_remember = _stage("remember this run")(remember)


def _tag(flow: Flow[..., Any], flow_run: FlowRun, state: State) -> None:  # noqa: ARG001 - Prefect's names
    """Tag the run, however it was started; tags around the call would have every task ask the server."""
    with get_client(sync_client=True) as client:
        client.update_flow_run(flow_run.id, tags={*flow_run.tags, "figurecheck"})


@flow(
    name="factcheck",
    description="Reads news articles and reports the figures that cannot all be true.",
    # Extraction is Python and gains nothing from threads, which would each load the dictionaries at first.
    # Prefect's own types take none of its runners without a cast, which is in its code as well.
    task_runner=cast("TaskRunner[PrefectFuture[Any]]", ThreadPoolTaskRunner(max_workers=1)),
    persist_result=False,
    on_running=[_tag],
)
def factcheck(
    paths: list[Path] = _SEEDS,
    out: Path = Path("reports/out"),
    store: Path | None = None,
    language: _Language = "auto",
    currency: Annotated[str, Field(pattern="^[A-Z]{3}$")] = "EUR",
    as_of: date | None = None,
) -> State:
    """
    Read articles, pull out every figure and report the ones that cannot all be true.

    Args:
        paths: Files and folders with articles, seen from the folder the run starts in.
        out: Folder for the report and its data; it is made if it is not there.
        store: File that remembers earlier runs, so that the report says what is new.
        language: Language of the articles; auto decides for each article.
        currency: Money is converted to this currency (ISO 4217).
        as_of: Day that undated articles are taken to be from; empty for the day of the run.
    """
    settings = stages.Settings(language, currency, as_of or datetime.now(UTC).astimezone().date())
    reading = _read(paths, language)
    extraction = _extract_all(reading.articles, settings)
    accepted = _gate(quote(extraction.quantities), articles=quote({each.id for each in reading.articles}))
    comparison = _compare(quote(accepted.kept))
    discrepancies = _judge(quote(comparison.groups))
    agreement = [str(outcome) for outcome in _agreement(quote(discrepancies))]
    memory = _recall(store)
    result = result_of(settings, reading, extraction, accepted, comparison, discrepancies, memory)
    _write(quote(result), out)
    _remember(store, quote(result))
    return _publish(result, agreement, out)


def _extract_all(articles: Sequence[Article], settings: stages.Settings) -> stages.Extraction:
    """Extract batch by batch, each a task of its own, and say how far it is, in at most twenty lines."""
    futures = {_extract.submit(quote(batch), settings): len(batch) for batch in stages.batches(articles)}
    done, said = 0, 0
    for future in as_completed(list(futures)):
        done += futures[future]
        if done * 20 >= (said + 1) * len(articles):
            said = done * 20 // len(articles)
            _PROGRESS.info("figures read from %d of %d articles", done, len(articles))
    return stages.together(future.result() for future in futures)


def _publish(result: RunResult, agreement: Sequence[str], out: Path) -> State:
    """
    Show the run in the dashboard and return its end state.

    The report is already written: a server that is gone by now costs the artifacts, not the run.
    """
    for thing in (*result.set_aside, *result.coverage.unreadable):
        _LOG.warning("set aside %s: %s", printable(thing.name), printable(thing.reason))
    try:
        if server_answers():
            create_markdown_artifact(
                key="factcheck-summary",
                markdown=dashboard.summary(result, agreement, out),
                description="What the run found and what it could not use",
            )
            create_table_artifact(
                key="factcheck-discrepancies",
                table=dashboard.rows(result),
                description="The discrepancies, most severe first",
            )
    except httpx.HTTPError as error:
        _LOG.warning("the dashboard has no artifacts of this run: %s", printable(str(error)))
    return Completed(name=dashboard.end_state_name(result), message=dashboard.end_state_message(result, out))
