from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.local.glue.logs import LogStream

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import World


def lines(world: World, group: str, stream: str) -> list[str]:
    events = world.logs.get_log_events(logGroupName=group, logStreamName=stream, startFromHead=True)["events"]
    return [event["message"] for event in events]


def test_output_and_errors_of_a_run_are_in_its_log_groups(world: World) -> None:
    job = world.create_job("talks", "import sys; print('one'); print('two'); print('oops', file=sys.stderr)")

    run = world.run(job)

    assert run["LogGroupName"] == "/aws-glue/python-jobs"
    assert lines(world, "/aws-glue/python-jobs/output", run["Id"]) == ["one", "two"]
    assert lines(world, "/aws-glue/python-jobs/error", run["Id"]) == ["oops"]


def test_the_arguments_of_glue_5_name_group_and_stream(world: World) -> None:
    job = world.create_job("talks", "print('one')")

    world.run(job, Arguments={"--custom-logGroup-prefix": "/flights", "--custom-logStream-prefix": "nightly"})

    assert lines(world, "/flights/output", "nightly-driver") == ["one"]


def test_lines_are_sent_once_and_whole(world: World, tmp_path: Path) -> None:
    path = tmp_path / "output.log"
    stream = LogStream(world.logs, path, group="/test/lines", stream="s")
    stream.send()
    path.write_text("one\ntwo\nthr")
    stream.send()
    assert lines(world, "/test/lines", "s") == ["one", "two"]

    with path.open("a") as file:
        file.write("ee\n\nfour")
    stream.send()
    assert lines(world, "/test/lines", "s") == ["one", "two", "three"]

    stream.send(to_the_end=True)
    stream.send(to_the_end=True)
    assert lines(world, "/test/lines", "s") == ["one", "two", "three", "four"]


def test_much_output_is_sent_in_batches_and_a_long_line_is_cut(tmp_path: Path) -> None:
    path = tmp_path / "output.log"
    path.write_bytes(b"x" * 300_000 + b"\n" + b"".join(b"%d\n" % number for number in range(20_000)) + b"\xff\n")
    client = RecordingLogs()

    LogStream(client, path, group="g", stream="s").send(to_the_end=True)  # type: ignore[arg-type]

    messages = [message for batch in client.batches for message in batch]
    assert len(messages[0]) == 262_118
    assert messages[1:-1] == [str(number) for number in range(20_000)]
    assert messages[-1] == "\N{REPLACEMENT CHARACTER}"
    assert max(len(batch) for batch in client.batches) <= 10_000
    assert max(sum(len(message) + 26 for message in batch) for batch in client.batches) <= 1 << 20


class RecordingLogs:
    """CloudWatch Logs that only remembers."""

    class exceptions:  # noqa: N801  boto3's name
        ResourceAlreadyExistsException = KeyError

    def __init__(self) -> None:
        self.batches: list[list[str]] = []

    def create_log_group(self, **_: str) -> None:
        """Make it."""

    def create_log_stream(self, **_: str) -> None:
        """Make it."""

    def put_log_events(self, *, logEvents: list[dict[str, str]], **_: str) -> None:  # noqa: N803  boto3's name
        self.batches.append([event["message"] for event in logEvents])
