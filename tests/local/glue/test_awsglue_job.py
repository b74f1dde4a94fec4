"""`awsglue.job.Job` and its bookmark, through the embedded Glue. Without Spark: the script lists the objects itself."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from .conftest import World

pytestmark = pytest.mark.process

SCRIPT = """
import json, sys
from types import SimpleNamespace
import boto3
from awsglue import s3
from awsglue.job import Job
from awsglue.utils import getResolvedOptions

args = getResolvedOptions(sys.argv, ["job"])
glue = boto3.client("glue")
# A Python shell script does not receive the id of its run.
args["JOB_RUN_ID"] = glue.get_job_runs(JobName=args["job"])["JobRuns"][0]["Id"]
context = SimpleNamespace(bookmark=None)
job = Job(context)
job.init(args["job"], args)
found = s3.objects(["s3://code/in/"], recurse=True)
if context.bookmark is not None:
    found = context.bookmark.unread("source", found)
print(json.dumps([each.uri.rpartition("/")[2] for each in found]))
if "--reset" in sys.argv:
    glue.reset_job_bookmark(JobName=args["job"])
if "--fail" in sys.argv:
    raise ValueError("before the commit")
job.commit()
"""


@pytest.fixture
def job(world: World) -> str:
    world.s3.put_object(Bucket="code", Key="in/a", Body=b"1")
    arguments = {"--job": "marked", "--job-bookmark-option": "job-bookmark-enable"}
    return world.create_job("marked", SCRIPT, DefaultArguments=arguments)


def read(world: World, job: str, **arguments: str) -> Any:
    """Return the names of the objects that a run has read."""
    return json.loads(world.output(world.run(job, Arguments={f"--{key}": value for key, value in arguments.items()})))


def test_data_of_a_committed_run_is_not_read_again(world: World, job: str) -> None:
    assert read(world, job) == ["a"]
    world.s3.put_object(Bucket="code", Key="in/b", Body=b"2")

    assert read(world, job) == ["b"]
    assert read(world, job) == []


def test_data_of_a_run_that_fails_before_its_commit_is_read_again(world: World, job: str) -> None:
    assert read(world, job, fail="yes") == ["a"]

    assert read(world, job) == ["a"]
    assert read(world, job) == []


def test_a_paused_bookmark_is_used_but_not_updated(world: World, job: str) -> None:
    paused = {"job-bookmark-option": "job-bookmark-pause"}
    assert read(world, job, **paused) == ["a"]
    assert read(world, job) == ["a"]
    world.s3.put_object(Bucket="code", Key="in/b", Body=b"2")

    assert read(world, job, **paused) == ["b"]
    assert read(world, job, **paused) == ["b"]


@pytest.mark.long
def test_a_paused_bookmark_with_a_range_reads_the_data_of_those_runs(world: World, job: str) -> None:
    ids = [world.run(job)["Id"]]
    for name in ("b", "c", "d"):
        world.s3.put_object(Bucket="code", Key=f"in/{name}", Body=b"1")
        # The third run fails, so the fourth reads two objects.
        ids.append(world.run(job, Arguments={"--fail": "yes"} if name == "c" else {})["Id"])
    world.s3.put_object(Bucket="code", Key="in/e", Body=b"1")

    def between(first: int, last: int) -> Any:
        range_options = {"job-bookmark-from": ids[first], "job-bookmark-to": ids[last]}
        return read(world, job, **{"job-bookmark-option": "job-bookmark-pause"}, **range_options)

    assert between(0, 3) == ["b", "c", "d"]
    assert between(0, 1) == ["b"]
    assert between(0, 2) == ["b"]
    assert between(1, 3) == ["c", "d"]
    assert between(3, 3) == []
    assert read(world, job) == ["e"]


def test_a_range_with_an_unknown_run_fails(world: World, job: str) -> None:
    known = world.run(job)["Id"]
    arguments = {
        "--job-bookmark-from": known,
        "--job-bookmark-to": "jr_none",
        "--job-bookmark-option": "job-bookmark-pause",
    }

    run = world.run(job, Arguments=arguments)

    assert run["ErrorMessage"].startswith("BookmarkError: EntityNotFoundException")


def test_a_disabled_bookmark_is_ignored(world: World, job: str) -> None:
    disabled = {"job-bookmark-option": "job-bookmark-disable"}
    assert read(world, job) == ["a"]

    assert read(world, job, **disabled) == ["a"]
    assert read(world, job) == []


def test_the_api_returns_and_resets_the_committed_state(world: World, job: str) -> None:
    first = world.run(job)
    second = world.run(job)

    entry = world.glue.get_job_bookmark(JobName=job)["JobBookmarkEntry"]
    assert (entry["Version"], entry["Run"], entry["Attempt"]) == (4, 3, 0)
    assert (entry["PreviousRunId"], entry["RunId"]) == (first["Id"], second["Id"])
    assert json.loads(entry["JobBookmark"])["source"]["timestamps"]["RUN"] == "2"

    reset = world.glue.reset_job_bookmark(JobName=job)["JobBookmarkEntry"]
    assert (reset["Run"], reset["JobBookmark"]) == (0, "{}")
    assert read(world, job) == ["a"]


def test_a_bookmark_is_rewound_to_a_run(world: World, job: str) -> None:
    first = world.run(job)
    world.s3.put_object(Bucket="code", Key="in/b", Body=b"2")
    assert read(world, job) == ["b"]

    entry = world.glue.reset_job_bookmark(JobName=job, RunId=first["Id"])["JobBookmarkEntry"]

    assert entry["RunId"] == first["Id"]
    assert read(world, job) == ["b"]


def test_a_commit_fails_if_the_bookmark_was_reset_during_the_run(world: World, job: str) -> None:
    run = world.run(job, Arguments={"--reset": "yes"})

    assert run["ErrorMessage"] == (
        "BookmarkError: VersionMismatchException: Continuation update failed due to version mismatch. "
        "Expected version 1 but found version 2"
    )


def test_the_attempt_is_in_the_bookmark(world: World, job: str) -> None:
    world.service._jobs.get(job).definition["MaxRetries"] = 1

    first = world.run(job, Arguments={"--fail": "yes"})
    world.wait(job, f"{first['Id']}_attempt_1")

    assert world.glue.get_job_bookmark(JobName=job)["JobBookmarkEntry"]["Attempt"] == 1


def test_the_bookmark_of_a_deleted_job_is_deleted(world: World, job: str) -> None:
    world.run(job)
    world.glue.delete_job(JobName=job)
    world.create_job(job)

    with pytest.raises(world.glue.exceptions.EntityNotFoundException):
        world.glue.get_job_bookmark(JobName=job)


def test_only_data_files_are_found(world: World) -> None:
    for key in ("in/a", "in/", "in/sub/", "in/_b", "in/.c", "in/sub/d", "in/_sub/e", "into/f"):
        world.s3.put_object(Bucket="code", Key=key, Body=b"x")
    script = """
    from awsglue import s3
    def names(*paths, recurse):
        return [each.uri.removeprefix("s3://code/") for each in s3.objects(paths, recurse=recurse)]
    print(names("s3://code/in", recurse=True))
    print(names("s3://code/in/", recurse=False))
    print(names("s3://code/in/sub/d", "s3a://code/in/a", recurse=False))
    s3.objects(["s3://code/in/*.csv"], recurse=True)
    """

    run = world.run(world.create_job("lists", script))

    assert world.output(run).splitlines() == ["['in/a', 'in/sub/d']", "['in/a']", "['in/sub/d', 'in/a']"]
    assert run["ErrorMessage"].startswith(
        "MissingFromEmbeddedAws: the embedded AWS has no wildcards in the paths of S3, got 's3://code/in/*.csv'"
    )
