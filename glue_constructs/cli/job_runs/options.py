"""Options and helpers shared by the commands of `runs`."""

from __future__ import annotations

from contextlib import contextmanager
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from glue_constructs.cli.aws.access import Access, Clients
from glue_constructs.cli.job_runs.jobs import find_jobs
from glue_constructs.cli.progress import Progress
from glue_constructs.cli.region import require_region
from glue_constructs.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Format(str, Enum):
    """The output format."""

    TEXT = "text"
    JSON = "json"


Jobs = Annotated[
    list[str], typer.Argument(metavar="JOB", help="Job names; with --stack, also logical ids.", show_default=False)
]
Stack = Annotated[
    list[str], typer.Option("--stack", metavar="NAME", help="Jobs of this CloudFormation stack. May be repeated.")
]
RunId = Annotated[
    str, typer.Option("--run-id", metavar="ID", help="Only this run: its id, or a unique beginning of it.")
]
RestoredRunId = Annotated[
    str,
    typer.Option(
        "--run-id", metavar="ID", help="Restore the bookmark of this run: its id, or a unique beginning of it."
    ),
]
FormatOption = Annotated[Format, typer.Option("--format", "-f", metavar="FORMAT", help="Output format: text or json.")]
Interval = Annotated[float, typer.Option(metavar="SECONDS", min=0.1, help="Polling interval.")]
Profile = Annotated[str, typer.Option(metavar="NAME", help="Profile of the AWS CLI.")]
Region = Annotated[
    str, typer.Option(metavar="REGION", help="Region. Default: AWS_REGION, or the Region of the profile.")
]
Endpoint = Annotated[
    str,
    typer.Option("--endpoint-url", metavar="URL", help="Endpoint of the services. Default: AWS_ENDPOINT_URL, or AWS."),
]


class AwsSession(NamedTuple):
    """The AWS clients and the progress display of a command.

    Attributes:
        clients: The clients.
        progress: Shows the current step.
    """

    clients: Clients
    progress: Progress

    @property
    def glue(self) -> Any:
        """The Glue client."""
        return self.clients.client("glue")


@contextmanager
def aws_session(profile: str, region: str, endpoint_url: str) -> Iterator[AwsSession]:
    """Create the AWS clients, and show progress while they are used.

    Raises:
        GlueConstructsError: An option is invalid, or boto3 is not installed.
    """
    access = Access(profile=profile, region=require_region(region) or "", endpoint_url=endpoint_url)
    with Progress() as progress:
        yield AwsSession(Clients(access, notify=progress.note), progress)


def require_jobs(
    aws: AwsSession, jobs: Sequence[str], stacks: Sequence[str], *, hint: str = ""
) -> dict[str, dict[str, Any]]:
    """Return the definitions of the given jobs, by name.

    Args:
        aws: The AWS clients.
        jobs: The given jobs.
        stacks: The given stacks.
        hint: The last line of the message if a job does not exist.

    Raises:
        InvalidInput: No job is given, or a job does not exist.
    """
    if not jobs and not stacks:
        raise InvalidInput("no job given: give job names, or --stack NAME")
    found = find_jobs(aws.clients, jobs, stacks, aws.progress)
    if found.problems and hint:
        found.problems.append(hint)
    return found.require()
