"""app.py, cdk.json and import.json: the app of all found jobs, as texts."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glue_constructs.adoption.adopted import AdoptedJob, StackContext
from glue_constructs.adoption.comments import comment_block, escape_unprintable
from glue_constructs.adoption.expressions import text
from glue_constructs.adoption.names import Ids
from glue_constructs.adoption.references import References
from glue_constructs.adoption.secrets import Secrets

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glue_constructs.adoption.found_job import FoundJob

APP, CDK, MAPPING, SECRETS = "app.py", "cdk.json", "import.json", "secrets.json"

# CreateChangeSet takes as many resources to import at a time
# (https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateChangeSet.html).
_IN_A_STACK = 200
_STACK = "ImportedJobs"
_RETAIN = "cdk.RemovalPolicies.of(self).retain()"
# What of the library an app may name.
_NAMES = (
    *("Bookmark", "DataLakeFormat", "ExecutionClass", "GlueVersion", "JobMode", "LibrarySet", "PythonShellJob"),
    *("SparkEtlJob", "SparkStreamingJob", "WorkerType"),
)


@dataclass(frozen=True)
class App:
    """The app.

    Attributes:
        files: The texts of its files, by name.
        jobs: Its jobs.
        names: What its template refers to and the app does not have.
    """

    files: dict[str, str]
    jobs: tuple[AdoptedJob, ...]
    names: list[str]

    @property
    def unnamed(self) -> list[str]:
        """The logical ids of the jobs whose names in Glue nobody told."""
        return [job.logical_id for job in self.jobs if job.found.name is None]


def generate_app(jobs: Sequence[FoundJob], *, source: str, region: str | None = None) -> App:
    """Write an app of jobs, in their order.

    Args:
        jobs: The jobs; at least one.
        source: Where they were found, in words.
        region: The Region that they are in; `None` where it is not known.
    """
    references, secrets, ids = References(), Secrets(), Ids()
    stacks: list[tuple[StackContext, list[AdoptedJob]]] = []
    for start in range(0, len(jobs), _IN_A_STACK):
        scope = StackContext(region=region, references=references, secrets=secrets, ids=ids)
        stacks.append((scope, [scope.adopt(job) for job in jobs[start : start + _IN_A_STACK]]))
    adopted = tuple(job for _, of_stack in stacks for job in of_stack)
    mapping = {job.logical_id: {"Name": job.found.name} for job in adopted if job.found.name is not None}
    files = {
        APP: _app(stacks, source, references, has_secrets=bool(secrets.by_job)),
        CDK: _json({"app": "python app.py"}),
        MAPPING: _json(mapping),
        **({SECRETS: _json(secrets.by_job)} if secrets.by_job else {}),
    }
    return App(files, adopted, references.names)


def _json(content: object) -> str:
    return json.dumps(content, indent=2) + "\n"


def _app(
    stacks: Sequence[tuple[StackContext, list[AdoptedJob]]], source: str, references: References, *, has_secrets: bool
) -> str:
    names = [_STACK] if len(stacks) == 1 else [f"{_STACK}{number}" for number in range(1, len(stacks) + 1)]
    classes = [line for name, stack in zip(names, stacks, strict=True) for line in _class(name, *stack)]
    constants = references.lines()
    lines = [
        *_head(source, sum(len(jobs) for _, jobs in stacks), names),
        *_imports([*classes, *constants], has_secrets=has_secrets),
        "",
        *constants,
        *(_SECRETS_LINES if has_secrets else ()),
        "",
        *classes,
        'if __name__ == "__main__":',
        "    app = cdk.App()",
        *(f"    {name}(app, {text(name)})" for name in names),
        "    app.synth()",
    ]
    return "\n".join(lines) + "\n"


_SECRETS_LINES = (
    "# What looks like a secret is kept out of this file, which is for everyone to read.",
    'SECRETS = json.loads((Path(__file__).parent / "secrets.json").read_text("utf-8"))',
    "",
)


def _head(source: str, count: int, names: Sequence[str]) -> list[str]:
    # Neither a backslash nor a quote of the source's may mean anything here.
    said = escape_unprintable(source).replace("\\", "/").replace('"', "'")
    steps = [f"    cdk import {name} --resource-mapping import.json" for name in names]
    found = f"{count:,} Glue jobs, as glue-constructs import found them: {said}."
    become = "They become part of this app as they are, with their runs and bookmarks:"
    if count == 1:
        found = f"1 Glue job, as glue-constructs import found it: {said}."
        become = "It becomes part of this app as it is, with its runs and its bookmark:"
    return [f'"""{found}', "", become, "", *steps, "    cdk diff", '"""', ""]


def _imports(lines: Sequence[str], *, has_secrets: bool) -> list[str]:
    code = "\n".join(lines)
    own = [name for name in _NAMES if re.search(rf"^[^#\n]*\b{name}[.(]", code, re.MULTILINE)]
    standard = ["import json", "from pathlib import Path", ""] if has_secrets else []
    return [
        *standard,
        "import aws_cdk as cdk",
        *(["from aws_cdk import aws_glue as glue"] if "glue.CfnJob(" in code else []),
        *(["from aws_cdk import aws_iam as iam"] if "iam.Role." in code else []),
        "from constructs import Construct",
        *([_from_own(own)] if own else []),
    ]


def _from_own(names: Sequence[str]) -> str:
    line = f"from glue_constructs import {', '.join(names)}"
    if len(line) <= 88:  # noqa: PLR2004  # the formatters' width
        return line
    return "\n".join(["from glue_constructs import (", *(f"    {name}," for name in names), ")"])


def _class(name: str, scope: StackContext, jobs: Sequence[AdoptedJob]) -> list[str]:
    blocks = [["        super().__init__(scope, id)"], *([scope.roles.lines] if scope.roles.lines else [])]
    blocks += [list(job.lines) for job in jobs]
    blocks.append([*comment_block(["A job that leaves the stack is not deleted."], indent=8), f"        {_RETAIN}"])
    return [
        f"class {name}(cdk.Stack):",
        '    """The jobs, in the order in which they were found."""',
        "",
        "    def __init__(self, scope: Construct, id: str) -> None:",
        *(line for index, block in enumerate(blocks) for line in ([""] if index else []) + block),
        "",
        "",
    ]
