from __future__ import annotations

from functools import partial

import aws_cdk as cdk
import pytest

from glue_constructs import InvalidInput, InvalidPackage, WorkerType
from glue_constructs.jobs.shapes import (
    collect_errors,
    int_to_str,
    require_bool,
    require_str,
    require_str_list,
    scalar_to_str,
    stringified,
)


def refuse(error: Exception) -> list[str]:
    raise error


def test_results_are_joined():
    assert collect_errors([lambda: ["a"], list, lambda: ["b", "c"]]) == ["a", "b", "c"]


def test_a_single_error_is_unchanged():
    with pytest.raises(InvalidPackage):
        collect_errors([lambda: ["a"], partial(refuse, InvalidPackage("extra_jars", ["has a fault"]))])


def test_several_errors_are_joined():
    with pytest.raises(InvalidInput, match="one; two"):
        collect_errors([partial(refuse, InvalidInput("one")), lambda: ["a"], partial(refuse, InvalidInput("two"))])
    with pytest.raises(InvalidInput, match=r"\(1 fault\)\n  extra_jars has a fault\ntwo"):
        collect_errors(
            [partial(refuse, InvalidPackage("extra_jars", ["has a fault"])), partial(refuse, InvalidInput("two"))]
        )


@pytest.mark.parametrize("value", [0, 1, "true", None])
def test_only_a_bool_is_taken(value):
    with pytest.raises(InvalidInput, match=r"metrics must be True or False, got"):
        require_bool("metrics", value)


def test_an_enum_member_becomes_its_value():
    assert require_str("worker_type", WorkerType.G_1X) == "G.1X"
    assert require_str_list("worker_types", [WorkerType.G_1X, "G.2X"]) == ["G.1X", "G.2X"]


def test_a_wrong_item_is_reported_with_its_index():
    with pytest.raises(InvalidInput, match=r"formats\[1\] must be a string, got 3"):
        require_str_list("formats", ["hudi", 3])


@pytest.mark.parametrize(
    ("value", "expected"),
    [(True, "true"), (False, "false"), (3, "3"), (0.5, "0.5"), ("x", "x"), (WorkerType.G_1X, "G.1X")],
)
def test_scalars_as_spark_reads_them(value, expected):
    assert scalar_to_str("spark_conf", value) == expected


def test_the_token_of_a_number_is_kept(stack):
    token = cdk.CfnParameter(stack, "Number", type="Number").value_as_number
    assert stack.resolve(int_to_str("executor_cores", token)) == {"Ref": "Number"}
    assert stack.resolve(stringified("spark_conf", {"a": token})) == {"a": {"Ref": "Number"}}


@pytest.mark.parametrize("value", [True, "4", 4.5, None])
def test_only_a_whole_number_is_taken(value):
    with pytest.raises(InvalidInput, match="executor_cores must be a whole number, got"):
        int_to_str("executor_cores", value)
