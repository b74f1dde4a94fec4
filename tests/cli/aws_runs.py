"""Helpers for the tests of `glue-constructs runs`: jobs in the embedded AWS, and a fake AWS with given responses."""

from __future__ import annotations

import json
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Any

from cli.calls import call
from local.engine import until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from click.testing import Result

    from glue_constructs.local import EmbeddedAws

ENDED = ("SUCCEEDED", "FAILED", "TIMEOUT", "STOPPED")
SLEEPS = "import time\nprint('asleep', flush=True)\ntime.sleep(60)"


def runs(*arguments: object, input: str | None = None) -> Result:
    return call("runs", *map(str, arguments), input=input)


@dataclass(frozen=True)
class Jobs:
    """Jobs of the embedded AWS: Python shell jobs, because they are fast."""

    aws: EmbeddedAws

    @property
    def glue(self) -> Any:
        return self.aws.client("glue")

    def create(self, name: str, script: str = "print('hello')", **more: Any) -> str:
        self.aws.client("s3").create_bucket(Bucket="runs-code")
        self.aws.client("s3").put_object(Bucket="runs-code", Key=f"{name}.py", Body=script.encode())
        self.glue.create_job(Name=name, **self.definition(name), **more)
        return name

    @staticmethod
    def definition(name: str) -> dict[str, Any]:
        script = {"Name": "pythonshell", "ScriptLocation": f"s3://runs-code/{name}.py", "PythonVersion": "3.9"}
        return {"Role": "arn:aws:iam::123456789012:role/glue", "Command": script, "MaxCapacity": 0.0625}

    def start(self, name: str, *, states: tuple[str, ...] = ("RUNNING", *ENDED), **parameters: Any) -> str:
        """Start a run, and wait until it is in one of the states."""
        run_id: str = self.glue.start_job_run(JobName=name, **parameters)["JobRunId"]
        until(lambda: self.state(name, run_id) in states)
        return run_id

    def run(self, name: str) -> str:
        return self.start(name, states=ENDED)

    def state(self, name: str, run_id: str) -> str:
        state: str = self.glue.get_job_run(JobName=name, RunId=run_id)["JobRun"]["JobRunState"]
        return state


Answer = tuple[int, dict[str, Any]]


@contextmanager
def fake_aws(answer: Callable[[str, dict[str, Any], int], Answer]) -> Iterator[str]:
    """Run a fake AWS; yield its URL. A function of the operation, its parameters and the number of the call responds.

    It is a real HTTP server, so that the client's retries are tested as well.
    """
    counts: defaultdict[str, int] = defaultdict(int)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            operation = self.headers["X-Amz-Target"].partition(".")[2]
            parameters = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            counts[operation] += 1
            status, body = answer(operation, parameters, counts[operation])
            encoded = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/x-amz-json-1.1")
            self.send_header("Content-Length", str(len(encoded)))
            self.end_headers()
            self.wfile.write(encoded)

        def log_message(self, *_: object) -> None:
            """Log nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
