from __future__ import annotations

import pytest
from jobs.made import KINDS, arguments, etl, warnings

from glue_constructs.errors import InvalidInput
from glue_constructs.jobs.features.switches import SWITCHES

OF_ETL = sorted(SWITCHES.keys() - {"auto_scale_within_microbatch"})


@pytest.mark.parametrize("prop", OF_ETL)
def test_on_is_true(stack, prop):
    etl(stack, extra_jars=["s3://lib/a.jar"], **{prop: True})
    assert arguments(stack)[SWITCHES[prop].name] == "true"


@pytest.mark.parametrize("prop", OF_ETL)
def test_off_is_what_the_guide_says_off_is(stack, prop):
    etl(stack, **{prop: False})
    key, off = SWITCHES[prop].name, SWITCHES[prop].codec.off
    assert arguments(stack).get(key) == off


@pytest.mark.parametrize("prop", OF_ETL)
def test_left_out_it_owns_nothing(stack, prop):
    key = SWITCHES[prop].name
    etl(stack, arguments={key: "true"}, **{prop: None})
    assert arguments(stack) == {key: "true"}


@pytest.mark.parametrize("prop", OF_ETL)
def test_off_is_not_contradicted_by_an_argument(stack, prop):
    key, off = SWITCHES[prop].name, SWITCHES[prop].codec.off
    with pytest.raises(InvalidInput, match=f"'{key}' is set by the prop '{prop}'; arguments must leave it out"):
        etl(stack, arguments={key: "true"}, **{prop: False})
    if off is not None:
        etl(stack, arguments={key: off}, **{prop: False})


@pytest.mark.parametrize("kind", ["gluestreaming", "glueetl"])
def test_a_switch_with_another_value_is_refused(stack, kind):
    with pytest.raises(InvalidInput, match="metrics must be True or False, got 'false'; observability_metrics must be"):
        KINDS[kind](stack, metrics="false", observability_metrics=0)
    assert stack.node.children == []


def test_what_a_version_does_not_have_yet_is_said_with_the_version(stack):
    job = etl(stack, glue_version="3.0", auto_scaling=True, python_modules_installer_option="-q")
    [warning] = warnings(job)
    assert "--python-modules-installer-option has no effect without --additional-python-modules" in warning
