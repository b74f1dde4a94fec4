from __future__ import annotations

import pytest
from synth import properties

from glue_constructs import InvalidInput, InvalidJob, LibrarySet, PythonShellJob
from glue_constructs.model.commands import PYTHON_SHELL_CAPACITIES, PYTHON_SHELL_GLUE_VERSION, PYTHON_SHELL_PYTHON

SCRIPT = "s3://scripts/report.py"


def test_two_jobs_with_nothing_but_what_is_required(stack, template_snapshot):
    report = PythonShellJob(stack, "Report", script=SCRIPT)
    cleanup = PythonShellJob(stack, "Cleanup", script=SCRIPT, max_capacity=1)
    assert [report, cleanup] == template_snapshot
    assert [p["MaxCapacity"] for p in properties(stack, "AWS::Glue::Job")] == [0.0625, 1]


def test_what_the_service_would_default_is_written_out(stack):
    PythonShellJob(stack, "Report", script=SCRIPT)
    [job] = properties(stack, "AWS::Glue::Job")
    assert job["Command"]["PythonVersion"] == "3.9"
    assert (job["GlueVersion"], job["Timeout"], job["MaxRetries"]) == ("3.0", 480, 0)


def test_its_logs_are_those_of_python_shell_jobs(stack):
    PythonShellJob(stack, "Report", script=SCRIPT)
    [role] = properties(stack, "AWS::IAM::Role")
    log = role["Policies"][0]["PolicyDocument"]["Statement"][1]
    assert all(arn["Fn::Join"][1][-1].startswith(":log-group:/aws-glue/python-jobs/") for arn in log["Resource"])


@pytest.mark.parametrize(
    ("props", "property"),
    [
        pytest.param({"worker_type": "G.1X", "number_of_workers": 2}, "WorkerType", id="workers"),
        pytest.param({"max_capacity": 2}, "MaxCapacity", id="two-dpu"),
        pytest.param({"python_version": "2"}, "Command.PythonVersion", id="python-2"),
    ],
)
def test_what_glue_refuses_is_refused(stack, props, property):
    with pytest.raises(InvalidJob) as caught:
        PythonShellJob(stack, "Report", script=SCRIPT, **props)
    assert property in {f.property for f in caught.value.findings}
    assert stack.node.children == []


@pytest.mark.parametrize("library_set", ["none", LibrarySet.NONE])
def test_the_library_set_is_spelt_as_the_guide_spells_it(stack, library_set):
    PythonShellJob(stack, "Report", script=SCRIPT, library_set=library_set)
    [job] = properties(stack, "AWS::Glue::Job")
    assert job["DefaultArguments"] == {"library-set": "none"}


def test_two_jobs_with_typed_props(stack, snapshot_json):
    for name in ("Report", "Cleanup"):
        PythonShellJob(
            stack,
            name,
            script=SCRIPT,
            library_set="analytics",
            temp_dir="s3://lake/a/",
            extra_py_files=["s3://lib/shop-1.0-py3-none-any.whl"],
            additional_python_modules=["six==1.17.0"],
        )
    assert [job["DefaultArguments"] for job in properties(stack, "AWS::Glue::Job")] == snapshot_json


def test_a_library_set_that_glue_does_not_have(stack):
    with pytest.raises(InvalidJob, match="'analytics' or 'none', got 'everything'"):
        PythonShellJob(stack, "Report", script=SCRIPT, library_set="everything")


def test_both_spellings_of_the_library_set(stack):
    with pytest.raises(InvalidInput, match="'library-set' is set by the prop 'library_set'"):
        PythonShellJob(stack, "Report", script=SCRIPT, library_set="none", arguments={"library-set": "analytics"})
    with pytest.raises(InvalidJob, match="library-set and --library-set are the same option"):
        PythonShellJob(stack, "Report", script=SCRIPT, library_set="none", arguments={"--library-set": "none"})


def test_the_import_omits_the_defaults(stack):
    PythonShellJob(stack, "Report", script="s3://code/report.py")
    [job] = properties(stack, "AWS::Glue::Job")
    assert job["Command"]["PythonVersion"] == PYTHON_SHELL_PYTHON
    assert job["GlueVersion"] == PYTHON_SHELL_GLUE_VERSION
    assert job["MaxCapacity"] == PYTHON_SHELL_CAPACITIES[0]
