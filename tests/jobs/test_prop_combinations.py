"""Any combination of props creates a job without errors, or is refused with a message and adds no construct."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_s3 as s3
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from jobs.job_factories import KINDS, PROPS_HANDLED_BY_KINDS
from synth import properties

from glue_constructs import Bookmark, DataLineage, InvalidInput, S3Location, SparkUi, TempDir
from glue_constructs.jobs.features.switches import SWITCHES
from glue_constructs.jobs.props import JobProps
from glue_constructs.jobs.spark_props import SparkProps
from glue_constructs.model.versions import OFFERED_GLUE_VERSIONS
from glue_constructs.rules import Severity, check_job

BUCKET = "the stack's bucket"


@cache
def module() -> Path:
    path = Path(mkdtemp()) / "helpers.py"
    path.write_text("rate = 0.19\n")
    return path


def flag() -> st.SearchStrategy[object]:
    return st.sampled_from([True, False, None, "true"])


def folder() -> st.SearchStrategy[object]:
    places = [True, BUCKET, "s3://lake/x/", "s3://lake", "lake/x", TempDir(), TempDir(bucket="lake", prefix="y"), None]
    return st.sampled_from([*places, S3Location("lake", "z"), TempDir(prefix="lost")])


def files() -> st.SearchStrategy[object]:
    sources = st.sampled_from(["s3://lib/a_2.13-1.0.jar", "s3://lib/shop.zip", module(), "missing.py", 3])
    return st.one_of(st.none(), st.lists(sources, max_size=2), st.just("s3://lib/a.jar"))


def variables() -> st.SearchStrategy[object]:
    names = st.sampled_from(["CUSTOMER_A", "B", "A B"])
    values = st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=5))
    return st.dictionaries(names, values, max_size=2)


PROPS: dict[str, st.SearchStrategy[object]] = {
    "glue_version": st.sampled_from([*OFFERED_GLUE_VERSIONS, "99.9", "2.0", "auto"]),
    "worker_type": st.sampled_from([None, "G.1X", "G.025X", "R.8X", "Standard"]),
    "number_of_workers": st.sampled_from([None, 2, 4, 1]),
    "class_name": st.sampled_from([None, "shop.Orders", ""]),
    "script": st.sampled_from(["s3://scripts/orders.py", "s3://scripts/Orders.scala", "s3://scripts/orders"]),
    "timeout": st.sampled_from([None, cdk.Duration.minutes(10), cdk.Duration.days(8)]),
    "max_concurrent_runs": st.sampled_from([None, 2]),
    "arguments": st.sampled_from([None, {"--TempDir": "s3://lake/x/"}, {"--conf": "a=b"}, {"--day": "monday"}]),
    "bookmark": st.sampled_from([None, "enable", "never", Bookmark.PAUSE, Bookmark.pause(from_run="a", to_run="b"), 3]),
    "lakeformation_fine_grained_access": flag(),
    "write_shuffle_files_to_s3": folder(),
    "execution_class": st.sampled_from([None, "FLEX", "STANDARD"]),
    "maintenance_window": st.sampled_from([None, "Sun:10", "Sunday"]),
    "checkpoint_location": folder(),
    "library_set": st.sampled_from([None, "analytics", "all", 3]),
    "max_capacity": st.sampled_from([None, 0.0625, 1, 7]),
    "temp_dir": folder(),
    "extra_py_files": files(),
    "extra_jars": files(),
    "extra_files": files(),
    "additional_python_modules": st.sampled_from([None, ["six==1.17.0"], ["a=1", "s3://lib/a.whl"], [3], "six"]),
    "spark_conf": variables(),
    "customer_driver_env_vars": variables(),
    "customer_executor_env_vars": variables(),
    "spark_ui": st.one_of(folder(), st.builds(SparkUi, rolling=st.sampled_from([None, True, False]), legacy=flag())),
    "data_lineage": st.sampled_from([None, DataLineage(domain_id="dzd_1"), "dzd_1"]),
    "datalake_formats": st.sampled_from([None, [], ["iceberg", "delta"], ["paper"], "iceberg"]),
    "executor_cores": st.sampled_from([None, 4, 1000, "4"]),
    "python_modules_installer_option": st.sampled_from([None, "-r", 3]),
    "python_virtual_env": st.sampled_from([None, "s3://lib/venv.tar.gz", "missing.tar.gz"]),
    "python_virtual_env_storage_prefix": folder(),
    "python_virtual_env_version": st.sampled_from([None, "2", 3]),
    **{prop: flag() for prop in SWITCHES},
}
OWN = SparkProps.__annotations__.keys() - JobProps.__annotations__.keys()
EVERY_JOB = {"script", "timeout", "max_concurrent_runs", "arguments", *PROPS_HANDLED_BY_KINDS} & PROPS.keys()
SPARK = {*EVERY_JOB, *OWN, "glue_version"} & PROPS.keys()
ETL_OWN = {"bookmark", "lakeformation_fine_grained_access", "write_shuffle_files_to_s3", "execution_class"}
OF_KIND = {
    "glueetl": SPARK | ETL_OWN,
    "gluestreaming": SPARK | {"maintenance_window", "checkpoint_location", "auto_scale_within_microbatch"},
    "pythonshell": EVERY_JOB | {"library_set", "max_capacity"},
}


@st.composite
def mixes(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    kind = draw(st.sampled_from(sorted(KINDS)))
    chosen = draw(st.sets(st.sampled_from(sorted(OF_KIND[kind])), max_size=8))
    props = {prop: draw(PROPS[prop]) for prop in sorted(chosen)}
    unset = ("glue_version", "script", "max_capacity")  # have a default that is not None, or none
    return kind, {prop: value for prop, value in props.items() if value is not None or prop not in unset}


def test_every_typed_prop_is_in_the_mix():
    assert OWN - PROPS.keys() == set()
    assert PROPS_HANDLED_BY_KINDS - PROPS.keys() == {"requirements"}  # pip resolves them


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(mix=mixes())
def test_a_mix_is_a_job_or_is_refused(mix):
    kind, props = mix
    stack = cdk.Stack(cdk.App(analytics_reporting=False), "Stack")
    bucket = s3.Bucket(stack, "Bucket")
    before = len(stack.node.find_all())
    given_props = {prop: bucket if value == BUCKET else value for prop, value in props.items()}
    try:
        KINDS[kind](stack, **given_props)
    except InvalidInput as refused:
        event(type(refused).__name__)
        assert len(stack.node.find_all()) == before
    else:
        event("made")
        [made] = properties(stack, "AWS::Glue::Job")
        assert [finding for finding in check_job(made) if finding.severity is Severity.ERROR] == []
        assert all(isinstance(value, (str, dict)) for value in made.get("DefaultArguments", {}).values())
