"""What stands twice, because the adoption of jobs must not import aws_cdk, is the same twice."""

from __future__ import annotations

import pytest

from glue_constructs.adoption import enums, props
from glue_constructs.adoption.arguments import SWITCHES
from glue_constructs.jobs import options
from glue_constructs.jobs.features import switches
from glue_constructs.jobs.features.logs import choice


def test_the_switches_are_those_of_the_jobs():
    assert switches.SWITCHES == SWITCHES


def test_the_arguments_of_logs_are_those_of_the_jobs():
    assert set(props.LOG_ARGUMENTS) == set(choice._LOG_ARGUMENTS)


@pytest.mark.parametrize("enum", enums.MEMBERS)
def test_the_members_are_those_of_the_enums(enum):
    assert {each.value: each.name for each in getattr(options, enum)} == enums.MEMBERS[enum]


def test_every_enum_has_its_members_here():
    found = {name for name, each in vars(options).items() if isinstance(each, type) and name[0].isupper()} - {"Enum"}
    assert found == set(enums.MEMBERS)
