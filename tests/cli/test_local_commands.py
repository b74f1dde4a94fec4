"""`glue-constructs local`, called from a shell."""

from __future__ import annotations

import json
import os
import shlex
import signal
import socket
import subprocess
import sys
from urllib.parse import urlsplit

import pytest
from cli.calls import INTERRUPTIBLE, MAIN
from local.processes import all_end

from glue_constructs.local.directory import ServerDirectory

pytestmark = pytest.mark.process


def command(*arguments):
    return [sys.executable, "-c", INTERRUPTIBLE, "local", *arguments]


def call(*arguments, cwd):
    return subprocess.run(command(*arguments), cwd=cwd, capture_output=True, text=True, check=False)


def parse_pairs(output):
    """Return the tab-separated pairs that a command writes to a pipe."""
    return dict(line.split("\t") for line in output.splitlines() if "\t" in line)


def is_closed(endpoint_url):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", urlsplit(endpoint_url).port)) != 0


def test_up_status_and_down(tmp_path):
    down = call("status", cwd=tmp_path)
    assert down.returncode == 1
    assert "no embedded AWS is running" in down.stderr

    up = call("up", cwd=tmp_path)
    assert up.returncode == 0, up.stderr
    shown = parse_pairs(up.stdout)
    assert shown["directory"] == str(tmp_path / ".glue-constructs")
    assert f"export AWS_ENDPOINT_URL={shown['endpoint']}" in up.stdout.splitlines()
    os.kill(int(shown["pid"]), 0)

    again = call("up", cwd=tmp_path)
    assert again.returncode == 0
    assert again.stdout == up.stdout
    assert again.stderr.startswith(
        "an embedded AWS is already running; to start a new one, first run: glue-constructs "
    )

    status = call("status", cwd=tmp_path)
    assert status.returncode == 0
    assert parse_pairs(status.stdout)["endpoint"] == shown["endpoint"]

    exported = call("status", "--export", cwd=tmp_path).stdout.splitlines()
    assert all(line.startswith("export ") for line in exported)

    below = tmp_path / "jobs" / "orders"
    below.mkdir(parents=True)
    assert call("env", cwd=below).stdout.splitlines() == exported
    assert call("up", "--export", cwd=below).stdout.splitlines() == exported
    assert not (below / ".glue-constructs").exists()

    stopped = call("down", cwd=below)
    assert stopped.returncode == 0
    assert is_closed(shown["endpoint"])
    assert call("status", cwd=tmp_path).returncode == 1
    assert call("down", cwd=tmp_path).returncode == 0


def shell(script, cwd, **variables):
    """Run a bash script in which `local_` is `glue-constructs local`; return its output's lines and its exit code."""
    function = f'local_() {{ {shlex.join(command())} "$@"; }}\n'
    environment = {**os.environ, **variables}
    done = subprocess.run(
        ["bash", "-c", function + script], cwd=cwd, env=environment, stdout=subprocess.PIPE, text=True, check=False
    )
    return done.stdout.splitlines(), done.returncode


class TestInAShell:
    """Without the variables, the shell would deploy to the user's real account."""

    def test_the_variables_are_set_whether_or_not_a_server_is_running_and_unset_again(self, tmp_path):
        script = """
            eval "$(local_ up --export)" && echo "$AWS_ENDPOINT_URL $AWS_ACCESS_KEY_ID"
            echo "${AWS_PROFILE-none} ${AWS_ENDPOINT_URL_S3-none}"
            unset AWS_ENDPOINT_URL
            eval "$(local_ up --export)" && echo "$AWS_ENDPOINT_URL"
            eval "$(local_ env)" && echo "$AWS_ENDPOINT_URL"
            eval "$(local_ env --unset)" && echo "${AWS_ENDPOINT_URL-} ${AWS_ACCESS_KEY_ID-}"
            local_ down
        """
        real = {"AWS_PROFILE": "production", "AWS_ENDPOINT_URL_S3": "https://s3.example.com"}
        (first, others, second, third, dropped), code = shell(script, tmp_path, **real)
        assert code == 0
        assert first.startswith("http://127.0.0.1:")
        assert first == f"{second} embedded"
        assert others == "none none"
        assert third == second
        assert dropped == " "

    @pytest.mark.parametrize("failing", ["env", "up --export --port 1", "up --export --prot 0", "status --export"])
    def test_eval_fails_without_variables_to_export(self, tmp_path, failing):
        (tmp_path / ".glue-constructs").write_text("no directory")
        assert shell(f'eval "$(local_ {failing})"; echo $?', tmp_path) == (["1"], 0)

    def test_eval_fails_without_the_extra(self, tmp_path):
        program = f"import sys; sys.modules['typer'] = None; {MAIN}"
        script = f'eval "$({shlex.join([sys.executable, "-c", program, "local", "up", "--export"])})"; echo $?'
        assert shell(script, tmp_path) == (["1"], 0)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with a running embedded AWS."""
    folder = tmp_path_factory.mktemp("up")
    done = call("up", cwd=folder)
    assert done.returncode == 0, done.stderr
    yield folder
    call("down", cwd=folder)


class TestUpWithConflicts:
    def test_a_server_with_other_options_is_running(self, folder):
        up = parse_pairs(call("status", cwd=folder).stdout)["endpoint"]
        port = urlsplit(up).port
        same = call("up", "--port", str(port), "--region", "us-east-1", cwd=folder)
        assert same.returncode == 0
        other = call("up", "--port", "4566", "--region", "eu-west-1", "--foreground", cwd=folder)
        assert other.returncode == 1
        assert other.stderr == (
            f"an embedded AWS is already running in {folder}/.glue-constructs, at {up}: "
            f"it listens on port {port}, not 4566; its Region is us-east-1, not eu-west-1; "
            "--foreground needs a new one; "
            "stop it with: glue-constructs local down\n"
        )

    def test_the_port_is_in_use(self, tmp_path):
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
            done = call("up", "--port", str(port), cwd=tmp_path)
        assert done.returncode == 1
        assert done.stderr == f"port {port} of 127.0.0.1 is in use by another process; use port 0 for a free port\n"

    def test_the_directory_is_a_file(self, tmp_path):
        (tmp_path / "aws").write_text("")
        done = call("up", "--directory", "aws", cwd=tmp_path)
        assert done.returncode == 1
        assert done.stderr.startswith(f"{tmp_path}/aws must be a directory that this user can write: ")

    def test_the_previous_server_was_killed(self, tmp_path):
        died = parse_pairs(call("up", cwd=tmp_path).stdout)
        os.kill(int(died["pid"]), signal.SIGKILL)
        assert all_end(int(died["pid"]))
        again = call("up", cwd=tmp_path)
        assert again.returncode == 0, again.stderr
        assert parse_pairs(again.stdout)["pid"] != died["pid"]
        call("down", cwd=tmp_path)


def test_two_commands_that_start_at_the_same_time_share_one_server(tmp_path):
    both = [subprocess.Popen(command("up"), cwd=tmp_path, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    first, second = (parse_pairs(each.communicate()[0]) for each in both)
    assert [each.returncode for each in both] == [0, 0]
    assert first == second
    call("down", cwd=tmp_path)


def test_git_ignores_its_directory_and_a_directory_of_the_user_is_not_changed(folder, tmp_path):
    subprocess.run(["git", "init", "-q", "."], cwd=folder, check=True)
    seen = subprocess.run(["git", "status", "--porcelain"], cwd=folder, check=True, capture_output=True, text=True)
    assert seen.stdout == ""
    ServerDirectory(tmp_path).prepare()
    assert not (tmp_path / ".gitignore").exists()


def test_a_parent_directory_of_another_user_is_not_used(folder, monkeypatch):
    below = folder / "below"
    assert ServerDirectory.find(below).path == folder / ".glue-constructs"
    monkeypatch.setattr(os, "getuid", lambda: 4711)
    assert ServerDirectory.find(below).path == below / ".glue-constructs"


def test_status_shows_jobs_and_the_runs_in_progress(embedded_aws):
    embedded_aws.client("s3").create_bucket(Bucket="status-code")
    embedded_aws.client("s3").put_object(Bucket="status-code", Key="job.py", Body=b"import time; time.sleep(60)")
    glue = embedded_aws.client("glue")
    script = {"Name": "pythonshell", "ScriptLocation": "s3://status-code/job.py", "PythonVersion": "3.9"}
    glue.create_job(Name="shown", Role="arn:aws:iam::123456789012:role/r", Command=script, MaxCapacity=0.0625)
    run = glue.start_job_run(JobName="shown")["JobRunId"]
    status = call("status", "--directory", str(embedded_aws.directory), cwd="/")
    glue.batch_stop_job_run(JobName="shown", JobRunIds=[run])
    assert status.returncode == 0, status.stderr
    assert f"shown\tpythonshell\t1\t{run}" in status.stdout.splitlines()


def test_at_fires_the_schedules_of_a_minute(embedded_aws):
    glue, where = embedded_aws.client("glue"), ("--directory", str(embedded_aws.directory))
    command = {"Name": "pythonshell", "ScriptLocation": "s3://none/none.py"}
    glue.create_job(Name="set-by-hand", Role="r", Command=command)
    actions = [{"JobName": "set-by-hand"}]
    schedule = {"Type": "SCHEDULED", "Schedule": "cron(30 4 29 2 ? *)", "StartOnCreation": True}
    glue.create_trigger(Name="leap-days", Actions=actions, **schedule)
    nothing = call("at", "2028-02-29T04:29", *where, cwd=embedded_aws.directory)
    assert nothing.stderr.endswith("at 2028-02-29 04:29 UTC nothing is due\n")
    fired = call("at", "2028-02-29T05:30+01:00", *where, cwd=embedded_aws.directory)
    assert fired.returncode == 0
    assert fired.stderr.endswith("at 2028-02-29 04:30 UTC: leap-days\n")
    assert len(glue.get_job_runs(JobName="set-by-hand")["JobRuns"]) == 1
    wrong = call("at", "midnight", *where, cwd=embedded_aws.directory)
    assert wrong.returncode == 1
    assert "MOMENT needs" in wrong.stderr
    glue.delete_trigger(Name="leap-days")


def test_in_the_foreground_sigint_stops_it(tmp_path):
    with subprocess.Popen(
        command("up", "--foreground", "--directory", str(tmp_path)),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as up:
        try:
            assert up.stderr.readline() == "Press Ctrl-C to stop.\n"
            state = json.loads((tmp_path / "server.json").read_text())
            up.send_signal(signal.SIGINT)
            assert up.wait(20) == 0
        finally:
            up.kill()  # `with` waits for its end, for ever if an assertion has failed
    assert is_closed(state["endpoint_url"])


def test_without_typer_the_error_names_the_extra():
    program = f"import sys; sys.modules['typer'] = None; {MAIN}"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert (
        done.stderr == "glue-constructs needs typer, which is not installed; run: pip install 'glue-constructs[cli]'\n"
    )


def test_without_typer_a_local_command_names_its_extra():
    program = f"import sys; sys.modules['typer'] = None; {MAIN}"
    arguments = [sys.executable, "-c", program, "local", "up"]
    done = subprocess.run(arguments, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert (
        done.stderr
        == "glue-constructs needs typer, which is not installed; run: pip install 'glue-constructs[local]'\n"
    )


def test_the_command_line_imports_no_slow_module():
    slow = ("aws_cdk", "boto3", "jsii", "moto")
    program = f"import sys, glue_constructs.cli.app; print([name for name in {slow} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
