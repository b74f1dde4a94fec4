"""The examples of docs/errors.md: programs, commands and job runs that fail, each with its fix."""

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
        program: The program after `BEGINNING`.
        fix: How to fix it, one or two sentences.
    """

    kind: str
    program: str
    fix: str


@dataclass(frozen=True)
class Command:
    """A command that is refused.

    Attributes:
        kind: The class of the error that causes the message; empty if there is none.
        line: The command line.
        code: The exit code.
        fix: How to fix it.
        lacks: The name of a package that is not installed.
        here: Whether it uses the embedded AWS; otherwise there is no AWS.
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
        kind: The class of the error that causes the failure.
        script: The job's script.
        fix: How to fix it.
        command: The name of the job's command.
        arguments: The job's default arguments.
    """

    kind: str
    script: str
    fix: str
    command: str = "pythonshell"
    arguments: tuple[tuple[str, str], ...] = ()


# The files in the folder of the examples.
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
    """Return a job with more props, on one line if it fits."""
    line = f"{_CLEAN}, {', '.join(more)})"
    if len(line) <= _WIDTH:
        return line
    props = ('script="jobs/clean.py"', 'glue_version="5.1"', *more)
    return "\n".join(["SparkEtlJob(", "    stack,", '    "Clean",', *(f"    {prop}," for prop in props), ")"])


PROGRAMS = (
    Example(
        "InvalidJob",
        _clean('worker_type="g.1x"'),
        "Each fault has its rule and its fix. `glue-constructs explain GC210` shows the rule's page. To suppress a rule"
        ' that does not apply to your job, use `acknowledge={"GC210": "the reason"}`.',
    ),
    Example(
        "InvalidJob",
        _clean("max_cost_per_run=5"),
        "Lower the timeout or the capacity, or raise the limit ([cost of a job](guide/cost.md)).",
    ),
    Example(
        "InvalidRun",
        'JobRun(stack, "Run", job=job, arguments={"--days": 3})',
        "As for a job. The overrides of a run are checked together with its job, if that is known.",
    ),
    Example(
        "InvalidReset",
        'BookmarkReset(stack, "Reset", job=job, run_id=7)',
        "Use the id of a run, `jr_...`, or omit `run_id`.",
    ),
    Example(
        "InvalidLocationJob",
        'AddressValidationJob(\n    stack, "Validate", input_location="http://addresses/", output_location="s3://addresses/valid"\n)',
        "Each line has the parameter of Amazon Location's StartJob. Use folders in S3 for input and output.",
    ),
    Example(
        "InvalidPackage",
        _clean('extra_py_files="jobs/rates.py"'),
        "Use a list, also for a single file.",
    ),
    Example(
        "InvalidPackage",
        _clean('extra_py_files=["jobs/rates.py", "jobs/Clean.scala"]'),
        'Use paths relative to the app: `Path(__file__).with_name("jobs") / "rates.py"`.',
    ),
    Example(
        "InvalidPackage",
        _clean('requirements="pandas==2.2.2"'),
        "A string is the path of a requirements file; use a list for requirements.",
    ),
    Example(
        "InvalidScript",
        'SparkEtlJob(stack, "Clean", script="jobs/claen.py", glue_version="5.1")',
        'Run the app in its own folder, or use `Path(__file__).with_name("jobs") / "clean.py"`.',
    ),
    Example(
        "InvalidScript",
        'SparkEtlJob(stack, "Clean", script="jobs", glue_version="5.1")',
        "Use the path of the script; add modules that it imports to `extra_py_files`.",
    ),
    Example(
        "UnresolvedRequirements",
        'version = cdk.CfnParameter(stack, "Version").value_as_string\n'
        'SparkEtlJob(stack, "Clean", script="jobs/clean.py", glue_version=version, requirements=["pandas"])',
        'Use a literal Glue version, or `Requirements(["pandas"], install="glue")`. If pip cannot resolve the'
        " requirements, the message ends with pip's output.",
    ),
    Example(
        "InvalidInput",
        'SparkEtlJob(stack, "Clean", script="jobs/clean.py")',
        "Set `glue_version`; a default would become outdated or change your job.",
    ),
    Example("InvalidInput", _clean("timeout=60"), "Use a `Duration`; a number has no unit."),
    Example(
        "InvalidInput",
        _clean('max_retries="1"', "job_name=7"),
        "Use numbers for numbers, and strings for names and versions.",
    ),
    Example("InvalidInput", _clean('connections="warehouse"'), "Use a list, also for a single name."),
    Example(
        "InvalidInput",
        _clean('role="arn:aws:iam::123456789012:role/Glue"'),
        'Use `aws_iam.Role.from_role_arn(stack, "Role", arn)`. If `role` is omitted, the construct creates a role.',
    ),
    Example(
        "InvalidInput",
        _clean('bookmark="disable"', 'arguments={"--job-bookmark-option": "job-bookmark-enable"}'),
        "Set only the prop.",
    ),
    Example(
        "InvalidInput",
        'SparkEtlJob(stack, "Clean", script="jobs/Clean.scala", glue_version="5.1")',
        'Set the name of the object: `class_name="GlueApp"`.',
    ),
    Example(
        "InvalidInput",
        'JobRun(stack, "Run", job="prices")',
        'Import the job: `GlueJob.from_job_name(stack, "Prices", "prices")`.',
    ),
    Example(
        "InvalidInput",
        'JobRun(stack, "Run", job=job, wait_timeout=Duration.hours(3))',
        "Do not wait for the run, and add an alarm: `wait=False` and `job.alarm_on_failure(topic)`.",
    ),
    Example(
        "InvalidInput",
        'job.run_every("cron(0 2 * * * *)")',
        "Use `?` for one of the two days, or `JobSchedule.cron(hour=2)`.",
    ),
    Example("InvalidInput", "job.run_after(job)", "Remove the step; to retry failed runs, set `max_retries`."),
    Example(
        "InvalidInput",
        'SparkEtlJob(stack, "Clean", script="jobs/clean.py")',
        "Set the version: a default would change with releases of Glue or of this library.",
    ),
    Example("InvalidInput", _clean('acknowledge=["GC220"]'), 'Add the reason: `acknowledge={"GC220": "the reason"}`.'),
    Example(
        "TypeError",
        _clean('worker_typ="G.1X"'),
        "Correct the name; for the props of each kind of job see [kinds](guide/kinds.md).",
    ),
    Example(
        "TypeError",
        'SparkEtlJob(stack, "Clean", default_arguments={"--day": "monday"}, name="clean")',
        "Names of the Glue API, the L2 and the alpha are explained; several errors are reported together.",
    ),
    Example("TypeError", 'JobRun(stack, "Run", job=job, timeoute=Duration.minutes(5))', "Correct the name."),
    Example(
        "TypeError",
        'SparkEtlJob(stack, "Clean", glue_version="5.1")',
        "Every job needs a script; type checkers report a missing one, too.",
    ),
    Example(
        "AttributeError",
        "import glue_constructs\n\nglue_constructs.SparkJob",
        "For the public names see `glue_constructs.__all__`; Python's traceback suggests a similar name.",
    ),
    Example(
        "EmbeddedAwsError",
        'from glue_constructs.local import EmbeddedAws\n\nEmbeddedAws().client("glue")',
        "Use it in a block `with EmbeddedAws() as aws:`.",
    ),
)

COMMANDS = (
    Command("", "glue-constructs check template.json", 2, "Install the extra for the command line.", lacks="typer"),
    Command(
        "NoBoto3",
        "glue-constructs runs list clean",
        2,
        "Install the extra for commands that call AWS.",
        lacks="boto3",
    ),
    Command(
        "EmbeddedAwsError",
        "glue-constructs local up",
        1,
        "Install the extra for the embedded AWS.",
        lacks="moto",
    ),
    Command("Unreadable", "glue-constructs check cdk.out", 2, "Run `npx cdk synth` first, or use another path."),
    Command("Malformed", "glue-constructs check broken.json", 2, "Fix the file; the other files were checked."),
    Command(
        "Unreadable",
        "glue-constructs check notes.json",
        2,
        "Use templates only; in a folder, other files are ignored.",
    ),
    Command(
        "UnknownRule",
        "glue-constructs check --select GC22O template.json",
        2,
        "Use an id, a name, or a group of rules such as `GC2`.",
    ),
    Command("UnknownRule", "glue-constructs explain too-few-worker", 2, "The same."),
    Command("", "glue-constructs check --region Ireland template.json", 2, "Use a Region code."),
    Command("", "glue-constructs cost --against old.json template.json new.json", 2, "Compare one path with one path."),
    Command("InvalidInput", "glue-constructs import --output app", 2, "Choose the jobs."),
    Command(
        "InvalidInput",
        "glue-constructs import --terraform-state state.json --output app",
        2,
        "Pull the state with Terraform 0.12 or newer.",
    ),
    Command("InvalidInput", "glue-constructs runs list clean --endpoint-url 127.0.0.1:5000", 2, "Use a complete URL."),
    Command("", "glue-constructs runs list clean", 2, "Use `--region`, or set `AWS_REGION`."),
    Command("", "glue-constructs runs list clean --region eu-west-1", 2, "Log in, or use a profile."),
    Command("", "glue-constructs local status", 1, "Start it, or change to the folder in which it was started."),
    Command(
        "InvalidInput",
        "glue-constructs runs list claen",
        2,
        "Use the job's name in Glue; `--stack` selects the jobs of a stack.",
        here=True,
    ),
    Command(
        "InvalidInput", "glue-constructs runs watch clean --timeout soon", 2, "Use a number with a unit.", here=True
    ),
    Command(
        "TimeIsUp",
        "glue-constructs runs watch clean --timeout 1s",
        2,
        "Use a longer timeout; the runs are not stopped.",
        here=True,
    ),
)

RUNS = (
    Run("LaunchError", "", "Run Ray jobs in AWS; the embedded AWS runs the other kinds.", command="glueray"),
    Run(
        "PipFailed",
        "print('never')\n",
        "Fix the requirement; pip's output is in the run's error log.",
        arguments=(("--additional-python-modules", "pandas=2"),),
    ),
    Run(
        "GlueArgumentError",
        'import sys\nfrom awsglue.utils import getResolvedOptions\n\ngetResolvedOptions(sys.argv, ["target"])\n',
        "Add the argument to the job or its run. GC601 finds it at synth if the script is a local file.",
    ),
    Run("ModuleNotFoundError", "import awsglue.gluetypes\n", "Follow the message, or run this job in AWS."),
    Run(
        "MissingFromEmbeddedAws",
        "from awsglue.transforms import Filter\n\nFilter.apply(frame=None, f=None)\n",
        "The same.",
    ),
)


def properties(run: Run) -> dict[str, Any]:
    """Return the parameters of CreateJob for a run's job."""
    command = {"Name": run.command, "ScriptLocation": "s3://scripts/job.py", "PythonVersion": "3.9"}
    return {"Role": "Glue", "Command": command, "DefaultArguments": dict(run.arguments)}
