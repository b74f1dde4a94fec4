"""Terraform states."""

from __future__ import annotations

import json

import pytest
from adoption.apps import synthesized
from adoption.normalisations import normal
from adoption.real_jobs import JOBS, filled

from glue_constructs.adoption.app_file import generate_app
from glue_constructs.adoption.terraform_state import read_terraform_jobs
from glue_constructs.errors import InvalidInput

ATTRIBUTES = {
    "arn": "arn:aws:glue:us-east-1:123456789012:job/orders",
    "command": [{"name": "glueetl", "python_version": "3", "runtime": "", "script_location": "s3://scripts/orders.py"}],
    "connections": ["warehouse"],
    "default_arguments": {"--job-language": "python", "--TempDir": "s3://lake/tmp/", "--db": "orders"},
    "description": "",
    "execution_class": "FLEX",
    "execution_property": [{"max_concurrent_runs": 3}],
    "glue_version": "5.0",
    "id": "orders",
    "job_mode": "SCRIPT",
    "job_run_queuing_enabled": False,
    "maintenance_window": "",
    "max_capacity": 20,
    "max_retries": 1,
    "name": "orders",
    "non_overridable_arguments": None,
    "notification_property": [{"notify_delay_after": 30}],
    "number_of_workers": 10,
    "region": "us-east-1",
    "role_arn": "arn:aws:iam::123456789012:role/Glue",
    "security_configuration": "",
    "source_control_details": [],
    "tags": {"team": "orders"},
    "tags_all": {"team": "orders", "ManagedBy": "terraform"},
    "timeout": 120,
    "timeouts": None,
    "worker_type": "G.1X",
}
DEFINITION = {
    "Name": "orders",
    "Role": "arn:aws:iam::123456789012:role/Glue",
    "Command": {"Name": "glueetl", "PythonVersion": "3", "ScriptLocation": "s3://scripts/orders.py"},
    "Connections": {"Connections": ["warehouse"]},
    "DefaultArguments": {"--job-language": "python", "--TempDir": "s3://lake/tmp/", "--db": "orders"},
    "ExecutionClass": "FLEX",
    "ExecutionProperty": {"MaxConcurrentRuns": 3},
    "GlueVersion": "5.0",
    "MaxRetries": 1,
    "NotificationProperty": {"NotifyDelayAfter": 30},
    "NumberOfWorkers": 10,
    "Tags": {"team": "orders", "ManagedBy": "terraform"},
    "Timeout": 120,
    "WorkerType": "G.1X",
}


def state(*instances, kind="aws_glue_job", name="orders", **resource):
    made = {"mode": "managed", "type": kind, "name": name, "instances": list(instances), **resource}
    return {"version": 4, "terraform_version": "1.9.0", "resources": [made]}


def read(content):
    return read_terraform_jobs(content if isinstance(content, str) else json.dumps(content), "terraform.tfstate")


def test_the_attributes_of_a_job_become_its_properties(tmp_path):
    app = generate_app(read(state({"schema_version": 0, "attributes": ATTRIBUTES})), source="a state")

    [job] = synthesized(app.files, tmp_path).values()
    assert normal(job["Properties"]) == normal(DEFINITION)
    assert "# aws_glue_job.orders in Terraform; after the import, remove it from the state:" in app.files["app.py"]
    assert "# MaxCapacity is omitted: Glue computes it from the workers." in app.files["app.py"]


def snake(value, key=""):
    """Convert a definition to the provider's attributes."""
    names = {"Role": "role_arn"}
    if key in ("DefaultArguments", "NonOverridableArguments", "Tags"):
        return {k: str(v).lower() if isinstance(v, bool) else str(v) for k, v in value.items()}
    if key == "Connections":
        return value["Connections"]
    if isinstance(value, dict):
        made = {
            names.get(k) or "".join("_" + c.lower() if c.isupper() else c for c in k)[1:]: snake(v, k)
            for k, v in value.items()
        }
        return [made] if key else made
    return value


@pytest.fixture(scope="module")
def imported(tmp_path_factory):
    """Every real definition, converted to a state, imported and synthesized."""
    content = state()
    for name, job in JOBS.items():
        # A state always has the name, and no deprecated attribute.
        definition = {**filled(job), "Name": name}
        definition.pop("AllocatedCapacity", None)
        content["resources"] += state(
            {"attributes": {**snake(definition), "max_retries": definition.get("MaxRetries", 0)}}, name=name
        )["resources"]
    app = generate_app(read(content), source="the facts")
    return {job.found.name: job for job in app.jobs}, synthesized(app.files, tmp_path_factory.mktemp("app"))


@pytest.mark.parametrize("name", JOBS)
def test_a_real_job_is_the_same_after_its_import(imported, name):
    jobs, resources = imported
    definition = {**filled(JOBS[name]), "Name": name}
    definition.pop("AllocatedCapacity", None)

    assert normal(resources[jobs[name].logical_id]["Properties"]) == normal(definition)


def test_addresses_become_ids():
    jobs = read(
        {
            **state(),
            "resources": [
                *state({"attributes": ATTRIBUTES, "index_key": "eu-west"}, module="module.etl")["resources"],
                *state({"attributes": ATTRIBUTES, "index_key": 0}, {"attributes": ATTRIBUTES, "index_key": 1})[
                    "resources"
                ],
            ],
        }
    )

    assert list(json.loads(generate_app(jobs, source="x").files["import.json"])) != []
    text = generate_app(jobs, source="x").files["app.py"]
    assert [f'"{name}",' in text for name in ("EtlOrdersEuWest", "Orders0", "Orders1")] == [True] * 3


def test_other_resources_are_ignored():
    others = [
        {"mode": "data", "type": "aws_glue_job", "name": "seen", "instances": [{"attributes": ATTRIBUTES}]},
        {"mode": "managed", "type": "aws_s3_bucket", "name": "lake", "instances": [{"attributes": {}}]},
        *state({"attributes": ATTRIBUTES, "deposed": "12345678"})["resources"],
        "junk",
    ]

    assert read({"version": 4, "resources": others}) == []


def test_sensitive_arguments_are_not_in_the_app():
    path = [
        {"type": "get_attr", "value": "default_arguments"},
        {"type": "index", "value": {"value": "--db", "type": "string"}},
    ]
    app = generate_app(read(state({"attributes": ATTRIBUTES, "sensitive_attributes": [path]})), source="x")

    assert json.loads(app.files["secrets.json"]) == {"Orders": {"--db": "orders"}}
    assert '"--db": SECRETS["Orders"]["--db"]' in app.files["app.py"]


def test_a_trigger_becomes_a_note():
    trigger = {
        "name": "nightly",
        "type": "SCHEDULED",
        "schedule": "cron(0 2 * * ? *)",
        "actions": [{"job_name": "orders"}],
    }
    content = state({"attributes": ATTRIBUTES})
    content["resources"] += state({"attributes": trigger}, kind="aws_glue_trigger")["resources"]

    [job] = read(content)
    assert job.notes[-1] == "Started by the trigger 'nightly' (SCHEDULED cron(0 2 * * ? *)), which is not changed."


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "terraform.tfstate is not valid JSON: "),
        ("[]", "terraform.tfstate must be a Terraform state, a JSON object, got list"),
        ({"version": 3, "modules": []}, "of version 4 (Terraform 0.12 and newer), got version 3"),
        ({"version": 5, "resources": []}, "got version 5: run terraform apply with a newer Terraform, or update"),
        ({"resources": []}, "got version None"),
        ({"version": True, "resources": []}, "got version True"),
        ({"version": 4}, "it has no list of resources"),
        ({"format_version": "1.0", "values": {}}, "is the output of terraform show: pass the output of"),
        ({"encrypted_data": "x", "version": 4}, "is an encrypted state"),
        (state({"attributes_flat": {}}), "aws_glue_job.orders has no attributes: run terraform apply"),
    ],
)  # fmt: skip
def test_other_content_than_a_state_of_version_4_is_refused(content, message):
    with pytest.raises(InvalidInput) as caught:
        read(content)
    assert message in str(caught.value)
