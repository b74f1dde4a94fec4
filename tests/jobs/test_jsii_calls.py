"""The number of calls to jsii for a job; each takes 0.2 to 1.5 ms."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_iam as iam
from jobs.job_factories import etl, shell, streaming
from jsii._kernel.providers.process import ProcessProvider

import glue_constructs
from glue_constructs import Bookmark

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

# Calls that create objects, read or set properties, or invoke methods; not ends of callbacks or releases of objects.
CALLS = ("create", "get", "set", "sget", "sset", "invoke", "sinvoke")

# The construct, its role, its CfnJob.
BARE = 3
# The construct, its CfnJob, the grant to read the script; the CfnJob's node, and its dependency on the log groups.
WITH_A_GIVEN_ROLE = 5
ARGUMENTS_ONLY: dict[str, Any] = {
    "auto_scaling": True,
    "metrics": True,
    "job_insights": False,
    "glue_datacatalog": True,
    "datalake_formats": ["iceberg"],
    "spark_conf": {"spark.sql.shuffle.partitions": 8},
    "customer_driver_env_vars": {"CUSTOMER_STAGE": "test"},
    "executor_cores": 4,
    "extra_jars": ["s3://lib/a.jar"],
    "extra_py_files": ["s3://lib/shop.zip"],
    "additional_python_modules": ["six==1.17.0"],
    "temp_dir": "s3://lake/a/",
    "spark_ui": "s3://lake/b/",
}


@contextmanager
def jsii_calls(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    calls: list[str] = []
    with monkeypatch.context() as patched:
        for name in CALLS:
            patched.setattr(ProcessProvider, name, _counted(name, getattr(ProcessProvider, name), calls))
        yield calls


def _counted(name: str, real: Any, calls: list[str]) -> Any:
    def call(self: Any, request: Any, *rest: Any, **more: Any) -> Any:
        calls.append(name)
        return real(self, request, *rest, **more)

    return call


@pytest.mark.parametrize("make", [etl, streaming])
def test_a_job_with_required_props(stack, monkeypatch, make):
    make(stack, "First", logs=None)
    with jsii_calls(monkeypatch) as calls:
        make(stack, "Second", logs=None)
    assert len(calls) <= BARE, calls


def test_props_that_only_set_arguments_need_no_call(stack, monkeypatch):
    etl(stack, "First", logs=None, **ARGUMENTS_ONLY)
    with jsii_calls(monkeypatch) as calls:
        etl(stack, "Second", logs=None, bookmark=Bookmark.ENABLE, **ARGUMENTS_ONLY)
    acknowledged = [call for call in calls if call == "invoke"]  # the role's wildcards, for cdk-nag
    assert len(calls) - len(acknowledged) <= BARE + 1, calls


def test_a_folder_in_the_working_bucket_needs_few_calls(stack, monkeypatch):
    etl(stack, "First", temp_dir=True)
    with jsii_calls(monkeypatch) as calls:
        etl(stack, "Second", temp_dir=True)
    assert len(calls) <= BARE + 7, calls


def test_a_python_shell_job(stack, monkeypatch):
    shell(stack, "First")
    with jsii_calls(monkeypatch) as calls:
        shell(stack, "Second")
    assert len(calls) <= BARE + 3, calls  # the wildcards of its log groups, for cdk-nag


def created_in_stack(stack: cdk.Stack) -> iam.IRole:
    return iam.Role(stack, "Etl", assumed_by=iam.ServicePrincipal("glue.amazonaws.com"))


def created_in_another_stack(stack: cdk.Stack) -> iam.IRole:
    return created_in_stack(cdk.Stack(stack.node.scope, "Shared"))


def imported(stack: cdk.Stack) -> iam.IRole:
    return iam.Role.from_role_arn(stack, "Etl", "arn:aws:iam::123456789012:role/etl")


def immutable(stack: cdk.Stack) -> iam.IRole:
    return iam.Role.from_role_arn(stack, "Etl", "arn:aws:iam::123456789012:role/etl", mutable=False)


@pytest.mark.parametrize("of", [created_in_stack, created_in_another_stack, imported, immutable])
@pytest.mark.parametrize("version", ["5.1", "4.0"])
def test_a_given_role_is_checked_once(stack, monkeypatch, of, version):
    role = of(stack)
    etl(stack, "First", logs=None, glue_version=version, role=role, script="s3://code/first.py")
    with jsii_calls(monkeypatch) as calls:
        etl(stack, "Second", logs=None, glue_version=version, role=role, script="s3://code/second.py")
    assert len(calls) <= WITH_A_GIVEN_ROLE, calls


def test_a_permission_is_granted_to_a_role_once(stack, monkeypatch):
    role = created_in_stack(stack)
    etl(stack, "First", logs=None, role=role)
    with jsii_calls(monkeypatch) as calls:
        etl(stack, "Second", logs=None, role=role)
    assert "sinvoke" not in calls


PACKAGE = str(Path(glue_constructs.__file__).parent)


def test_a_job_visits_few_files(stack):
    """Creating a job with a created role, and checking it by the rules, runs code of at most 60 files."""
    etl(stack, "First", timeout=cdk.Duration.minutes(60))
    visited = set()

    def note(frame: FrameType, event: str, _argument: Any) -> None:
        if event == "call" and frame.f_code.co_filename.startswith(PACKAGE):
            visited.add(frame.f_code.co_filename.removeprefix(PACKAGE))

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        etl(stack, "Second", timeout=cdk.Duration.minutes(60))
    finally:
        sys.setprofile(before)

    assert "/jobs/job.py" in visited
    assert len(visited) <= 60, sorted(visited)
