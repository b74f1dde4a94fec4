"""Assertions on job runs. pytest hides their frames from tracebacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.model.run_states import SUCCEEDED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glue_constructs.testing.deployed import DeployedJob, Run

_SHOWN_LINES = 20


def assert_succeeded(run: Run) -> None:
    """Assert that a run succeeded.

    Raises:
        AssertionError: It did not; the message has its state, its error message, and the end of its output.
    """
    __tracebackhide__ = True
    if run.state != SUCCEEDED:
        raise AssertionError(
            "\n".join([_describe(run), *_last_lines("output", run.output), *_last_lines("error", run.error_output)])
        )


def assert_ran(job: DeployedJob, *, times: int | None = None, arguments: Mapping[str, str] | None = None) -> None:
    """Assert that a job has run, started by the deployment, a trigger or a test, and that all its runs succeeded.

    ::

        assert_ran(orders.job("Clean"), times=1, arguments={"--day": "2026-01-01"})

    Args:
        job: The job.
        times: The number of runs. Default: one or more.
        arguments: Arguments that the newest run must have, among others. Default: any.

    Raises:
        AssertionError: The message lists every run with its state, its error message and its arguments.
    """
    __tracebackhide__ = True
    runs = job.runs()
    faults = []
    if times is None and not runs:
        faults.append("it never ran")
    if times is not None and len(runs) != times:
        faults.append(f"it ran {len(runs)} times, expected {times}")
    if failed := [run for run in runs if run.state != SUCCEEDED]:
        faults.append(f"{len(failed)} of its runs did not succeed")
    if arguments and runs and not arguments.items() <= runs[0].arguments.items():
        faults.append(f"its newest run was not started with {dict(arguments)!r}")
    if faults:
        raise AssertionError("\n".join([f"{job.name}: {'; '.join(faults)}", *(f"  {_describe(run)}" for run in runs)]))


def _describe(run: Run) -> str:
    reason = f": {run.error_message}" if run.error_message else ""
    return f"{run.id} {run.state}{reason} {run.arguments or ''}".rstrip()


def _last_lines(name: str, text: str) -> list[str]:
    lines = text.splitlines()[-_SHOWN_LINES:]
    return [f"  the end of its {name}:", *(f"    {line}" for line in lines)] if lines else []
