from __future__ import annotations

import pytest
from synth import properties, resources

from glue_constructs import InvalidJob, PythonShellJob

SCRIPT = "s3://scripts/report.py"


def test_two_jobs_with_nothing_but_what_is_required(stack, snapshot_json):
    PythonShellJob(stack, "Report", script=SCRIPT)
    PythonShellJob(stack, "Cleanup", script=SCRIPT, max_capacity=1)
    found = resources(stack, "Report", "Cleanup")
    assert found == snapshot_json
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
