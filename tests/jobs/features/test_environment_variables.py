from __future__ import annotations

import pytest
from jobs.made import arguments, etl, warnings

from glue_constructs import InvalidInput

PROPS = ["customer_driver_env_vars", "customer_executor_env_vars"]


@pytest.mark.parametrize("prop", PROPS)
def test_values_are_quoted_where_they_have_to_be(stack, prop):
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
        ({"CUSTOMER_A=1,CUSTOMER_B": "x"}, "without spaces, commas, quotes and equals signs"),
        ({"CUSTOMER_A": 'say "x"'}, r"cannot pass on a double quote, which the values of \['CUSTOMER_A'\] have"),
    ],
)
def test_what_the_argument_cannot_hold_is_refused(stack, variables, message):
    with pytest.raises(InvalidInput, match=message):
        etl(stack, customer_driver_env_vars=variables)


def test_a_value_is_in_no_message(stack):
    with pytest.raises(InvalidInput) as refused:
        etl(stack, customer_driver_env_vars={"CUSTOMER_PASSWORD": 'hunter"2'})
    assert "hunter" not in str(refused.value)
