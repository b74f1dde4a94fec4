from __future__ import annotations

import pytest

from glue_constructs.errors import InvalidInput
from glue_constructs.jobs.arguments import JobArguments
from glue_constructs.jobs.features.feature import UNPLACED, Bound, Foreseen, Settings

LANGUAGE = Settings("script", {"--job-language": "python"})


class Placed:
    """A feature whose argument is known when it is bound."""

    prop = "extra_jars"

    def declare(self):
        return {"--extra-jars": UNPLACED}

    def bind(self, _job):
        return Bound({"--extra-jars": "s3://lib/a.jar"})


def test_owned_and_given_arguments_are_joined():
    arguments = JobArguments([LANGUAGE, Placed()], {"--day": "monday"})
    assert arguments.known == {"--job-language": "python", "--extra-jars": UNPLACED, "--day": "monday"}
    bounds = [LANGUAGE.bind(None), Placed().bind(None)]
    assert arguments.bound(bounds) == {
        "--job-language": "python",
        "--extra-jars": "s3://lib/a.jar",
        "--day": "monday",
    }


def test_an_equal_value_passes():
    arguments = JobArguments([LANGUAGE], {"--job-language": "python"})
    assert arguments.known == {"--job-language": "python"}


def test_every_contradiction_is_named_at_once():
    given = {"--job-language": "scala", "--extra-jars": "s3://lib/b.jar"}
    with pytest.raises(InvalidInput) as refused:
        JobArguments([LANGUAGE, Placed()], given)
    assert str(refused.value) == (
        "argument '--job-language' is set by the prop 'script'; arguments must leave it out or give the same value"
        " 'python', got 'scala'; argument '--extra-jars' is set by the prop 'extra_jars'; arguments must leave it out,"
        " got 's3://lib/b.jar'"
    )


def test_a_key_has_one_owner():
    other = Settings("class_name", {"--job-language": "scala"})
    with pytest.raises(InvalidInput, match="set by the props 'script' and 'class_name': use one"):
        JobArguments([LANGUAGE, other], {})


class Later:
    """A feature of whose argument a part is known from the start."""

    prop = "extra_jars"

    def declare(self):
        return {"--extra-jars": Foreseen("s3://lib/a.jar,s3://unplaced/b.jar")}

    def bind(self, _job):
        return Bound({"--extra-jars": "s3://lib/a.jar,s3://assets/b.jar"})


def test_nobody_is_told_to_give_what_is_only_foreseen():
    with pytest.raises(InvalidInput) as refused:
        JobArguments([Later()], {"--extra-jars": "s3://lib/b.jar"})
    assert str(refused.value) == (
        "argument '--extra-jars' is set by the prop 'extra_jars'; arguments must leave it out, got 's3://lib/b.jar'"
    )


def test_what_is_off_by_its_absence_is_in_no_job_and_may_not_be_given():
    off = Settings("metrics", {"--enable-metrics": None})
    arguments = JobArguments([off], {})
    assert arguments.known == {}
    assert arguments.bound([off.bind(None)]) == {}
    with pytest.raises(
        InvalidInput, match="'--enable-metrics' is set by the prop 'metrics'; arguments must leave it out"
    ):
        JobArguments([off], {"--enable-metrics": ""})


def test_an_argument_that_no_run_can_change_contradicts_as_well():
    with pytest.raises(
        InvalidInput, match="non_overridable_arguments must leave it out or give the same value 'python'"
    ):
        JobArguments([LANGUAGE], {}, {"--job-language": "scala"})
    JobArguments([LANGUAGE], {}, {"--job-language": "python"})


@pytest.mark.parametrize("given", [["--day"], "--day monday", 3])
def test_arguments_are_a_mapping(given):
    with pytest.raises(InvalidInput, match="arguments must be a mapping of names with their dashes to values, got"):
        JobArguments([LANGUAGE], given)
