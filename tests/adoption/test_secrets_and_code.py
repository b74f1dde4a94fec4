"""Secrets are not in the generated app, and names and values of the source are never code."""

from __future__ import annotations

import ast
import json

from adoption.apps import synthesized

from glue_constructs.adoption.api_jobs import read_api_job
from glue_constructs.adoption.app_file import generate_app
from glue_constructs.adoption.found_job import FoundJob

JOB = {
    "Name": "orders",
    "Role": "arn:aws:iam::123456789012:role/Glue",
    "Command": {"Name": "glueetl", "ScriptLocation": "s3://scripts/orders.py", "PythonVersion": "3"},
    "GlueVersion": "5.1",
    "WorkerType": "G.1X",
    "NumberOfWorkers": 2,
    "Timeout": 60,
}
NASTY = ["\nimport os\n", '"""\nimport os\n"""', "\rimport os", "\u2028import os", "{__import__('os')}", "\\", "'\"\n#"]


def statements(text):
    return [ast.dump(each) for each in ast.walk(ast.parse(text)) if isinstance(each, (ast.Import, ast.ImportFrom))]


def test_names_and_descriptions_are_never_code():
    expected = statements(generate_app([FoundJob("orders", JOB)], source="x").files["app.py"])
    for text in NASTY:
        job = {**JOB, "Name": text, "Description": text, "Role": text, "DefaultArguments": {f"--{text}": text}}
        tags = {text: text}
        found = FoundJob(text, {**job, "Tags": tags}, notes=(text, f"a note {text}"))
        app = generate_app([found], source=text).files["app.py"]

        assert statements(app) == expected
        assert all(line.isprintable() for line in app.split("\n"))


def test_secrets_of_all_kinds_are_not_in_the_source(tmp_path):
    secret = "correct-horse-9-battery"
    job = {
        **JOB,
        "NumberOfWorkers": 1,
        "DefaultArguments": {
            "--db_password": secret,
            "--url": f"postgresql://etl:{secret}@db/orders",
            "--conf": f"spark.x.password={secret}",
            "--api_token": f"{secret}1",
        },
        "NonOverridableArguments": {"--db_password": f"{secret}2"},
    }
    app = generate_app(
        [
            FoundJob("Orders", job),
            FoundJob("Hidden", {**JOB, "DefaultArguments": {"--x": secret}}, secrets=frozenset({"--x"})),
        ],
        source="x",
    )

    assert secret not in app.files["app.py"]
    assert "# --db_password looks like a secret" in app.files["app.py"]
    assert "spark_conf" not in app.files["app.py"]
    secrets = json.loads(app.files["secrets.json"])
    assert secrets["Orders"]["--db_password"] == secret
    assert secrets["Orders"]["--db_password of NonOverridableArguments"] == f"{secret}2"
    assert secrets["Hidden"] == {"--x": secret}
    [first, second] = synthesized(app.files, tmp_path).values()
    assert first["Properties"]["DefaultArguments"] == {**job["DefaultArguments"], "--job-language": "python"}
    assert second["Properties"]["DefaultArguments"]["--x"] == secret


def test_members_without_a_property_are_dropped_with_a_note():
    response = {
        **JOB,
        "CodeGenConfigurationNodes": {"node-1": {}},
        "SourceControlDetails": {"Provider": "GITHUB"},
        "LogUri": "s3://x",
        "Novel": 1,
    }
    job = read_api_job(response, tags={})

    assert job.properties == {**JOB, "Tags": {}}
    assert job.notes == (
        "Its Glue Studio graph is not in the app; an update by CloudFormation drops it.",
        "LogUri is omitted: it is reserved by the service.",
        "Novel is omitted: CloudFormation has no property for it.",
        "Its source control details are not in the app; an update by CloudFormation drops them.",
    )
