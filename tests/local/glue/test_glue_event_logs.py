"""Copying event logs. The tests with Spark verify that Spark writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from glue_constructs.local.glue.event_logs import EventLogs, event_logs_of
from glue_constructs.local.glue.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import World

PATH = {"--spark-event-logs-path": "s3://code/events"}


@pytest.fixture
def workspace(world: World, tmp_path: Path) -> Workspace:
    return Workspace(tmp_path / "run", world.s3)


@pytest.mark.parametrize(
    ("arguments", "is_enabled"),
    [
        pytest.param(PATH, False, id="no-switch"),
        pytest.param({"--enable-spark-ui": "true"}, False, id="no-path"),
        pytest.param({**PATH, "--enable-spark-ui": "false"}, False, id="off"),
        pytest.param({**PATH, "--enable-spark-ui": "true"}, True, id="on"),
        pytest.param({**PATH, "--enable-spark-ui-legacy-path": "true"}, True, id="legacy"),
    ],
)
def test_event_logs_require_a_flag_and_a_path(
    world: World, workspace: Workspace, arguments: dict[str, str], *, is_enabled: bool
) -> None:
    assert (event_logs_of(arguments, world.s3, workspace) is not None) is is_enabled


@pytest.mark.parametrize(
    ("uri", "prefix"), [("s3://code/events", "events/"), ("s3://code/a/b/", "a/b/"), ("s3://code", "")]
)
def test_a_finished_log_replaces_the_log_in_progress(world: World, workspace: Workspace, uri: str, prefix: str) -> None:
    logs = EventLogs(world.s3, workspace, uri)
    folder = workspace.directory / "spark-events"
    growing = folder / "local-1.inprogress"
    growing.write_text("one\n")
    (folder / ".local-1.crc").write_text("sum")
    (folder / "rolled").mkdir()
    (folder / "rolled" / "events_1").write_text("x")
    logs.send()
    assert world.keys("code") == []  # the interval has not passed

    logs.send(is_final=True)
    assert world.keys("code") == [f"{prefix}local-1.inprogress", f"{prefix}rolled/events_1"]

    growing.rename(folder / "local-1")
    logs.send(is_final=True)
    assert world.keys("code") == [f"{prefix}local-1", f"{prefix}rolled/events_1"]


def test_unchanged_files_are_not_sent_again(world: World, workspace: Workspace) -> None:
    logs = EventLogs(world.s3, workspace, "s3://code/")
    log = workspace.directory / "spark-events" / "local-1"
    log.write_text("one\n")
    logs.send(is_final=True)
    world.s3.delete_object(Bucket="code", Key="local-1")

    logs.send(is_final=True)
    assert world.keys("code") == []

    log.write_text("one\ntwo\n")
    logs.send(is_final=True)
    assert world.keys("code") == ["local-1"]
