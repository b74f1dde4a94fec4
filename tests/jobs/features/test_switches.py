from __future__ import annotations

import pytest
from jobs.job_factories import KINDS, arguments, etl, warnings

from glue_constructs.errors import InvalidInput
from glue_constructs.jobs.features.switches import SWITCHES

OF_ETL = sorted(SWITCHES.keys() - {"auto_scale_within_microbatch"})


@pytest.mark.parametrize("prop", OF_ETL)
def test_on_is_true(stack, prop):
    etl(stack, extra_jars=["s3://lib/a.jar"], **{prop: True})
    assert arguments(stack)[SWITCHES[prop].name] == "true"


@pytest.mark.parametrize("prop", OF_ETL)
def test_off_is_the_value_in_the_guide(stack, prop):
    etl(stack, **{prop: False})
    key, off = SWITCHES[prop].name, SWITCHES[prop].codec.off
    assert arguments(stack).get(key) == off


@pytest.mark.parametrize("prop", OF_ETL)
def test_without_the_prop_the_argument_may_be_set(stack, prop):
    key = SWITCHES[prop].name
    etl(stack, arguments={key: "true"}, **{prop: None})
    assert arguments(stack) == {key: "true"}


@pytest.mark.parametrize("prop", OF_ETL)
def test_off_forbids_another_value(stack, prop):
    key, off = SWITCHES[prop].name, SWITCHES[prop].codec.off
    with pytest.raises(InvalidInput, match=f"'{key}' is set by the prop '{prop}'; arguments must omit it"):
        etl(stack, arguments={key: "true"}, **{prop: False})
    if off is not None:
        etl(stack, arguments={key: off}, **{prop: False})


@pytest.mark.parametrize("kind", ["gluestreaming", "glueetl"])
def test_a_switch_with_another_value_is_refused(stack, kind):
    with pytest.raises(InvalidInput, match="metrics must be True or False, got 'false'; observability_metrics must be"):
        KINDS[kind](stack, metrics="false", observability_metrics=0)
    assert stack.node.children == []


def test_an_argument_that_the_version_does_not_have_yet_is_reported_with_the_version(stack):
    job = etl(stack, glue_version="3.0", auto_scaling=True, python_modules_installer_option="-q")
    [warning] = warnings(job)
    assert "--python-modules-installer-option has no effect without --additional-python-modules" in warning
