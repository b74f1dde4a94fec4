"""Jobs and custom resources of the run provider that change or leave a stack, deployed by the CDK CLI."""

from __future__ import annotations

from pathlib import Path

import pytest
from deploy.changing_stack import ChangingStack
from deploy.deployment import GREET, SLEEP

pytestmark = pytest.mark.cdk_cli

APP = Path(__file__).parent / "changes.py"
IN_PROGRESS = {"wait": False, "stop_on_delete": True}


@pytest.fixture
def stack(cdk, embedded_aws, tmp_path, request) -> ChangingStack:
    name = "".join(word.capitalize() for word in request.node.originalname.split("_")[1:6])
    return ChangingStack(APP, cdk, embedded_aws, tmp_path, name)


def test_jobs_removed_with_their_runs(stack):
    """The run of one job is in progress, the run of the other has ended; the stack keeps a third job and its run."""
    jobs = {name: stack.job(name, SLEEP if name == "Going" else GREET) for name in ("Keep", "Going", "Ended")}
    keep = {"Keep": {"job": "Keep"}}
    stack.deploy(jobs=jobs, runs={**keep, "Going": {"job": "Going", **IN_PROGRESS}, "Ended": {"job": "Ended"}})
    assert (stack.states_of("Going"), stack.states_of("Ended")) == (["RUNNING"], ["SUCCEEDED"])
    outputs, before, names = stack.outputs(), stack.worker_policies(), stack.jobs_by_id()
    assert len(before) == 1
    assert stack.is_running(outputs["GoingRunId"])

    stack.deploy(jobs={"Keep": jobs["Keep"]}, runs=keep)
    assert stack.status() == "UPDATE_COMPLETE"
    assert stack.names()["jobs"] == {names["Keep"]}
    assert list(stack.resources("Custom::")) == [each for each in stack.resources() if each.startswith("KeepRun")]
    assert not stack.is_running(outputs["GoingRunId"])
    assert stack.outputs() == {"KeepRunId": outputs["KeepRunId"]}
    assert stack.states_of("Keep") == ["SUCCEEDED"]

    after = stack.worker_policies()
    assert len(after) == 1
    assert not after.keys() & before.keys()
    assert stack.names()["policies"] == after.keys()
    assert names["Going"] not in str(after)
    assert names["Keep"] in str(after)
    # The runs are stopped while the worker still has the permission to stop them, and the jobs are there.
    deleted = [step.removeprefix("end ") for step in stack.deletions() if step.startswith("end ")]
    [policy] = [each for each in deleted if "Permissions" in each]
    for name in ("Going", "Ended"):
        [run, job] = [each for each in deleted if each.startswith(name) and "Role" not in each]
        assert run.startswith(f"{name}Run")
        assert deleted.index(run) < deleted.index(policy)
        assert stack.deletions().index(f"end {run}") < stack.deletions().index(f"begin {job}")
    stack.delete()


@pytest.mark.long
def test_a_renamed_job_and_a_run_of_another_job(stack):
    """Runs are in progress; the stack is destroyed during the new ones, and nothing is left."""
    renamed = stack.job("Renamed", SLEEP, job_name=f"{stack.stack}-old")
    jobs = {"Renamed": renamed, "First": stack.job("First", SLEEP), "Second": stack.job("Second", SLEEP)}
    runs = {"Renamed": {"job": "Renamed", **IN_PROGRESS}, "Moved": {"job": "First", **IN_PROGRESS}}
    stack.deploy(jobs=jobs, runs=runs)
    assert (stack.states_of("Renamed"), stack.states_of("First"), stack.states_of("Second")) == (
        ["RUNNING"],
        ["RUNNING"],
        [],
    )
    old, before = stack.outputs(), stack.worker_policies()

    jobs["Renamed"] = {**renamed, "job_name": f"{stack.stack}-new"}
    runs["Moved"] = {"job": "Second", **IN_PROGRESS}
    stack.deploy(jobs=jobs, runs=runs)
    assert stack.status() == "UPDATE_COMPLETE"
    assert stack.deletions()  # and none failed
    assert f"{stack.stack}-old" not in stack.names()["jobs"]
    assert stack.jobs_by_id()["Renamed"] == f"{stack.stack}-new"
    assert stack.states_of("Renamed") == ["RUNNING"]
    assert stack.states_of("First") == ["STOPPED"]
    assert stack.states_of("Second") == ["RUNNING"]
    new = stack.outputs()
    assert [stack.is_running(run) for run in (*old.values(), *new.values())] == [False, False, True, True]
    after = stack.worker_policies()
    assert len(after) == 1
    assert not after.keys() & before.keys()
    assert stack.names()["policies"] == after.keys()

    assert all(stack.names().values())
    stack.destroy()
    assert not any(stack.names().values())
    assert not any(stack.is_running(run) for run in new.values())


@pytest.mark.long
def test_the_last_address_validation_and_reset(stack, embedded_aws):
    """The address validation job is in progress when it is removed; the stack keeps a run and works on."""
    s3, location = embedded_aws.client("s3"), embedded_aws.client("location")
    bucket = stack.stack.lower()
    s3.create_bucket(Bucket=bucket)
    s3.put_bucket_versioning(Bucket=bucket, VersioningConfiguration={"Status": "Enabled"})
    for number in range(200):
        s3.put_object(Bucket=bucket, Key=f"new/{number}.parquet", Body=b"PAR1 addresses PAR1")

    def address_states() -> list[str]:
        return [entry["Status"] for entry in location.list_jobs()["Entries"] if entry.get("Name") == stack.stack]

    places = {"input_location": f"s3://{bucket}/new/", "output_location": f"s3://{bucket}/validated/"}
    jobs, runs = {"Keep": stack.job("Keep", GREET)}, {"Keep": {"job": "Keep"}}
    stack.deploy(jobs=jobs, runs=runs, resets=["Keep"], addresses={"Validate": {**places, **IN_PROGRESS}})
    assert address_states() == ["Running"]
    assert "geo:CancelJob" in str(stack.worker_policies())

    stack.deploy(addresses={})
    assert stack.status() == "UPDATE_COMPLETE"
    assert address_states() == ["Cancelled"]
    assert stack.deletions()  # and none failed
    [policy] = stack.worker_policies().values()
    assert "geo:" not in policy
    assert "glue:ResetJobBookmark" in policy

    stack.deploy(resets=[], runs={"Keep": {"job": "Keep", "trigger": "again"}})
    assert stack.status() == "UPDATE_COMPLETE"
    assert stack.deletions()  # and none failed
    assert stack.states_of("Keep") == ["SUCCEEDED"] * 2
    [policy] = stack.worker_policies().values()
    assert "glue:ResetJobBookmark" not in policy
    assert [each for each in stack.resources("Custom::") if not each.startswith("KeepRun")] == []
    stack.delete()
