"""For any job, the generated app is valid Python and synthesizes the computed properties."""

from __future__ import annotations

from typing import Any

from adoption.apps import synthesized
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from glue_constructs.adoption.app_file import generate_app
from glue_constructs.adoption.found_job import FoundJob
from glue_constructs.model.codecs import Switch
from glue_constructs.model.parameters import PARAMETER_OF_PROP

REFERENCES = [
    {"Ref": "Parameter"},
    {"Ref": "AWS::Region"},
    {"Fn::GetAtt": ["Thing", "Arn"]},
    {"Fn::Sub": "s3://${Bucket}-${AWS::AccountId}/${!literal}/x.py"},
    {"Fn::Sub": ["${Name}'\"{}", {"Name": {"Fn::ImportValue": "other"}}]},
    {"Fn::Join": ["/", ["s3:/", {"Ref": "Bucket"}, "a"]]},
    {"Fn::If": ["Condition", "a", {"Ref": "AWS::NoValue"}]},
]
NASTY = ['"""', "'\"", "\\", "a\nb = 1", "{x}", "\x00\u2028\u202e", "# noqa", "ü", "\U000f0000", "$", "", " "]
texts = st.sampled_from(["s3://bucket/key.py", "a", "true", "false", *NASTY]) | st.text(max_size=8)
values = texts | st.sampled_from(REFERENCES) | st.booleans() | st.integers(-1, 20)
SPECIAL: dict[str, list[Any]] = {
    "--job-language": ["python", "python", "scala", "scala", "Scala"],
    "--class": ["GlueApp"],
    "--TempDir": ["s3://b/t/", "s3://b/*", "tmp", {"Fn::Sub": "s3://${B}/t/"}],
    "--job-bookmark-option": ["job-bookmark-enable", "job-bookmark-pause", "enable"],
    "--job-bookmark-from": ["jr_1"],
    "--job-bookmark-to": ["jr_2"],
    "--enable-spark-ui": ["true", "false"],
    "--spark-event-logs-path": ["s3://b/l/", "none"],
    "--conf": ["a=b --conf c=d", "a=b c", "a=b --conf a=c", "=", {"Fn::Sub": "a=${B} --conf c=d"}],
    "--extra-py-files": ["s3://b/a.py,s3://b/c.zip", "s3://b/x-1.0-py3-none-any.whl", "a.py", "s3://b/", ""],
    "--extra-jars": ["s3://b/a.jar", "s3://b/a.jar, s3://b/c.jar"],
    "--extra-files": ["s3://b/a/,s3://b/c.txt", ","],
    "--additional-python-modules": ["a==1,b", "a, b", "s3://b/x-1.0-py3-none-any.whl", "x.whl", "git+https://x"],
    "--python-modules-installer-option": ["--no-deps", "-r"],
    "--python-virtual-env": ["s3://b/v.tar.gz", "v"],
    "--python-virtual-env-storage-prefix": ["s3://b/v/"],
    "--python-virtual-env-version": ["1"],
    "--executor-cores": ["4", "04", "x"],
    "--datalake-formats": ["iceberg,delta", "paimon", "hudi, delta"],
    "--customer-driver-env-vars": ["CUSTOMER_A=1,CUSTOMER_B=", 'CUSTOMER_A="a b"'],
    "--customer-executor-env-vars": ["A=1,A=2"],
    "--enable-lakeformation-fine-grained-access": ["true", "false"],
    "--write-shuffle-files-to-s3": ["true", "false"],
    "--checkpoint_location": ["s3://b/c/", "c"],
    "--custom-logGroup-prefix": ["/mine"],
    "--enable-continuous-cloudwatch-log": ["true"],
    "--db_password": ["correct-horse-9-battery"],
    "library-set": ["analytics", "other"],
    **{row.name: ["true", "false", "", "True"] for row in PARAMETER_OF_PROP.values() if isinstance(row.codec, Switch)},
}
special = st.dictionaries(st.sampled_from(sorted(SPECIAL)), st.none(), max_size=8).flatmap(
    lambda keys: st.fixed_dictionaries({key: st.sampled_from(SPECIAL[key]) | values for key in keys})
)
arguments = st.builds(lambda a, b: {**a, **b}, st.dictionaries(texts, values, max_size=2), special)


PLAUSIBLE: dict[str, list[Any]] = {
    "GlueVersion": ["5.1", "5.1", "4.0", "6.0", "1.0", 3.0],
    "WorkerType": ["G.1X", "Standard", "R.2X", "Z.2X"],
    "NumberOfWorkers": [2, "10", {"Ref": "Workers"}],
    "MaxCapacity": [2, 0.0625, "1"],
    "AllocatedCapacity": [2],
    "Timeout": [60, 0, "5", {"Ref": "Timeout"}],
    "MaxRetries": [0, 2, {"Ref": "Retries"}],
    "ExecutionProperty": [{"MaxConcurrentRuns": 1}, {"MaxConcurrentRuns": 4}, {"MaxConcurrentRuns": {"Ref": "Runs"}}],
    "NotificationProperty": [{"NotifyDelayAfter": 3}, {}, {"Ref": "Notification"}],
    "Connections": [{"Connections": ["a", {"Ref": "C"}]}, {"Connections": []}],
    "ExecutionClass": ["FLEX", "STANDARD", {"Ref": "Class"}],
    "JobMode": ["VISUAL", "SCRIPT"],
    "JobRunQueuingEnabled": ["true", "false", {"Ref": "Queuing"}],
    "MaintenanceWindow": ["Sun:10"],
    "SecurityConfiguration": ["config", {"Ref": "Security"}],
    "Description": ["words", *NASTY, *REFERENCES],
    "LogUri": ["s3://logs"],
    "Name": ["orders", *NASTY, *REFERENCES],
    "Tags": [{"a": "b", "c": {"Ref": "AWS::Region"}}, {"Ref": "Tags"}, {}],
}
RARE = ("AllocatedCapacity", "MaintenanceWindow", "WorkerType", "NumberOfWorkers")
SCRIPTS = ["s3://scripts/a.py", "s3://scripts/a", "s3://scripts/a.scala", {"Fn::Sub": "s3://${Bucket}/a.py"}]
# Frequent and rare properties, so that many examples become each of the constructs.
COMMAND = st.fixed_dictionaries(
    {"Name": st.sampled_from(["glueetl", "gluestreaming", "pythonshell"]), "ScriptLocation": st.sampled_from(SCRIPTS)},
    optional={"PythonVersion": st.sampled_from(["3", "3", 3, "3.9"])},
)
plausible = st.fixed_dictionaries(
    {
        "Role": st.sampled_from(["arn:aws:iam::123456789012:role/path/Glue", "Glue", {"Fn::GetAtt": "Role.Arn"}]),
        "Command": COMMAND,
        "GlueVersion": st.sampled_from(PLAUSIBLE["GlueVersion"]),
    },
    optional={
        **{name: st.sampled_from(usual) for name, usual in PLAUSIBLE.items() if name not in ("GlueVersion", *RARE)},
        "DefaultArguments": arguments,
        "NonOverridableArguments": special,
    },
)
workers = st.fixed_dictionaries(
    {
        "WorkerType": st.sampled_from(PLAUSIBLE["WorkerType"]),
        "NumberOfWorkers": st.sampled_from(PLAUSIBLE["NumberOfWorkers"]),
    }
)
plausible = st.builds(
    lambda job, capacity: (
        job if "MaxCapacity" in job or job["Command"]["Name"] == "pythonshell" else {**job, **capacity}
    ),
    plausible,
    workers,
)
junk = values | st.just([1, {"a": "b"}])
implausible = st.dictionaries(
    st.sampled_from(["Role", "Command", "DefaultArguments", "NewProperty", *PLAUSIBLE]), junk, min_size=1, max_size=3
)
jobs = plausible | plausible | st.builds(lambda job, odd: {**job, **odd}, plausible, implausible)
labels = st.text(max_size=12) | st.sampled_from(["Default", "a/b", "1"])
found = st.builds(FoundJob, labels, jobs, st.tuples(texts))


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(found=st.lists(found, min_size=1, max_size=5), source=texts)
def test_the_app_of_any_jobs_synthesizes_the_computed_properties(tmp_path, found, source):
    app = generate_app(found, source=source)

    resources = synthesized(app.files, tmp_path)
    assert {name: made["Properties"] for name, made in resources.items()} == {
        job.logical_id: without_nothing(job.properties) for job in app.jobs
    }


def without_nothing(value: Any) -> Any:
    """Return a value without empty lists and objects at any depth, as the CDK writes it."""
    if isinstance(value, list):
        return [without_nothing(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {key: without_nothing(item) for key, item in value.items() if item not in ({}, [])}
