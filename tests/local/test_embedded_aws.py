"""Start and stop of an embedded AWS: it is isolated, and leaves no processes or files behind."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from datetime import datetime, timezone
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from local.engine import until, zipped

from glue_constructs.errors import EmbeddedAwsError
from glue_constructs.local import EmbeddedAws, moto_patches
from glue_constructs.local.directory import ServerDirectory, ServerState

pytestmark = [
    pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="reads processes from /proc"),
    pytest.mark.process,
]


def processes_with(text: str) -> list[int]:
    """Return the ids of the processes with a text in their command line or environment."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            shown = (entry / "cmdline").read_bytes() + (entry / "environ").read_bytes()
            alive = (entry / "stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
        except OSError:
            continue
        if alive and text.encode() in shown and int(entry.name) != os.getpid():
            found.append(int(entry.name))
    return found


def accepts(endpoint_url: str) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", urlsplit(endpoint_url).port)) == 0


SLEEPER = """
import subprocess, time
def handler(event, context):
    subprocess.Popen(["sleep", "300"])
    time.sleep(300)
"""


def start_sleeper(aws: EmbeddedAws) -> None:
    """Start a function that sleeps, with a child that sleeps."""
    role = aws.client("iam").create_role(RoleName="r", AssumeRolePolicyDocument="{}")["Role"]["Arn"]
    functions = aws.client("lambda")
    functions.create_function(
        FunctionName="sleeper",
        Runtime="python3.12",
        Handler="index.handler",
        Role=role,
        Code={"ZipFile": zipped(index=SLEEPER)},
        Timeout=600,
    )
    functions.invoke(FunctionName="sleeper", InvocationType="Event")
    # Three processes have the directory in their command line: the server, the bootstrap and its child.
    until(lambda: len(processes_with(str(aws.directory))) == 3)


def test_it_listens_on_loopback_only_and_leaves_nothing_behind():
    with EmbeddedAws() as aws:
        endpoint, directory = aws.endpoint_url, aws.directory
        assert urlsplit(endpoint).hostname == "127.0.0.1"
        assert aws.client("sts").get_caller_identity()["Account"] == "123456789012"
        start_sleeper(aws)
    assert not accepts(endpoint)
    assert not directory.exists()
    assert processes_with(str(directory)) == []


@pytest.mark.long
def test_two_servers_are_independent():
    with EmbeddedAws() as one, EmbeddedAws(region="eu-west-1") as other:
        one.client("s3").create_bucket(Bucket="first")
        assert other.client("s3").list_buckets()["Buckets"] == []
        assert one.endpoint_url != other.endpoint_url
        assert other.environment()["AWS_REGION"] == "eu-west-1"


def test_a_used_directory_or_port_is_an_error(tmp_path):
    with EmbeddedAws(directory=tmp_path / "first") as aws:
        with pytest.raises(EmbeddedAwsError, match=r"an embedded AWS is already running in .*first"):
            EmbeddedAws(directory=tmp_path / "first").start()
        taken = EmbeddedAws(port=urlsplit(aws.endpoint_url).port, directory=tmp_path / "second")
        with pytest.raises(EmbeddedAwsError, match=r"port \d+ of 127.0.0.1 is in use by another process"):
            taken.start()
    assert "ready at http://127.0.0.1:" in (tmp_path / "first" / "server.log").read_text()


def test_the_state_file_of_a_crashed_server_is_ignored(tmp_path):
    directory = ServerDirectory(tmp_path)
    directory.publish(ServerState(pid=os.getpid(), endpoint_url="http://127.0.0.1:1", region="us-east-1"))
    assert directory.running_server() is None
    with EmbeddedAws(directory=tmp_path) as aws:
        assert directory.running_server().endpoint_url == aws.endpoint_url


def test_at_is_a_deprecated_alias_of_fire_schedules_at(monkeypatch):
    monkeypatch.setattr(EmbeddedAws, "fire_schedules_at", lambda _, moment: [moment.isoformat()])
    with pytest.warns(DeprecationWarning, match=r"^EmbeddedAws.at is deprecated: use fire_schedules_at$"):
        assert EmbeddedAws().at(datetime(2026, 1, 31, 2, 0, tzinfo=timezone.utc)) == ["2026-01-31T02:00:00+00:00"]


def test_its_environment_points_only_to_it_while_it_runs(monkeypatch):
    monkeypatch.setenv("AWS_PROFILE", "production")
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example:3128")
    monkeypatch.setenv("HOME", "/home/user")
    aws = EmbeddedAws()
    with pytest.raises(EmbeddedAwsError, match="is not running"):
        aws.environment()
    with aws:
        environment = aws.environment()
        assert environment["AWS_ENDPOINT_URL"] == aws.endpoint_url
        assert Path(environment["CDK_HOME"]).is_relative_to(aws.directory)
        assert aws.client("sts").get_caller_identity()["Account"] == "123456789012"
        with pytest.raises(EmbeddedAwsError, match="is already running"):
            aws.start()
    assert "AWS_PROFILE" not in environment
    assert "HTTPS_PROXY" not in environment
    assert environment["HOME"] == "/home/user"
    with pytest.raises(EmbeddedAwsError, match="is not running"):
        aws.client("glue")
    aws.stop()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=lambda number: number.name)
def test_a_signal_stops_the_server_and_its_processes(tmp_path, number):
    with EmbeddedAws(directory=tmp_path) as aws:
        start_sleeper(aws)
        os.kill(ServerDirectory(tmp_path).running_server().pid, number)
        until(lambda: processes_with(str(tmp_path)) == [])


def test_no_process_outlives_a_killed_server(tmp_path):
    with EmbeddedAws(directory=tmp_path) as aws:
        start_sleeper(aws)
        os.kill(ServerDirectory(tmp_path).running_server().pid, signal.SIGKILL)
        until(lambda: processes_with(str(tmp_path)) == [])


def test_no_process_outlives_a_killed_parent(tmp_path):
    program = f"""
import sys, time
from pathlib import Path
sys.path.insert(0, {str(Path(__file__).parents[1])!r})
from glue_constructs.local import EmbeddedAws
from local.test_embedded_aws import start_sleeper
with EmbeddedAws(directory=Path({str(tmp_path)!r})) as aws:
    start_sleeper(aws)
    print("up", flush=True)
    time.sleep(300)
"""
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout.readline() == "up\n"
        parent.kill()
    until(lambda: processes_with(str(tmp_path)) == [])
    assert ServerDirectory(tmp_path).running_server() is None


def test_moto_must_have_the_verified_version(monkeypatch):
    monkeypatch.setattr(moto_patches, "version", lambda _: "5.2.6")
    with pytest.raises(EmbeddedAwsError, match=r"built on moto 5.2.5 exactly, got '5.2.6'; run: pip install"):
        EmbeddedAws()


def test_moto_must_be_installed(monkeypatch):
    def missing(name):
        raise moto_patches.PackageNotFoundError(name)

    monkeypatch.setattr(moto_patches, "version", missing)
    with pytest.raises(EmbeddedAwsError, match=r"run: pip install 'glue-constructs\[local\]'"):
        EmbeddedAws()
