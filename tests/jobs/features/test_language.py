from __future__ import annotations

import aws_cdk as cdk
import pytest
from jobs.job_factories import etl, streaming
from synth import constructs, properties

from glue_constructs import InvalidInput, InvalidJob

SCALA = "s3://scripts/Orders.scala"


@pytest.mark.parametrize("make", [etl, streaming])
def test_two_jobs_in_scala(stack, template_snapshot, make, tmp_path):
    script = tmp_path / "Orders.scala"
    script.write_text("object Orders { def main(args: Array[String]): Unit = println(1) }\n")
    make(stack, "Orders", script=script, class_name="Orders")
    make(stack, "Customers", script=SCALA, class_name="shop.Customers")
    assert constructs(stack, "Orders", "Customers") == template_snapshot
    assert ["PythonVersion" in job["Command"] for job in properties(stack, "AWS::Glue::Job")] == [False, False]


@pytest.mark.parametrize("make", [etl, streaming])
@pytest.mark.parametrize("script", [SCALA, "s3://scripts/ORDERS.SCALA"])
def test_a_scala_script_needs_its_class(stack, make, script):
    with pytest.raises(
        InvalidInput, match=rf"script '{script}' is Scala and requires class_name.* got class_name=None"
    ):
        make(stack, script=script)
    assert stack.node.children == []


@pytest.mark.parametrize("make", [etl, streaming])
def test_a_python_script_has_no_class(stack, make):
    with pytest.raises(InvalidInput, match=r"got class_name='Orders' and script='s3://scripts/orders\.py'"):
        make(stack, class_name="Orders")


def test_a_script_with_another_ending_may_be_either(stack):
    etl(stack, "Python", script="s3://scripts/orders")
    etl(stack, "Scala", script="s3://scripts/orders", class_name="Orders")
    etl(stack, "Token", script=cdk.CfnParameter(stack, "Script").value_as_string, class_name="Orders")
    languages = [job["DefaultArguments"]["--job-language"] for job in properties(stack, "AWS::Glue::Job")]
    assert languages == ["python", "scala", "scala"]


def test_the_rules_check_an_empty_class(stack):
    with pytest.raises(InvalidJob, match="the Scala job has no entry point"):
        etl(stack, script=SCALA, class_name=" ")


def test_a_wrong_type_of_class_is_refused(stack):
    with pytest.raises(InvalidInput, match="class_name must be a string, got 3"):
        etl(stack, script=SCALA, class_name=3)


def test_packages_of_python_are_refused_in_scala(stack):
    with pytest.raises(InvalidInput, match="extra_py_files and requirements must be omitted for a job in Scala"):
        etl(stack, script=SCALA, class_name="Orders", requirements=["six"], extra_py_files=["s3://lib/a.zip"])
