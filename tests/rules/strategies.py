"""Hypothesis strategies of jobs, runs, requests and templates: plausible, odd, and malformed ones.

The examples are the same in every run; `FUZZ=20000 pytest tests/rules` checks 20,000 other ones. Texts use a small
alphabet, because building hypothesis's tables of all Unicode characters takes a second on a new machine.
"""

from __future__ import annotations

import datetime as dt
import os
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from glue_constructs.model.api import GLUE_OPERATIONS, START_JOB_RUN_PARAMETERS
from glue_constructs.model.commands import COMMANDS, PYTHON_VERSIONS, RAY_RUNTIMES
from glue_constructs.model.job_schema import EXECUTION_CLASSES, JOB_MODES
from glue_constructs.model.parameters import RESERVED_ARGUMENTS, SPECIAL_PARAMETERS
from glue_constructs.model.versions import GLUE_VERSIONS
from glue_constructs.model.workers import WORKER_TYPES

if TYPE_CHECKING:
    from glue_constructs.model.parameters import SpecialParameter
    from glue_constructs.model.shape import Shape

# Without a deadline: a shared machine may be slow.
fuzz = settings(
    derandomize="FUZZ" not in os.environ,
    max_examples=int(os.environ.get("FUZZ", "200")),
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)

Map = st.SearchStrategy[dict[Any, Any]]
Values = st.SearchStrategy[Any]

INTRINSICS = st.sampled_from(
    [
        {"Ref": "Parameter"},
        {"Ref": "AWS::NoValue"},
        {"Ref": "AWS::Region"},
        {"Ref": None},
        {"Fn::If": ["Condition", 1, {"Ref": "AWS::NoValue"}]},
        {"Fn::Sub": "s3://${Bucket}/jobs/job.py"},
        {"Fn::Join": ["", ["s3://", {"Ref": "Bucket"}]]},
        {"Fn::GetAtt": ["Role", "Arn"]},
        {"Fn::Transform": {"Name": "AWS::Include"}},
        {"Fn::ForEach::Loop": []},
        {"Fn::": None},
    ]
)
# CDK's unresolved tokens, and dynamic references of CloudFormation inside a text.
_TOKENS = ["${Token[TOKEN.12]}", "a-${Token[AWS.Region.4]}-b", "${Parameter}", "{{resolve:ssm:name}}", "#{Token[1]}"]
_TEXTS = [
    "", " ", "\n", "\t", "\x00", "\ud800", "\u2028", "\U0001f600", "\u0663", "e\u0301", "\u202etxt",
    "true", "TRUE", "null", "NaN", "1e9", "0x10", "-0", "10" * 30, "=", ",", "/", "--", "---", "{}", "[1]", '{"a":',
    "s3://", "s3:///key", "s3://bucket", "s3://bucket/a b/c.py", "S3://b/k.jar,s3://b/k2.whl,", "s3a://b/k", "https://h/x",
    "job-bookmark-enable", "a=b --conf c=d", "spark.sql.x", "arn:aws:iam::1:role/r", "%s%(x)s{0}{x}", "x" * 3_000,
]  # fmt: skip
TEXTS = st.sampled_from(_TEXTS + _TOKENS) | st.text("Gg15.X_:-3s${}=,/ \n\u0663", max_size=8)
_NUMBERS = st.sampled_from(
    [-1, 0, 1, 2, 10, 300, 480, 10_080, 10_081, 10**18, 10**400, 2.5, 0.0625, 1e308, float("nan"), float("inf"), -0.0]
)
SCALARS = (
    TEXTS
    | _NUMBERS
    | st.sampled_from([None, True, False, Decimal("1.5"), dt.date(2026, 1, 1), b"bytes", frozenset({1}), 1j])
)
KEYS = TEXTS | st.sampled_from([None, True, 1, 2.5, ("a", 1), dt.date(2026, 1, 1)])
JUNK = st.recursive(
    SCALARS | INTRINSICS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=6,
)


def _deep(levels: int) -> Any:
    value: Any = "bottom"
    for level in range(levels):
        value = [value] if level % 2 else {"Key": value}
    return value


DEEP = st.sampled_from([_deep(levels) for levels in (30, 400)])
ANYTHING = JUNK | DEEP
COUNTS = st.sampled_from([-1, 0, 1, 2, 10, 149, 150, 299, 300, 480, 10_080, 10_081, "2", "x", 2.5, 0.0625, 1.0])


def _argument(parameter: SpecialParameter) -> Values:
    allowed = st.sampled_from([*parameter.allowed, "True", ""])
    by_kind = {
        "flag": allowed,
        "presence": st.sampled_from(["true", "false", ""]),
        "integer": st.sampled_from(["1", "4", "-1", "many"]),
        "list": allowed
        if parameter.allowed
        else st.sampled_from(["pandas==2.2.1", "a,b", "KEY=value,OTHER=x", "a,,b"]),
        "json": st.sampled_from(['{"a": 1}', "{'a': 1}", "[]"]),
        "s3 object": st.sampled_from(["s3://bucket/a/job.py", "s3://bucket/", "job.py", "s3://bucket/a.zip"]),
        "s3 objects": st.sampled_from(
            ["s3://b/x_2.12.jar,s3://b/y.jar", "s3://b/a.py, s3://b/b.zip", "a.py", "s3://b/"]
        ),
        "s3 folder": st.sampled_from(["s3://bucket/tmp/", "s3://bucket", "tmp/", "s3://bucket/tmp/file.txt"]),
    }
    text = st.sampled_from(
        ["spark.a=1 --conf spark.b=2", "spark.hadoop.fs.s3.consistent=true", "com.example.Main", "a=b"]
    )
    return by_kind.get(parameter.kind, allowed if parameter.allowed else text)


_OWN_KEYS = [
    "--table",
    "--JOB_NAME_",
    "-x",
    "table",
    "--extra_jars",
    "--Conf",
    "--tempDir",
    "-\u2013conf",
    "--a b",
    "--",
]
_ARGUMENTS: dict[str, Values] = {
    **{name: _argument(parameter) for name, parameter in SPECIAL_PARAMETERS.items()},
    **dict.fromkeys(RESERVED_ARGUMENTS, TEXTS),
    **dict.fromkeys(_OWN_KEYS, TEXTS),
}


def _some(members: dict[str, Values], *, at_most: int, with_: tuple[str, ...] = ()) -> Map:
    """Return a strategy of maps with some of the members: with many optional members, hypothesis rarely selects few."""
    names = st.lists(st.sampled_from(sorted(members)), max_size=at_most, unique=True)
    return names.flatmap(lambda some: st.fixed_dictionaries({name: members[name] for name in [*some, *with_]}))


ARGUMENTS = _some(_ARGUMENTS, at_most=6)
ODD_ARGUMENTS = _some({name: values | ANYTHING for name, values in _ARGUMENTS.items()}, at_most=6)
_PLAUSIBLE: dict[str, Values] = {
    "AllocatedCapacity": COUNTS,
    "Command": st.fixed_dictionaries(
        {"Name": st.sampled_from([*COMMANDS, "spark"])},
        optional={
            "ScriptLocation": st.sampled_from(
                ["s3://bucket/job.py", "s3://bucket/job.scala", "job.py", "s3://bucket/"]
            ),
            "PythonVersion": st.sampled_from([*PYTHON_VERSIONS, "3.11", 3]),
            "Runtime": st.sampled_from([*RAY_RUNTIMES, "Ray2.9"]),
        },
    ),
    "Connections": st.fixed_dictionaries(
        {"Connections": st.lists(st.sampled_from(["vpc", "redshift", "a" * 300, ""]), max_size=4)}
    ),
    "DefaultArguments": ARGUMENTS,
    "Description": TEXTS,
    "ExecutionClass": st.sampled_from([*EXECUTION_CLASSES, "flex"]),
    "ExecutionProperty": st.fixed_dictionaries({"MaxConcurrentRuns": COUNTS}),
    "GlueVersion": st.sampled_from([*GLUE_VERSIONS, "auto", "5", "7.0", 5.1]),
    "JobMode": st.sampled_from([*JOB_MODES, "script"]),
    "JobRunQueuingEnabled": st.sampled_from([True, False, "true"]),
    "LogUri": TEXTS,
    "MaintenanceWindow": st.sampled_from(["Sun:10", "Mon:24"]),
    "MaxCapacity": COUNTS,
    "MaxRetries": COUNTS,
    "Name": st.sampled_from(["orders", "", "a" * 256, "two\nlines"]),
    "NonOverridableArguments": ARGUMENTS,
    "NotificationProperty": st.fixed_dictionaries({"NotifyDelayAfter": COUNTS}),
    "NumberOfWorkers": COUNTS,
    "Role": st.sampled_from(["arn:aws:iam::123456789012:role/GlueRole", "GlueRole", "arn:aws:s3:::bucket", ""]),
    "SecurityConfiguration": st.sampled_from(["encrypted", ""]),
    "Tags": st.dictionaries(
        st.sampled_from(["team", "aws:x", "k" * 200]), st.sampled_from(["a", "v" * 300]), max_size=3
    ),
    "Timeout": COUNTS,
    "WorkerType": st.sampled_from([*WORKER_TYPES, "g.1x", "G.99X"]),
}
_ODD: dict[str, Values] = {
    **{name: values | ANYTHING for name, values in _PLAUSIBLE.items()},
    "Command": _PLAUSIBLE["Command"]
    | st.fixed_dictionaries({}, optional=dict.fromkeys(("Name", "ScriptLocation", "PythonVersion", "Runtime"), JUNK))
    | ANYTHING,
    "DefaultArguments": ARGUMENTS | ODD_ARGUMENTS | ANYTHING,
    "NonOverridableArguments": ARGUMENTS | ODD_ARGUMENTS | ANYTHING,
    "Tags": st.dictionaries(KEYS, JUNK, max_size=4) | ANYTHING,
    **dict.fromkeys(["SourceControlDetails", "Maxretries", "Fn::Transform", "workerType"], JUNK),
}
PLAUSIBLE_JOBS = _some(_PLAUSIBLE, at_most=10) | _some(
    _PLAUSIBLE, at_most=6, with_=("Command", "DefaultArguments", "GlueVersion", "WorkerType")
)
ODD_JOBS = _some(_ODD, at_most=10) | _some(_ODD, at_most=6, with_=("Command", "DefaultArguments"))


def _run(values: dict[str, Values], arguments: Values) -> dict[str, Values]:
    names = [name for name in START_JOB_RUN_PARAMETERS if name in values]
    return {
        **{name: values[name] for name in names},
        "Arguments": arguments,
        "JobName": st.sampled_from(["orders", "", "a" * 256]),
        "ExecutionRoleSessionPolicy": st.sampled_from(['{"Version": "2012-10-17"}', "{", "x" * 2049]),
    }


PLAUSIBLE_RUNS = _some(_run(_PLAUSIBLE, ARGUMENTS), at_most=6)
ODD_RUNS = _some({**_run(_ODD, ARGUMENTS | ODD_ARGUMENTS), "MaxRetries": JUNK, "JobRunId": JUNK}, at_most=8)


def _shaped(shape: Shape) -> Values:
    """Return a strategy of values with the type of a parameter, within its limits or not."""
    if shape.kind == "structure":
        return _some({name: _shaped(member) | JUNK for name, member in shape.members.items()}, at_most=8)
    if shape.kind == "map":
        return ARGUMENTS | st.dictionaries(KEYS, JUNK, max_size=3)
    if shape.kind == "list":
        return st.lists(TEXTS | JUNK, max_size=3) | st.sampled_from([["jr_1"] * 26])
    return st.sampled_from(shape.enum) if shape.enum else TEXTS | COUNTS


OPERATIONS = st.sampled_from([*GLUE_OPERATIONS, "getjob", "GetJbo", "StopJobRun"]) | SCALARS
REQUESTS = st.one_of(
    *(st.tuples(st.just(operation), _shaped(shape) | ANYTHING) for operation, shape in GLUE_OPERATIONS.items()),
    st.tuples(OPERATIONS, ODD_JOBS | ODD_RUNS),
)

_RESOURCES = st.one_of(
    st.fixed_dictionaries(
        {"Type": st.just("AWS::Glue::Job")},
        optional={"Properties": ODD_JOBS, "Metadata": JUNK, "Condition": JUNK},
    ),
    st.fixed_dictionaries(
        {"Type": st.just("Custom::GlueJobRun")},
        optional={
            "Properties": st.fixed_dictionaries({}, optional={"Run": ODD_RUNS, "JobName": JUNK}) | JUNK,
            "Metadata": st.fixed_dictionaries(
                {"glue-constructs": st.fixed_dictionaries({"acknowledge": st.dictionaries(KEYS, JUNK, max_size=2)})}
            ),
        },
    ),
    ANYTHING,
)
TEMPLATES = (
    st.fixed_dictionaries(
        {
            "Resources": st.dictionaries(st.sampled_from(["Job", "Run", "Other", 1, None]), _RESOURCES, max_size=3)
            | JUNK
        },
        optional={"Parameters": JUNK, "Globals": JUNK, "Transform": JUNK},
    )
    | ANYTHING
)
