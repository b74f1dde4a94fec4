"""The properties of AWS::Glue::Job: one row each, with the prop, the type and the limits.

The names and types are from CloudFormation's registry schema of 2026-10-20
(https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-glue-job.html); the shapes are
from the members of CreateJob (botocore 1.44.5).
"""

from __future__ import annotations

import re
from dataclasses import KW_ONLY, dataclass

from glue_constructs.model.choices import ExecutionClass, JobMode
from glue_constructs.model.shape import Form, Kind, Shape

# The API counts UTF-16 code units, where characters above U+FFFF are pairs; in Python, they are one character.
SINGLE_LINE = Form(r"[\u0020-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF\t]*", "one line without control characters")
_MULTI_LINE = Form(r"[\u0020-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF\r\n\t]*", "text without control characters")
_PYTHON_VERSION = Form(r"^([2-3]|3[.]9)$", "'2', '3' or '3.9'")
_GLUE_VERSION = Form(r"^((\w+\.)+\w+|auto)$", "a version such as '5.1', or 'auto'")
_WEEKLY_HOUR = Form(r"^(Sun|Mon|Tue|Wed|Thu|Fri|Sat):([01]?[0-9]|2[0-3])$", "a day and an hour such as 'Sun:10'")

TEXT = Shape("string")
WHOLE = Shape("integer")
NUMBER = Shape("double")
FLAG = Shape("boolean")
NAME = Shape("string", min=1, max=255, form=SINGLE_LINE)
MINUTES = Shape("integer", min=1)
ARGUMENTS = Shape("map", key=TEXT, item=TEXT)
TAGS = Shape("map", min=0, max=50, key=Shape("string", min=1, max=128), item=Shape("string", min=0, max=256))
# Without the current values: the service adds types, and a job rule warns about unknown ones.
WORKER_TYPE = TEXT

EXECUTION_CLASSES = tuple(each.value for each in ExecutionClass)
EXECUTION_CLASS = Shape("string", max=16, enum=EXECUTION_CLASSES)
JOB_MODES = tuple(each.value for each in JobMode)

# Jobs API: "less than 7 days or 10080 minutes"; add-job: "the maximum is 7 days or 10,080 minutes". The higher one.
MAX_TIMEOUT = 10_080
# add-job: "from 0 to 10".
MAX_RETRIES = 10
# Quotas > concurrent runs per job, adjustable.
MAX_CONCURRENT_RUNS = 4_000


@dataclass(frozen=True)
class Property:
    """A property, or a member of one.

    Attributes:
        name: Its name, "MaxRetries".
        kind: The type in CloudFormation; the API may have another type.
        shape: The type and the limits in the API.
        prop: The prop of the constructs, "max_retries"; `None` when there is none.
        fact_name: The name of the fact in rules, where it is not the name in snake case.
        members: The members, when it is a structure.
        changes_runs: Whether it can affect runs.
        default: The service's default (botocore's model of CreateJob); `None` where setting the default explicitly
            changes something, or where there is no default.
    """

    name: str
    kind: Kind
    _: KW_ONLY
    shape: Shape
    prop: str | None
    fact_name: str = ""
    members: tuple[Property, ...] = ()
    changes_runs: bool = True
    default: object = None

    @property
    def fact(self) -> str:
        """The name of the fact in rules, "max_retries"."""
        return self.fact_name or snake_case(self.name)


_WORD = re.compile(r"(?<!^)(?=[A-Z])")


def snake_case(name: str) -> str:
    """Convert a name of the API to snake case."""
    return _WORD.sub("_", name).lower()


def _structure(name: str, *members: Property, default: object = None) -> Property:
    shape = Shape("structure", members={member.name: member.shape for member in members})
    return Property(name, "structure", shape=shape, prop=None, members=members, default=default)


JOB_PROPERTIES = (
    # Deprecated in favour of MaxCapacity. CloudFormation takes any number, the API a whole one.
    Property("AllocatedCapacity", "double", shape=WHOLE, prop=None),
    _structure(
        "Command",
        Property("Name", "string", shape=TEXT, prop=None, fact_name="command"),
        Property("PythonVersion", "string", shape=Shape("string", form=_PYTHON_VERSION), prop="python_version"),
        Property("Runtime", "string", shape=Shape("string", max=64, form=Form(r".*", "one line")), prop=None),
        Property("ScriptLocation", "string", shape=Shape("string", max=400_000), prop="script"),
    ),
    _structure(
        "Connections",
        Property(
            "Connections", "list", shape=Shape("list", max=1000, item=Shape("string", max=255)), prop="connections"
        ),
    ),
    Property("DefaultArguments", "map", shape=ARGUMENTS, prop="arguments"),
    Property(
        "Description",
        "string",
        shape=Shape("string", min=0, max=2048, form=_MULTI_LINE),
        prop="description",
        changes_runs=False,
        default="",
    ),
    Property("ExecutionClass", "string", shape=EXECUTION_CLASS, prop="execution_class", default="STANDARD"),
    _structure(
        "ExecutionProperty",
        Property("MaxConcurrentRuns", "integer", shape=WHOLE, prop="max_concurrent_runs"),
        default={"MaxConcurrentRuns": 1},
    ),
    Property("GlueVersion", "string", shape=Shape("string", min=1, max=255, form=_GLUE_VERSION), prop="glue_version"),
    Property(
        "JobMode",
        "string",
        shape=Shape("string", enum=JOB_MODES),
        prop="job_mode",
        changes_runs=False,
        default="SCRIPT",
    ),
    Property("JobRunQueuingEnabled", "boolean", shape=FLAG, prop="job_run_queuing_enabled", default=False),
    Property("LogUri", "string", shape=TEXT, prop=None, changes_runs=False),
    Property("MaintenanceWindow", "string", shape=Shape("string", form=_WEEKLY_HOUR), prop="maintenance_window"),
    Property("MaxCapacity", "double", shape=NUMBER, prop="max_capacity"),
    Property("MaxRetries", "integer", shape=WHOLE, prop="max_retries"),
    # A run has the job's name anyway.
    Property("Name", "string", shape=NAME, prop="job_name", changes_runs=False),
    Property("NonOverridableArguments", "map", shape=ARGUMENTS, prop="non_overridable_arguments"),
    _structure(
        "NotificationProperty",
        Property("NotifyDelayAfter", "integer", shape=MINUTES, prop="notify_delay_after"),
    ),
    Property("NumberOfWorkers", "integer", shape=WHOLE, prop="number_of_workers"),
    Property("Role", "string", shape=TEXT, prop="role"),
    Property("SecurityConfiguration", "string", shape=NAME, prop="security_configuration"),
    Property("Tags", "map", shape=TAGS, prop="tags", changes_runs=False),
    Property("Timeout", "integer", shape=MINUTES, prop="timeout"),
    Property("WorkerType", "string", shape=WORKER_TYPE, prop="worker_type"),
)
PROPERTY_NAMES = frozenset(row.name for row in JOB_PROPERTIES)
STRUCTURES = {row.name: row.members for row in JOB_PROPERTIES if row.members}
"""The properties that are objects, with their members."""

PROPERTY_PATHS = tuple(
    path for row in JOB_PROPERTIES for path in (row.name, *(f"{row.name}.{member.name}" for member in row.members))
)
"""The paths of all properties, "Command" and "Command.Name"; Tags and the two maps of arguments allow any key."""
