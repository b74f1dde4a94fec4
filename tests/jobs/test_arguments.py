from __future__ import annotations

import pytest

from glue_constructs.errors import InvalidInput
from glue_constructs.jobs.arguments import JobArguments
from glue_constructs.jobs.features.feature import UNKNOWN_UNTIL_DEPLOY, ConstantArguments, FeatureOutput, PartialValue

LANGUAGE = ConstantArguments("script", {"--job-language": "python"})


class Placed:
    """A feature whose argument is known when it is bound."""

    prop = "extra_jars"

    def declare(self):
        return {"--extra-jars": UNKNOWN_UNTIL_DEPLOY}

    def bind(self, _job):
        return FeatureOutput({"--extra-jars": "s3://lib/a.jar"})


def test_owned_and_given_arguments_are_joined():
    arguments = JobArguments([LANGUAGE, Placed()], {"--day": "monday"})
    assert arguments.for_rules == {"--job-language": "python", "--extra-jars": UNKNOWN_UNTIL_DEPLOY, "--day": "monday"}
    outputs = [LANGUAGE.bind(None), Placed().bind(None)]
    assert arguments.for_template(outputs) == {
        "--job-language": "python",
        "--extra-jars": "s3://lib/a.jar",
        "--day": "monday",
    }


def test_an_equal_value_is_allowed():
    arguments = JobArguments([LANGUAGE], {"--job-language": "python"})
    assert arguments.for_rules == {"--job-language": "python"}


def test_one_error_has_all_contradictions():
    given = {"--job-language": "scala", "--extra-jars": "s3://lib/b.jar"}
    with pytest.raises(InvalidInput) as refused:
        JobArguments([LANGUAGE, Placed()], given)
    assert str(refused.value) == (
        "argument '--job-language' is set by the prop 'script'; arguments must omit it or give the same value"
        " 'python', got 'scala'; argument '--extra-jars' is set by the prop 'extra_jars'; arguments must omit it,"
        " got 's3://lib/b.jar'"
    )


def test_two_props_cannot_set_one_key():
    other = ConstantArguments("class_name", {"--job-language": "scala"})
    with pytest.raises(InvalidInput, match="set by the props 'script' and 'class_name': use one"):
        JobArguments([LANGUAGE, other], {})


class PartlyKnown:
    """A feature with a partial value."""

    prop = "extra_jars"

    def declare(self):
        return {"--extra-jars": PartialValue("s3://lib/a.jar,s3://not-uploaded-yet/b.jar")}

    def bind(self, _job):
        return FeatureOutput({"--extra-jars": "s3://lib/a.jar,s3://assets/b.jar"})


def test_a_message_does_not_suggest_a_partial_value():
    with pytest.raises(InvalidInput) as refused:
        JobArguments([PartlyKnown()], {"--extra-jars": "s3://lib/b.jar"})
    assert str(refused.value) == (
        "argument '--extra-jars' is set by the prop 'extra_jars'; arguments must omit it, got 's3://lib/b.jar'"
    )


def test_an_argument_without_a_value_is_not_set_and_is_forbidden():
    off = ConstantArguments("metrics", {"--enable-metrics": None})
    arguments = JobArguments([off], {})
    assert arguments.for_rules == {}
    assert arguments.for_template([off.bind(None)]) == {}
    with pytest.raises(InvalidInput, match="'--enable-metrics' is set by the prop 'metrics'; arguments must omit it"):
        JobArguments([off], {"--enable-metrics": ""})


def test_an_argument_that_no_run_can_change_contradicts_as_well():
    with pytest.raises(InvalidInput, match="non_overridable_arguments must omit it or give the same value 'python'"):
        JobArguments([LANGUAGE], {}, {"--job-language": "scala"})
    JobArguments([LANGUAGE], {}, {"--job-language": "python"})


@pytest.mark.parametrize("given", [["--day"], "--day monday", 3])
def test_arguments_are_a_mapping(given):
    with pytest.raises(
        InvalidInput, match=r"arguments must be a mapping of names \(with leading dashes\) to values, got"
    ):
        JobArguments([LANGUAGE], given)
