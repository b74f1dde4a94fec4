"""Every real definition is the same job after its import and synth, except for `normalisations`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter

import pytest
from adoption.apps import synthesized
from adoption.normalisations import normal
from adoption.real_jobs import JOBS, filled, referring, template

from glue_constructs.adoption.api_jobs import read_api_job
from glue_constructs.adoption.app_file import generate_app
from glue_constructs.adoption.template_jobs import read_template_jobs

FLAVOURS = {"filled": filled, "referring": referring}


@pytest.fixture(scope="module", params=FLAVOURS)
def imported(request, tmp_path_factory):
    """The definitions, the generated app, and its synthesized resources."""
    definitions = {name: FLAVOURS[request.param](job) for name, job in JOBS.items()}
    app = generate_app(list(read_template_jobs(template(definitions))), source="the facts")
    return definitions, app, synthesized(app.files, tmp_path_factory.mktemp(request.param))


@pytest.mark.parametrize("name", JOBS)
def test_a_real_job_is_the_same_after_its_import(imported, name):
    definitions, app, resources = imported
    job = next(job for job in app.jobs if job.found.label == name)

    assert normal(resources[job.logical_id]["Properties"]) == normal(definitions[name])


@pytest.mark.parametrize("name", JOBS)
def test_the_app_synthesizes_the_computed_properties(imported, name):
    _, app, resources = imported
    job = next(job for job in app.jobs if job.found.label == name)

    assert resources[job.logical_id]["Properties"] == job.properties


def test_the_app_has_only_the_jobs_in_their_order(imported):
    _, app, resources = imported

    assert list(resources) == [job.logical_id for job in app.jobs]
    assert [job.found.label for job in app.jobs] == list(JOBS)
    assert {resource["Type"] for resource in resources.values()} == {"AWS::Glue::Job"}
    assert {resource["DeletionPolicy"] for resource in resources.values()} == {"Retain"}


def test_most_real_jobs_become_constructs_of_this_library(imported):
    definitions, app, _ = imported
    count = Counter(job.class_name for job in app.jobs)

    ours = count["SparkEtlJob"] + count["SparkStreamingJob"] + count["PythonShellJob"]
    # The others: no GlueVersion or no capacity (the default when they were created is unknown), Ray, Python 2,
    # AllocatedCapacity, a script that is not an S3 URI, a Python shell job without a PythonVersion.
    assert (ours, count["glue.CfnJob"], len(definitions)) == (44, 18, 62)


def test_arguments_with_a_typed_prop_become_that_prop(imported):
    _, app, _ = imported
    text = "\n".join("\n".join(job.lines) for job in app.jobs if job.class_name == "SparkEtlJob")

    assert '"--job-bookmark-option": "job-bookmark-' not in text
    assert '"--enable-metrics": "true"' not in text
    assert text.count("bookmark=Bookmark.") > 10


def test_the_mapping_has_the_names_by_the_logical_ids_of_the_template(imported):
    _, app, resources = imported
    mapping = json.loads(app.files["import.json"])

    assert mapping == {job.logical_id: {"Name": job.found.name} for job in app.jobs if job.found.name}
    assert mapping.keys() <= resources.keys()
    for logical_id, identifier in mapping.items():
        assert resources[logical_id]["Properties"]["Name"] == identifier["Name"]
    assert set(app.unnamed) == resources.keys() - mapping.keys()


def test_the_app_is_formatted(imported, tmp_path):
    _, app, _ = imported
    (tmp_path / "app.py").write_text(app.files["app.py"])

    done = subprocess.run(
        [sys.executable, "-m", "ruff", "format", "--isolated", "--diff", "app.py"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (0, "")
    unused = [sys.executable, "-m", "ruff", "check", "--isolated", "--select", "E4,E7,E9,F,I", "app.py"]
    assert subprocess.run(unused, cwd=tmp_path, check=False, capture_output=True).returncode == 0


def test_python_app_py_synthesizes(tmp_path):
    jobs = {name: filled(JOBS[name]) for name in ("j155", "j163")}
    app = generate_app(list(read_template_jobs(template(jobs))), source="two")
    for name, text in app.files.items():
        (tmp_path / name).write_text(text)

    subprocess.run(
        [sys.executable, "app.py"],
        cwd=tmp_path, check=True, env={**os.environ, "CDK_OUTDIR": str(tmp_path / "out")},
    )  # fmt: skip
    resources = json.loads((tmp_path / "out" / "ImportedJobs.template.json").read_text())["Resources"]
    found = [resource["Properties"] for resource in resources.values() if resource["Type"] == "AWS::Glue::Job"]
    assert [normal(job) for job in found] == [normal(job) for job in jobs.values()]


def test_a_job_of_the_api_is_the_same_as_its_definition(tmp_path):
    definition = filled(JOBS["j112"])
    response = {**definition, "MaxCapacity": 10.0, "AllocatedCapacity": 10, "CreatedOn": 1, "JobMode": "SCRIPT"}
    app = generate_app([read_api_job(response, tags={"aws:cloudformation:stack-id": "x", "team": "a"})], source="AWS")

    [resource] = synthesized(app.files, tmp_path).values()
    assert normal(resource["Properties"]) == normal({**definition, "Tags": {"team": "a"}})
    assert "MaxCapacity is omitted: Glue computes it from the workers." in app.files["app.py"]
    assert "aws:cloudformation:stack-id" in app.files["app.py"]
