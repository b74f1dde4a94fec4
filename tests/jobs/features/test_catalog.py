from __future__ import annotations

import aws_cdk as cdk
import pytest
from aws_cdk import aws_glue as glue
from jobs.policies import allowed
from permissions.reference import arn_patterns
from synth import constructs, resources

from glue_constructs import CatalogDatabase, InvalidInput, PythonShellJob, SparkEtlJob

SCRIPT = "s3://scripts/orders.py"


def job(stack: cdk.Stack, *databases: object, id: str = "Orders") -> SparkEtlJob:
    return SparkEtlJob(stack, id, script=SCRIPT, glue_version="5.1", catalog_databases=databases)


def may(stack: cdk.Stack) -> dict[str, list[str]]:
    return {action: arns for action, arns in allowed(stack, "OrdersRole").items() if action.startswith("glue:")}


def test_two_jobs_with_databases(stack, template_snapshot):
    job(stack, "sales", CatalogDatabase("clean", write=True))
    PythonShellJob(stack, "Customers", script=SCRIPT, catalog_databases=["sales"])
    assert constructs(stack, "Orders/Role", "Customers/Role") == template_snapshot


def test_a_name_allows_reading(stack):
    job(stack, "sales")
    assert may(stack)["glue:GetTable"] == ["glue::catalog", "glue::database/sales", "glue::table/sales/*"]
    assert not [action for action in may(stack) if ":Get" not in action and ":BatchGet" not in action]


def test_write_allows_writing_to_that_database_only(stack):
    job(stack, "sales", CatalogDatabase("clean", write=True))
    assert may(stack)["glue:CreateTable"] == ["glue::catalog", "glue::database/clean", "glue::table/clean/*"]
    assert "glue::table/clean/*" in may(stack)["glue:GetTable"]


def test_the_databases_that_spark_looks_up_may_only_be_looked_up(stack):
    job(stack, "sales")
    for database in ("default", "global_temp"):
        assert [action for action, arns in may(stack).items() if f"glue::database/{database}" in arns] == [
            "glue:GetDatabase"
        ]


def test_a_database_by_construct_or_token(stack):
    made = glue.CfnDatabase(stack, "Sales", catalog_id="123456789012", database_input={"name": "sales"})
    job(stack, made, cdk.CfnParameter(stack, "Name").value_as_string)
    [name] = resources(stack, "Sales")
    tables = [arn for arn in may(stack)["glue:GetTable"] if "table/" in arn]
    assert tables == [f"glue::table/<{name}>/*", "glue::table/<Name>/*"]


def test_a_database_given_twice_may_be_written_if_one_says_so(stack):
    job(stack, "sales", CatalogDatabase("sales", write=True), "sales")
    assert may(stack)["glue:CreateTable"] == ["glue::catalog", "glue::database/sales", "glue::table/sales/*"]
    assert may(stack)["glue:GetTable"] == may(stack)["glue:CreateTable"]


def test_every_action_has_only_resources_of_its_types(stack):
    job(stack, CatalogDatabase("sales", write=True))
    assert all(arn_patterns(action) for action in may(stack))
    assert not [arn for arns in may(stack).values() for arn in arns if arn == "*"]


class TestBadInput:
    @pytest.mark.parametrize("wrong", ["sales", CatalogDatabase("sales")])
    def test_one_database_instead_of_a_list(self, stack, wrong):
        with pytest.raises(
            InvalidInput, match="catalog_databases must be a list of names, constructs or CatalogDatabase"
        ):
            SparkEtlJob(stack, "Orders", script=SCRIPT, glue_version="5.1", catalog_databases=wrong)
        assert stack.node.children == []

    @pytest.mark.parametrize("wrong", ["", None, 7])
    def test_a_wrong_type_of_database(self, wrong):
        with pytest.raises(InvalidInput, match="a catalog database must be a name or a database construct, got"):
            CatalogDatabase(wrong)

    def test_a_wrong_type_of_write(self):
        with pytest.raises(InvalidInput, match="write must be True or False, got 'yes'"):
            CatalogDatabase("sales", write="yes")
