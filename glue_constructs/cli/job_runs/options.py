"""What the commands of `runs` have in common: options, and the way to AWS and to the jobs."""

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
    """How the result is told."""

    TEXT = "text"
    JSON = "json"


Jobs = Annotated[
    list[str], typer.Argument(metavar="JOB", help="Jobs: names, or with --stack logical ids.", show_default=False)
]
Stack = Annotated[
    list[str], typer.Option("--stack", metavar="NAME", help="The jobs of a CloudFormation stack. May be repeated.")
]
RunId = Annotated[
    str, typer.Option("--run-id", metavar="ID", help="One run: its id, or as much of its beginning as is unique.")
]
FormatOption = Annotated[Format, typer.Option("--format", "-f", metavar="FORMAT", help="text or json.")]
Interval = Annotated[float, typer.Option(metavar="SECONDS", min=0.1, help="The time between two looks.")]
Profile = Annotated[str, typer.Option(metavar="NAME", help="A profile of the AWS CLI.")]
Region = Annotated[str, typer.Option(metavar="REGION", help="The Region. Left out: AWS_REGION, or the profile's.")]
Endpoint = Annotated[
    str, typer.Option("--endpoint-url", metavar="URL", help="Another AWS. Left out: AWS_ENDPOINT_URL, or AWS itself.")
]


class AwsSession(NamedTuple):
    """AWS, while it is asked.

    Attributes:
        clients: Its clients.
        progress: Told what is being done.
    """

    clients: Clients
    progress: Progress

    @property
    def glue(self) -> Any:
        """The client of Glue."""
        return self.clients.client("glue")


@contextmanager
def aws_session(profile: str, region: str, endpoint_url: str) -> Iterator[AwsSession]:
    """Ask AWS, and show what is being done meanwhile.

    Raises:
        GlueConstructsError: The options are wrong, or the AWS SDK is missing.
    """
    access = Access(profile=profile, region=require_region(region) or "", endpoint_url=endpoint_url)
    with Progress() as progress:
        yield AwsSession(Clients(access, notify=progress.note), progress)


def require_jobs(aws: AwsSession, jobs: Sequence[str], stacks: Sequence[str]) -> dict[str, dict[str, Any]]:
    """The definitions of the jobs that are named, by name.

    Raises:
        InvalidInput: None is named, or one of them is not there.
    """
    if not jobs and not stacks:
        raise InvalidInput("which jobs? Give their names, or --stack NAME")
    return find_jobs(aws.clients, jobs, stacks, aws.progress).require()
