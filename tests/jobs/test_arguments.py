from __future__ import annotations

import pytest

from glue_constructs.errors import InvalidInput
from glue_constructs.jobs.arguments import JobArguments


def test_managed_and_given_arguments_are_joined():
    arguments = JobArguments()
    arguments.manage("--job-language", "python", prop="script")
    assert arguments.merged_with({"--day": "monday"}) == {"--job-language": "python", "--day": "monday"}


def test_an_equal_value_passes():
    arguments = JobArguments()
    arguments.manage("--job-language", "python", prop="script")
    assert arguments.merged_with({"--job-language": "python"}) == {"--job-language": "python"}


@pytest.mark.parametrize("managed", ["python", None])
def test_another_value_is_refused_also_where_the_prop_emits_nothing(managed):
    arguments = JobArguments()
    arguments.manage("--job-language", managed, prop="script")
    with pytest.raises(InvalidInput, match=r"'--job-language' is set by the prop 'script'.*got 'scala'"):
        arguments.merged_with({"--job-language": "scala"})


def test_a_reserved_key_without_a_value_is_not_emitted():
    arguments = JobArguments()
    arguments.manage("--enable-metrics", None, prop="metrics")
    assert arguments.merged_with({}) == {}
