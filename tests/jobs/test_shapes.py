from __future__ import annotations

from functools import partial

import aws_cdk as cdk
import pytest

from glue_constructs import InvalidInput, InvalidPackage, WorkerType
from glue_constructs.jobs.shapes import boolean, gathered, scalar, spelt_out, text, texts, whole_number


def refuse(error: Exception) -> list[str]:
    raise error


def test_what_is_made_is_gathered():
    assert gathered([lambda: ["a"], list, lambda: ["b", "c"]]) == ["a", "b", "c"]


def test_one_fault_stays_what_it_is():
    with pytest.raises(InvalidPackage):
        gathered([lambda: ["a"], partial(refuse, InvalidPackage("extra_jars", ["has a fault"]))])


def test_all_faults_are_told():
    with pytest.raises(InvalidInput, match="one; two"):
        gathered([partial(refuse, InvalidInput("one")), lambda: ["a"], partial(refuse, InvalidInput("two"))])
    with pytest.raises(InvalidInput, match=r"\(1 fault\)\n  extra_jars has a fault\ntwo"):
        gathered([partial(refuse, InvalidPackage("extra_jars", ["has a fault"])), partial(refuse, InvalidInput("two"))])


@pytest.mark.parametrize("value", [0, 1, "true", None])
def test_only_a_bool_is_one(value):
    with pytest.raises(InvalidInput, match=r"metrics must be True or False, got"):
        boolean("metrics", value)


def test_an_enum_is_its_text():
    assert text("worker_type", WorkerType.G_1X) == "G.1X"
    assert texts("worker_types", [WorkerType.G_1X, "G.2X"]) == ["G.1X", "G.2X"]


def test_every_item_that_is_no_text_is_named_by_its_place():
    with pytest.raises(InvalidInput, match=r"formats\[1\] must be a string, got 3"):
        texts("formats", ["hudi", 3])


@pytest.mark.parametrize(
    ("value", "expected"),
    [(True, "true"), (False, "false"), (3, "3"), (0.5, "0.5"), ("x", "x"), (WorkerType.G_1X, "G.1X")],
)
def test_scalars_are_spelt_as_spark_reads_them(value, expected):
    assert scalar("spark_conf", value) == expected


def test_a_numbers_token_stays_one(stack):
    token = cdk.CfnParameter(stack, "Number", type="Number").value_as_number
    assert stack.resolve(whole_number("executor_cores", token)) == {"Ref": "Number"}
    assert stack.resolve(spelt_out("spark_conf", {"a": token})) == {"a": {"Ref": "Number"}}


@pytest.mark.parametrize("value", [True, "4", 4.5, None])
def test_only_a_whole_number_is_one(value):
    with pytest.raises(InvalidInput, match="executor_cores must be a whole number, got"):
        whole_number("executor_cores", value)
