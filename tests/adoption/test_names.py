"""Construct ids, and the logical ids that the CDK derives from them."""

from __future__ import annotations

import aws_cdk as cdk
import pytest
from aws_cdk.aws_glue import CfnJob
from constructs import Construct
from hypothesis import given, settings
from hypothesis import strategies as st

from glue_constructs.adoption.names import Ids, logical_id, variable_name


@pytest.mark.parametrize(
    ("labels", "ids"),
    [
        (["clean orders", "clean-orders", "CLEAN_ORDERS"], ["CleanOrders", "CleanOrders2", "CLEANORDERS"]),
        (["cleanOrders", "cleanorders"], ["CleanOrders", "Cleanorders2"]),
        (["1", "2 fast", "", "ü"], ["Job1", "Job2Fast", "Job", "Job22"]),
        (["Default", "resource"], ["Default2", "Resource2"]),
        (["x" * 300], ["X" + "x" * 199]),
    ],
)
def test_ids_are_words_and_unique(labels, ids):
    made = Ids()
    found = [made.new_id(label, default="Job") for label in labels]

    assert len({each.lower() for each in found}) == len(labels)
    assert [each for each in found if each.isascii() and each.isalnum()] == found
    assert found[0] == ids[0]


@pytest.mark.parametrize(
    ("id", "name"),
    [("GlueRole", "glue_role"), ("ETLRole2", "etl_role2"), ("Role", "role"), ("S3RawRole", "s3_raw_role")],
)
def test_variables_are_in_snake_case(id, name):
    assert variable_name(id) == name


@settings(max_examples=40, deadline=None)
@given(labels=st.lists(st.text(max_size=300), min_size=1, max_size=5))
def test_logical_ids_are_those_of_the_cdk(labels):
    stack = cdk.Stack(cdk.App(analytics_reporting=False), "Stack")
    ids = Ids()
    for label in labels:
        own_id = ids.new_id(label, default="Job")
        below = CfnJob(Construct(stack, own_id), "Resource", command={}, role="r")
        assert stack.resolve(below.logical_id) == logical_id(own_id, "Resource")
        sibling = CfnJob(stack, f"{own_id}X", command={}, role="r")
        assert stack.resolve(sibling.logical_id) == logical_id(f"{own_id}X")
