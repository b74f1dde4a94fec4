"""What docs/errors.md shows: programs and commands that are really refused, each with the way out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

BEGINNING = """\
import aws_cdk as cdk
from aws_cdk import Duration
from glue_constructs import *

app = cdk.App()
stack = cdk.Stack(app, "Orders")
job = SparkEtlJob(stack, "Prices", script="s3://scripts/prices.py", glue_version="5.1")
"""


@dataclass(frozen=True)
class Example:
    """A program that is refused.

    Attributes:
        kind: The class of the error.
        program: What follows on `BEGINNING`.
        fix: The way out, a sentence or two.
    """

    kind: str
    program: str
    fix: str


@dataclass(frozen=True)
class Command:
    """A command that is refused.

    Attributes:
        kind: The class of the error behind it; empty where there is none.
        line: What is typed.
        code: Its exit code.
        fix: The way out.
        lacks: A package that is not installed.
        here: Whether it asks the embedded AWS; else there is no AWS.
    """

    kind: str
    line: str
    code: int
    fix: str
    lacks: str = ""
    here: bool = False


@dataclass(frozen=True)
class Run:
    """A job that fails in the embedded AWS.

    Attributes:
        kind: The class of the error behind it.
        script: The job's script.
        fix: The way out.
        command: The kind of job.
        arguments: Of the job.
    """

    kind: str
    script: str
    fix: str
    command: str = "pythonshell"
    arguments: tuple[tuple[str, str], ...] = ()


# The files that the examples find.
FILES: dict[str, str] = {
    "jobs/clean.py": "print('clean')\n",
    "jobs/Clean.scala": "object GlueApp { def main(arguments: Array[String]): Unit = () }\n",
    "template.json": '{"Resources": {}}\n',
    "broken.json": '{\n  "Resources": {\n}\n',
    "notes.json": '{"what": "no template"}\n',
    "state.json": '{"version": 3}\n',
}

_WIDTH = 100
_CLEAN = 'SparkEtlJob(stack, "Clean", script="jobs/clean.py", glue_version="5.1"'


def _clean(*more: str) -> str:
    """A job with more props: in a line where it fits."""
    line = f"{_CLEAN}, {', '.join(more)})"
    if len(line) <= _WIDTH:
        return line
    props = ('script="jobs/clean.py"', 'glue_version="5.1"', *more)
    return "\n".join(["SparkEtlJob(", "    stack,", '    "Clean",', *(f"    {prop}," for prop in props), ")"])


PROGRAMS = (
    Example(
        "InvalidJob",
        _clean('worker_type="g.1x"'),
        "Each fault names its rule and its own fix. `glue-constructs explain GC210` shows the rule's page; a rule that"
        ' is wrong for you is passed over by `acknowledge={"GC210": "the reason"}`.',
    ),
    Example(
        "InvalidJob",
        _clean("max_cost_per_run=5"),
        "Lower the timeout or the capacity, or raise the limit ([what a job costs](guide/cost.md)).",
    ),
    Example(
        "InvalidRun",
        'JobRun(stack, "Run", job=job, arguments={"--days": 3})',
        "As of a job; what a run overrides is judged together with its job, where that is known.",
    ),
    Example(
        "InvalidReset",
        'BookmarkReset(stack, "Reset", job=job, run_id=7)',
        "Give the id of a run as Glue writes it, `jr_...`, or leave `run_id` out.",
    ),
    Example(
        "InvalidLocationJob",
        'AddressValidationJob(\n    stack, "Validate", input_location="http://addresses/", output_location="s3://addresses/valid"\n)',
        "Each line names the parameter of Amazon Location's StartJob. Put input and output into folders of S3.",
    ),
    Example(
        "InvalidPackage",
        _clean('extra_py_files="jobs/rates.py"'),
        "Put files into a list, even a single one.",
    ),
    Example(
        "InvalidPackage",
        _clean('extra_py_files=["jobs/rates.py", "jobs/Clean.scala"]'),
        'Name files from where the app lies: `Path(__file__).with_name("jobs") / "rates.py"`.',
    ),
    Example(
        "InvalidPackage",
        _clean('requirements="pandas==2.2.2"'),
        "A string is the path of a requirements file; a requirement goes into a list.",
    ),
    Example(
        "InvalidScript",
        'SparkEtlJob(stack, "Clean", script="jobs/claen.py", glue_version="5.1")',
        'Start the app in its own folder, or give `Path(__file__).with_name("jobs") / "clean.py"`.',
    ),
    Example(
        "InvalidScript",
        'SparkEtlJob(stack, "Clean", script="jobs", glue_version="5.1")',
        "Name the script itself; what it imports goes into `extra_py_files`.",
    ),
    Example(
        "UnresolvedRequirements",
        'version = cdk.CfnParameter(stack, "Version").value_as_string\n'
        'SparkEtlJob(stack, "Clean", script="jobs/clean.py", glue_version=version, requirements=["pandas"])',
        'Say the Glue version in the app, or `Requirements(["pandas"], install="glue")`. Where pip cannot, the message'
        " ends with pip's own words.",
    ),
    Example("InvalidInput", _clean("timeout=60"), "Give a `Duration`; a number would leave the unit open."),
    Example(
        "InvalidInput",
        _clean('max_retries="1"', "job_name=7"),
        "Write numbers as numbers, and names and versions as strings.",
    ),
    Example("InvalidInput", _clean('connections="warehouse"'), "Put names into a list, even a single one."),
    Example(
        "InvalidInput",
        _clean('role="arn:aws:iam::123456789012:role/Glue"'),
        '`aws_iam.Role.from_role_arn(stack, "Role", arn)` makes one of an ARN; left out, the job gets its own.',
    ),
    Example(
        "InvalidInput",
        _clean('bookmark="disable"', 'arguments={"--job-bookmark-option": "job-bookmark-enable"}'),
        "Say it once: by the prop.",
    ),
    Example(
        "InvalidInput",
        'SparkEtlJob(stack, "Clean", script="jobs/Clean.scala", glue_version="5.1")',
        'Name the object: `class_name="GlueApp"`.',
    ),
    Example(
        "InvalidInput",
        'JobRun(stack, "Run", job="prices")',
        'Make a reference first: `GlueJob.from_job_name(stack, "Prices", "prices")`.',
    ),
    Example(
        "InvalidInput",
        'JobRun(stack, "Run", job=job, wait_timeout=Duration.hours(3))',
        "Let the deployment go on, and have somebody told: `wait=False` and `job.alarm_on_failure(topic)`.",
    ),
    Example(
        "InvalidInput",
        'job.run_every("cron(0 2 * * * *)")',
        "Write `?` for one of the two days; `JobSchedule.cron(hour=2)` writes the expression for you.",
    ),
    Example("InvalidInput", "job.run_after(job)", "Take the step out, or let Glue try again by `max_retries`."),
    Example("InvalidInput", _clean('acknowledge=["GC220"]'), 'Say why: `acknowledge={"GC220": "the reason"}`.'),
    Example(
        "TypeError",
        _clean('worker_typ="G.1X"'),
        "Write the name as it is meant; what a kind of job takes stands in [kinds](guide/kinds.md).",
    ),
    Example("TypeError", 'JobRun(stack, "Run", job=job, timeoute=Duration.minutes(5))', "The same."),
    Example("TypeError", 'job.run_every("cron(0 2 * * ? *)", start=True)', "Give what the message lists."),
    Example(
        "TypeError",
        'SparkEtlJob(stack, "Clean", script="jobs/clean.py")',
        "Python's own words for a prop that is required: a default version would rot or move under you.",
    ),
    Example(
        "AttributeError",
        "import glue_constructs\n\nglue_constructs.SparkJob",
        "The public names are in `glue_constructs.__all__`; Python's traceback asks for the one that was meant.",
    ),
    Example(
        "EmbeddedAwsError",
        'from glue_constructs.local import EmbeddedAws\n\nEmbeddedAws().client("glue")',
        "Write `with EmbeddedAws() as aws:`, and use it in the block.",
    ),
)

COMMANDS = (
    Command(
        "", "glue-constructs check template.json", 2, "Install the extra that brings the command line.", lacks="typer"
    ),
    Command(
        "NoBoto3",
        "glue-constructs runs list clean",
        2,
        "Install the extra for commands that talk to AWS.",
        lacks="boto3",
    ),
    Command(
        "EmbeddedAwsError",
        "glue-constructs local up",
        1,
        "Install the extra that brings the embedded AWS.",
        lacks="moto",
    ),
    Command("Unreadable", "glue-constructs check cdk.out", 2, "Run `npx cdk synth` first, or name another path."),
    Command("Malformed", "glue-constructs check broken.json", 2, "Mend the file; the others were still checked."),
    Command(
        "Unreadable",
        "glue-constructs check notes.json",
        2,
        "Name templates; in a folder, others are passed over by themselves.",
    ),
    Command(
        "UnknownRule",
        "glue-constructs check --select GC22O template.json",
        2,
        "Give an id, a name, or a hundred such as `GC2`.",
    ),
    Command("UnknownRule", "glue-constructs explain too-few-worker", 2, "The same."),
    Command("", "glue-constructs check --region Ireland template.json", 2, "Give a Region's code."),
    Command("", "glue-constructs cost --against old.json template.json new.json", 2, "Compare one with one."),
    Command("InvalidInput", "glue-constructs import --output app", 2, "Say which jobs."),
    Command(
        "InvalidInput",
        "glue-constructs import --terraform-state state.json --output app",
        2,
        "Pull the state with Terraform 0.12 or newer.",
    ),
    Command(
        "InvalidInput", "glue-constructs runs list clean --endpoint-url 127.0.0.1:5000", 2, "Write the whole address."
    ),
    Command("", "glue-constructs runs list clean", 2, "Give `--region`, or set `AWS_REGION`."),
    Command("", "glue-constructs runs list clean --region eu-west-1", 2, "Log in, or name a profile."),
    Command("", "glue-constructs local status", 1, "Start it, or go to the folder in which it was started."),
    Command(
        "InvalidInput",
        "glue-constructs runs list claen",
        2,
        "Write the job's name as Glue has it; `--stack` finds those of a stack.",
        here=True,
    ),
    Command(
        "InvalidInput", "glue-constructs runs watch clean --timeout soon", 2, "Write a number with its unit.", here=True
    ),
    Command("TimeIsUp", "glue-constructs runs watch clean --timeout 1s", 2, "Watch longer; the runs go on.", here=True),
)

RUNS = (
    Run("LaunchError", "", "Ray needs AWS; the other kinds run here.", command="glueray"),
    Run(
        "PipFailed",
        "print('never')\n",
        "Mend the requirement; pip's own words are in the run's error log.",
        arguments=(("--additional-python-modules", "pandas=2"),),
    ),
    Run(
        "GlueArgumentError",
        'import sys\nfrom awsglue.utils import getResolvedOptions\n\ngetResolvedOptions(sys.argv, ["target"])\n',
        "Give the job or its run the argument. GC601 finds it at synth, where the script is a file.",
    ),
    Run("ModuleNotFoundError", "import awsglue.gluetypes\n", "Do as it says, or try this job in AWS."),
    Run(
        "MissingFromEmbeddedAws",
        "from awsglue.transforms import Filter\n\nFilter.apply(frame=None, f=None)\n",
        "The same.",
    ),
)


def properties(run: Run) -> dict[str, Any]:
    """The job of a run, as CreateJob takes it."""
    command = {"Name": run.command, "ScriptLocation": "s3://scripts/job.py", "PythonVersion": "3.9"}
    return {"Role": "Glue", "Command": command, "DefaultArguments": dict(run.arguments)}
