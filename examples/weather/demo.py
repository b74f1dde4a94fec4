"""``make demo``: deploy an app and run its jobs on this machine, with real data and only public names.

The app next to this file is deployed by the CDK CLI to the embedded AWS, and the deployment runs the jobs. Then it is
deployed again unchanged (no job runs), deployed with a changed script (both jobs run), and destroyed.
"""

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import urlparse

from rich.console import Console
from rich.markdown import Markdown
from rich.panel import Panel
from rich.table import Column, Table

from glue_constructs.local import EmbeddedAws

HERE = Path(__file__).parent
CDK = Path(__file__).parents[2] / "node_modules" / ".bin" / "cdk"
STACK = "Weather"
TOKEN = "--glue-constructs-token"  # noqa: S105  # the name of the argument that marks runs of the library

console = Console(highlight=False)


def main() -> None:
    """Run the demo."""
    started = time.monotonic()
    console.print(Panel("glue_constructs: a Glue app deployed, run and destroyed on this machine", expand=False))
    aws = EmbeddedAws()
    with tempfile.TemporaryDirectory(prefix="weather-") as folder, ExitStack() as stopping:
        app = Path(shutil.copytree(HERE, Path(folder) / "weather"))
        with stage("start the embedded AWS") as say:
            stopping.enter_context(aws)
            say(f"at {aws.endpoint_url}")
        show(Cli(app, aws), aws)
    console.print(f"Nothing is left running. All of it took {time.monotonic() - started:.0f} s.")


def show(cdk: "Cli", aws: EmbeddedAws) -> None:
    """Run the stages of the demo."""
    with stage("cdk bootstrap"):
        cdk("bootstrap")
    with stage("cdk deploy: synthesized, checked, deployed; the deployment runs the jobs") as say:
        cdk("deploy", STACK)
        say(f"{len(runs(aws))} runs")
    console.print(table_of(runs(aws)))
    console.print(Panel(Markdown(first_rows(report(aws))), title="the report", expand=False))

    with stage("cdk deploy again, unchanged") as say:
        before = len(runs(aws))
        cdk("deploy", STACK)
        say(require(len(runs(aws)) == before, "nothing ran again"))

    script = cdk.app / "jobs" / "summarize.py"
    script.write_text(script.read_text().replace("WET_DAY_MM = 1.0", "WET_DAY_MM = 5.0"))
    with stage("cdk deploy with a changed script: a wet day has 5 mm now") as say:
        cdk("deploy", STACK)
        say(require(len(runs(aws)) == before + 2, "both jobs ran again, the report because the summary did"))
    console.print(table_of(runs(aws)[before:]))
    console.print(Panel(Markdown(first_rows(report(aws))), title="the new report", expand=False))

    with stage("cdk destroy") as say:
        cdk("destroy", STACK, "--force")
        say(
            require(
                not aws.client("glue").list_jobs()["JobNames"], "no job is left; the bucket is kept, as its policy says"
            )
        )


class Cli:
    """The CDK CLI, configured for an embedded AWS."""

    def __init__(self, app: Path, aws: EmbeddedAws) -> None:
        self.app = app
        self._environment = aws.environment()

    def __call__(self, verb: str, *arguments: str) -> None:
        """Run a command of the CLI; show its output only when it fails."""
        options = ["--app", f"{sys.executable} {self.app / 'app.py'}", "--output", str(self.app / "cdk.out")]
        if verb == "deploy":
            options += ["--require-approval", "never"]
        done = subprocess.run(
            [str(CDK), verb, *arguments, *options],
            env=self._environment,
            cwd=self.app,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        if done.returncode:
            console.print(done.stdout)
            sys.exit(f"cdk {verb} failed (exit {done.returncode})")


def runs(aws: EmbeddedAws) -> list[dict]:
    """Return all runs of all jobs, the oldest first, with the arguments of their scripts."""
    glue = aws.client("glue")
    found = []
    for job in glue.get_jobs()["Jobs"]:
        for run in glue.get_job_runs(JobName=job["Name"])["JobRuns"]:
            given = {**job.get("DefaultArguments", {}), **run.get("Arguments", {})}
            found.append({**run, "Arguments": {key: value for key, value in given.items() if key != TOKEN}})
    return sorted(found, key=lambda run: run["StartedOn"])


def table_of(found: list[dict]) -> Table:
    """Return a table of runs."""
    table = Table("job", "state", "seconds", Column("arguments", overflow="fold"))
    for run in found:
        arguments = "\n".join(f"{key} {value}" for key, value in run["Arguments"].items())
        state = f"[{'green' if run['JobRunState'] == 'SUCCEEDED' else 'red'}]{run['JobRunState']}[/]"
        table.add_row(run["JobName"].split("-")[1][:-8], state, str(run["ExecutionTime"]), arguments, end_section=True)
    return table


def report(aws: EmbeddedAws) -> str:
    """Return the report of the Python shell job."""
    [stack] = aws.client("cloudformation").describe_stacks(StackName=STACK)["Stacks"]
    place = urlparse(next(o["OutputValue"] for o in stack["Outputs"] if o["OutputKey"] == "ReportUrl"))
    return aws.client("s3").get_object(Bucket=place.netloc, Key=place.path.lstrip("/"))["Body"].read().decode()


def first_rows(text: str) -> str:
    """Return the head of the report and its first months."""
    return "\n".join([*text.splitlines()[:12], "", "..."])


def require(condition: bool, message: str) -> str:  # noqa: FBT001  # like assert
    """Return the message if the condition is true, else exit."""
    if not condition:
        sys.exit(f"the demo expected: {message}")
    return message


@contextmanager
def stage(title: str) -> Iterator:
    """Show a stage of the demo: a spinner on a terminal, then one line with its time."""
    results: list[str] = []
    started = time.monotonic()
    with console.status(title):
        yield results.append
    result = f": {results[-1]}" if results else ""
    console.print(f"[green]✓[/] {title}{result} [dim]({time.monotonic() - started:.1f} s)[/]")


if __name__ == "__main__":
    main()
