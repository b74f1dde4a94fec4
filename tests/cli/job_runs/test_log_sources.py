from __future__ import annotations

import pytest

from glue_constructs.cli.job_runs.job_run import ApiJobRun
from glue_constructs.cli.job_runs.log_sources import log_sources, select_sources

ID = "jr_" + "a" * 64


def sources(arguments=None, *, command="glueetl", run=None, errors_only=False, group_prefix="", **job):
    definition = {"Command": {"Name": command}, "Role": "arn:aws:iam::1:role/service/lake", **job}
    definition["DefaultArguments"] = arguments or {}
    data = {"Id": ID, "JobName": "clean", "JobRunState": "RUNNING", "GlueVersion": "5.1", **(run or {})}
    found = log_sources(ApiJobRun(data), definition, group_prefix=group_prefix)
    return select_sources(found, errors_only=errors_only)


def groups(*arguments, **more):
    return [source.group for source in sources(*arguments, **more)]


def test_spark_and_python_shell_jobs_have_different_groups():
    assert groups() == ["/aws-glue/jobs/output", "/aws-glue/jobs/error"]
    assert groups(command="pythonshell") == ["/aws-glue/python-jobs/output", "/aws-glue/python-jobs/error"]
    assert groups(errors_only=True) == ["/aws-glue/jobs/error"]


CUSTOM = {"--custom-logGroup-prefix": "/lake/orders", "--custom-logStream-prefix": "nightly"}


def test_from_glue_5_on_arguments_set_group_and_stream():
    first, second = sources(CUSTOM)
    assert (first.group, first.prefix, second.group) == ("/lake/orders/output", "nightly", "/lake/orders/error")
    assert first.contains("nightly-driver")
    assert first.contains(f"nightly-{ID}-driver")
    assert not first.contains("nightly-jr_" + "b" * 64)


def test_before_glue_5_these_arguments_have_no_effect():
    assert groups(CUSTOM, run={"GlueVersion": "4.0"}) == ["/aws-glue/jobs/output", "/aws-glue/jobs/error"]


def test_arguments_of_the_run_override_those_of_the_job_but_not_the_non_overridable_ones():
    run = {"Arguments": {"--custom-logGroup-prefix": "/run"}}
    assert groups(CUSTOM, run=run)[0] == "/run/output"
    fixed = {"--custom-logGroup-prefix": "/fixed"}
    assert groups(CUSTOM, run=run, NonOverridableArguments=fixed)[0] == "/fixed/output"


CONTINUOUS = {"--enable-continuous-cloudwatch-log": "true"}


def test_continuous_logging_replaces_the_error_group():
    old = {"GlueVersion": "4.0"}
    assert groups(CONTINUOUS, run=old) == ["/aws-glue/jobs/output", "/aws-glue/jobs/logs-v2"]
    assert groups(CONTINUOUS, run=old, errors_only=True) == ["/aws-glue/jobs/error"]
    named = {**CONTINUOUS, "--continuous-log-logGroup": "/mine", "--continuous-log-logStreamPrefix": "n"}
    assert groups(named, run=old)[1] == "/mine"
    assert sources(named, run=old)[1].prefix == "n"
    assert groups(CONTINUOUS) == ["/aws-glue/jobs/output", "/aws-glue/jobs/error"]


def test_a_group_prefix_replaces_the_derived_groups():
    run = {"SecurityConfiguration": "sealed", "LogGroupName": "/aws-glue/jobs-lake-sealed/"}
    assert groups(CUSTOM, run=run, group_prefix="/given") == ["/given/output", "/given/error"]
    assert sources(CUSTOM, group_prefix="/given")[0].prefix == "nightly"
    assert groups(CONTINUOUS, run={"GlueVersion": "4.0"}, group_prefix="/given/") == ["/given/output", "/given/error"]


def test_encrypted_logs_are_searched_in_the_groups_of_the_run_and_of_the_documentation():
    run = {"SecurityConfiguration": "sealed", "LogGroupName": "/aws-glue/jobs-lake-sealed/"}
    assert groups(run=run, errors_only=True) == [
        "/aws-glue/jobs-lake-sealed/error",
        "/aws-glue/jobs/error",
        "/aws-glue/jobs/sealed-role/service/lake/error",
    ]
    assert "/mine-sealed" in groups(
        {**CONTINUOUS, "--continuous-log-logGroup": "/mine"}, run={**run, "GlueVersion": "4.0"}
    )


@pytest.mark.parametrize(
    ("stream", "is_own"),
    [
        (ID, True),
        (f"{ID}-driver", True),
        (f"{ID}-1", True),
        (f"{ID}_g-0123", True),
        (f"{ID}_attempt_1", False),
        (f"{ID}_attempt_1-driver", False),
        (f"{ID}_restart_1", False),
        (f"{ID}b", False),
        ("jr_" + "b" * 64, False),
    ],
)
def test_the_streams_of_a_retry_do_not_belong_to_the_run_although_they_begin_with_its_id(stream, is_own):
    assert all(source.contains(stream) is is_own for source in sources())


def test_labels_distinguish_executors_from_the_driver():
    source = sources()[1]
    assert [source.label(ID), source.label(f"{ID}-driver"), source.label(f"{ID}-2")] == ["error", "error", "error/2"]
