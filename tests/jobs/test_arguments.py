from __future__ import annotations

import pytest

from glue_constructs.errors import InvalidInput
from glue_constructs.jobs.arguments import JobArguments
from glue_constructs.jobs.feature import UNPLACED, Bound, Settings

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
