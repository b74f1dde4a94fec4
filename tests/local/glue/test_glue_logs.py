from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.local.glue.log_groups import LogDestination
from glue_constructs.local.glue.logs import LogStream

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import World

pytestmark = pytest.mark.process


def lines(world: World, group: str, stream: str) -> list[str]:
    events = world.logs.get_log_events(logGroupName=group, logStreamName=stream, startFromHead=True)["events"]
    return [event["message"] for event in events]


def test_output_and_errors_of_a_run_are_in_its_log_groups(world: World) -> None:
    job = world.create_job("talks", "import sys; print('one'); print('two'); print('oops', file=sys.stderr)")

    run = world.run(job)

    assert run["LogGroupName"] == "/aws-glue/python-jobs"
    assert lines(world, "/aws-glue/python-jobs/output", run["Id"]) == ["one", "two"]
    assert lines(world, "/aws-glue/python-jobs/error", run["Id"]) == ["oops"]


def spark(world: World, version: str, script: str = "print('one')", **definition: Any) -> str:
    """A Spark job whose script does not start Spark, so that it is fast."""
    capacity = {"WorkerType": "G.1X", "NumberOfWorkers": 2}
    return world.create_job("talks", script, command="glueetl", GlueVersion=version, **capacity, **definition)


CUSTOM = {"--custom-logGroup-prefix": "/flights", "--custom-logStream-prefix": "nightly"}


def test_the_arguments_of_glue_5_name_group_and_stream(world: World) -> None:
    run = world.run(spark(world, "5.0"), Arguments=CUSTOM)

    assert run["LogGroupName"] == "/aws-glue/jobs"
    assert lines(world, "/flights/output", "nightly-driver") == ["one"]


def test_glue_4_ignores_the_arguments_of_glue_5(world: World) -> None:
    run = world.run(spark(world, "4.0"), Arguments=CUSTOM)

    assert lines(world, "/aws-glue/jobs/output", run["Id"]) == ["one"]


CONTINUOUS = {"--enable-continuous-cloudwatch-log": "true"}
LOGS = "import sys; print('one'); print('logged', file=sys.stderr)"


def test_glue_4_also_writes_the_driver_log_to_the_continuous_log_group(world: World) -> None:
    job = spark(world, "4.0", LOGS)

    first = world.run(job, Arguments=CONTINUOUS)
    named = {"--continuous-log-logGroup": "/mine", "--continuous-log-logStreamPrefix": "nightly"}
    second = world.run(job, Arguments=CONTINUOUS | named)

    assert lines(world, "/aws-glue/jobs/logs-v2", f"{first['Id']}-driver") == ["logged"]
    assert lines(world, "/mine", "nightly-driver") == ["logged"]
    assert lines(world, "/aws-glue/jobs/error", second["Id"]) == ["logged"]


def test_without_the_flag_or_on_glue_5_there_is_no_continuous_log_group(world: World) -> None:
    world.run(spark(world, "5.0", LOGS), Arguments=CONTINUOUS | {"--continuous-log-logGroup": "/unused"})
    world.glue.delete_job(JobName="talks")
    world.run(spark(world, "4.0", LOGS), Arguments={"--continuous-log-logGroup": "/unused"})

    assert world.logs.describe_log_groups(logGroupNamePrefix="/unused")["logGroups"] == []


def test_an_existing_log_group_is_used_and_keeps_its_retention(world: World) -> None:
    world.logs.create_log_group(logGroupName="/kept/output")
    world.logs.put_retention_policy(logGroupName="/kept/output", retentionInDays=7)

    world.run(spark(world, "5.1"), Arguments={"--custom-logGroup-prefix": "/kept", "--custom-logStream-prefix": "n"})

    (group,) = world.logs.describe_log_groups(logGroupNamePrefix="/kept/output")["logGroups"]
    assert group["retentionInDays"] == 7
    assert lines(world, "/kept/output", "n-driver") == ["one"]


def test_a_security_configuration_that_encrypts_logs_has_log_groups_with_its_key(world: World) -> None:
    key = "arn:aws:kms:us-east-1:123456789012:key/1"
    encryption = {"CloudWatchEncryption": {"CloudWatchEncryptionMode": "SSE-KMS", "KmsKeyArn": key}}
    world.glue.create_security_configuration(Name="sealed", EncryptionConfiguration=encryption)

    run = world.run(spark(world, "4.0", LOGS, SecurityConfiguration="sealed", DefaultArguments=CONTINUOUS))
    world.glue.delete_security_configuration(Name="sealed")

    assert run["LogGroupName"] == "/aws-glue/jobs/sealed-role/glue"
    assert lines(world, "/aws-glue/jobs/sealed-role/glue/output", run["Id"]) == ["one"]
    assert lines(world, "/aws-glue/jobs/logs-v2-sealed", f"{run['Id']}-driver") == ["logged"]
    (group,) = world.logs.describe_log_groups(logGroupNamePrefix="/aws-glue/jobs/sealed-role/glue/output")["logGroups"]
    assert group["kmsKeyId"] == key


def test_a_security_configuration_without_log_encryption_has_no_such_groups(world: World) -> None:
    encryption = {"CloudWatchEncryption": {"CloudWatchEncryptionMode": "DISABLED"}}
    world.glue.create_security_configuration(Name="open", EncryptionConfiguration=encryption)

    run = world.run(spark(world, "5.0", SecurityConfiguration="open"))
    world.glue.delete_security_configuration(Name="open")

    assert run["LogGroupName"] == "/aws-glue/jobs"
    assert lines(world, "/aws-glue/jobs/output", run["Id"]) == ["one"]


def test_complete_lines_are_sent_once(world: World, tmp_path: Path) -> None:
    path = tmp_path / "output.log"
    stream = LogStream(world.logs, path, LogDestination("/test/lines", "s"))
    stream.send()
    path.write_text("one\ntwo\nthr")
    stream.send()
    assert lines(world, "/test/lines", "s") == ["one", "two"]

    with path.open("a") as file:
        file.write("ee\n\nfour")
    stream.send()
    assert lines(world, "/test/lines", "s") == ["one", "two", "three"]

    stream.send(is_final=True)
    stream.send(is_final=True)
    assert lines(world, "/test/lines", "s") == ["one", "two", "three", "four"]


def test_much_output_is_sent_in_batches_and_a_long_line_is_truncated(tmp_path: Path) -> None:
    path = tmp_path / "output.log"
    path.write_bytes(b"x" * 300_000 + b"\n" + b"".join(b"%d\n" % number for number in range(20_000)) + b"\xff\n")
    client = RecordingLogs()

    LogStream(client, path, LogDestination("g", "s")).send(is_final=True)  # type: ignore[arg-type]

    messages = [message for batch in client.batches for message in batch]
    assert len(messages[0]) == 262_118
    assert messages[1:-1] == [str(number) for number in range(20_000)]
    assert messages[-1] == "\N{REPLACEMENT CHARACTER}"
    assert max(len(batch) for batch in client.batches) <= 10_000
    assert max(sum(len(message) + 26 for message in batch) for batch in client.batches) <= 1 << 20


class RecordingLogs:
    """A CloudWatch Logs client that records the calls."""

    class exceptions:  # noqa: N801  boto3's name
        ResourceAlreadyExistsException = KeyError

    def __init__(self) -> None:
        self.batches: list[list[str]] = []

    def create_log_group(self, **_: str) -> None:
        """Do nothing."""

    def create_log_stream(self, **_: str) -> None:
        """Do nothing."""

    def put_log_events(self, *, logEvents: list[dict[str, str]], **_: str) -> None:  # noqa: N803  boto3's name
        self.batches.append([event["message"] for event in logEvents])
