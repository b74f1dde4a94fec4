from __future__ import annotations

import pytest
from jobs.job_factories import arguments, etl, warnings

from glue_constructs import InvalidInput

PROPS = ["customer_driver_env_vars", "customer_executor_env_vars"]


@pytest.mark.parametrize("prop", PROPS)
def test_values_are_quoted_if_needed(stack, prop):
    etl(stack, **{prop: {"CUSTOMER_A": "x", "CUSTOMER_B": "a, b", "CUSTOMER_C": 3, "CUSTOMER_D": True}})
    value = 'CUSTOMER_A=x,CUSTOMER_B="a, b",CUSTOMER_C=3,CUSTOMER_D=true'
    assert arguments(stack) == {f"--{prop.replace('_', '-')}": value}


@pytest.mark.parametrize("prop", PROPS)
def test_a_name_without_its_prefix_is_warned_about(stack, prop):
    [warning] = warnings(etl(stack, **{prop: {"STAGE": "test"}}))
    assert "CUSTOMER_" in warning


def test_no_variables_are_no_argument(stack):
    etl(stack, customer_driver_env_vars={})
    assert arguments(stack) == {}


@pytest.mark.parametrize(
    ("variables", "message"),
    [
        ("CUSTOMER_A=1", "must be a mapping of names to values, got a str"),
        ({"CUSTOMER_A": None}, r"customer_driver_env_vars\['CUSTOMER_A'\] must be a string"),
        ({"CUSTOMER_A=1,CUSTOMER_B": "x"}, "without spaces, commas, quotes or equals signs"),
        (
            {"CUSTOMER_A": 'say "x"'},
            r"must have values without double quotes, got one in the values of \['CUSTOMER_A'\]",
        ),
    ],
)
def test_what_the_argument_cannot_contain_is_refused(stack, variables, message):
    with pytest.raises(InvalidInput, match=message):
        etl(stack, customer_driver_env_vars=variables)


def test_messages_contain_no_value(stack):
    with pytest.raises(InvalidInput) as refused:
        etl(stack, customer_driver_env_vars={"CUSTOMER_PASSWORD": 'hunter"2'})
    assert "hunter" not in str(refused.value)
