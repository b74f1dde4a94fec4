from __future__ import annotations

import aws_cdk as cdk
import pytest
from aws_cdk import aws_s3 as s3
from jobs.job_factories import arguments, etl, streaming, template_text
from synth import properties

from glue_constructs import DataLineage, InvalidInput, S3Location, SparkUi

CONF = "--conf"


def test_two_jobs_whose_props_set_the_same_argument(stack, snapshot_json):
    lake = s3.Bucket(stack, "Lake")
    for name in ("Orders", "Customers"):
        etl(
            stack,
            name,
            spark_conf={"spark.sql.shuffle.partitions": 8},
            spark_ui=SparkUi(bucket=lake, prefix="ui", rolling=True),
            data_lineage=DataLineage(domain_id="dzd_1"),
            write_shuffle_files_to_s3=S3Location(lake, "shuffle/"),
        )
    assert [job["DefaultArguments"] for job in properties(stack, "AWS::Glue::Job")] == snapshot_json


def test_properties_are_joined_by_conf(stack):
    etl(stack, spark_conf={"spark.a": "x", "spark.b": 8, "spark.c": True, "spark.d": False, "spark.e": 0.5})
    value = "spark.a=x --conf spark.b=8 --conf spark.c=true --conf spark.d=false --conf spark.e=0.5"
    assert arguments(stack) == {CONF: value}


def test_no_settings_are_no_argument(stack):
    streaming(stack, spark_conf={}, arguments={CONF: "spark.a=1"})
    assert arguments(stack) == {CONF: "spark.a=1"}


def test_tokens_are_kept(stack):
    bucket = cdk.CfnParameter(stack, "Bucket").value_as_string
    number = cdk.CfnParameter(stack, "Number", type="Number").value_as_number
    etl(stack, spark_conf={"spark.sql.catalog.lake.warehouse": f"s3://{bucket}/", "spark.b": number})
    assert (
        template_text(arguments(stack)[CONF])
        == "spark.sql.catalog.lake.warehouse=s3://<Bucket>/ --conf spark.b=<Number>"
    )


def test_the_rules_check_the_properties_if_a_folder_is_not_created_yet(stack):
    job = etl(
        stack,
        glue_version="6.0",
        spark_conf={"spark.hadoop.fs.s3.consistent": True},
        write_shuffle_files_to_s3=s3.Bucket(stack, "Lake"),
    )
    assert any("GC1" in entry.data and "EMRFS" in entry.data for entry in job.node.metadata)


class TestBadInput:
    @pytest.mark.parametrize("conf", ["spark.a=1", ["spark.a=1"], 3])
    def test_a_wrong_type(self, stack, conf):
        with pytest.raises(
            InvalidInput, match=rf"spark_conf must be a mapping of names to values, got a {type(conf).__name__}"
        ):
            etl(stack, spark_conf=conf)

    def test_values_that_cannot_be_strings(self, stack):
        with pytest.raises(InvalidInput, match=r"spark_conf\['a'\] must be a string.*None; spark_conf\['b'\].*\[1\]"):
            etl(stack, spark_conf={"a": None, "b": [1]})

    @pytest.mark.parametrize("name", [3, None, ""])
    def test_a_wrong_name(self, stack, name):
        with pytest.raises(InvalidInput, match="must have names that are strings"):
            etl(stack, spark_conf={name: 1})

    @pytest.mark.parametrize(
        ("conf", "message"),
        [
            ({"spark a": 1}, "the name 'spark a' has a space, an equals sign or leading dashes"),
            ({"a=b": 1}, "the name 'a=b' has"),
            ({"--conf": "a=b"}, "the name '--conf' has"),
            ({"a": "1 --conf b=2"}, "the value of 'a' contains --conf, which would start another property"),
        ],
    )
    def test_a_value_that_would_start_another_property(self, stack, conf, message):
        with pytest.raises(InvalidInput, match=message):
            etl(stack, spark_conf=conf)

    def test_a_property_of_two_props(self, stack):
        with pytest.raises(
            InvalidInput,
            match=r"'spark\.eventLog\.rolling\.enabled' is set by the props 'spark_conf' and 'spark_ui': use one",
        ):
            etl(stack, spark_conf={"spark.eventLog.rolling.enabled": False}, spark_ui=SparkUi(rolling=True))

    def test_two_props_that_agree(self, stack):
        etl(stack, spark_conf={"spark.eventLog.rolling.enabled": True}, spark_ui=SparkUi(rolling=True))
        assert arguments(stack)[CONF] == "spark.eventLog.rolling.enabled=true"

    def test_an_argument_that_the_prop_sets(self, stack):
        with pytest.raises(InvalidInput, match="'--conf' is set by the prop 'spark_conf and spark_ui'"):
            etl(stack, spark_conf={"a": 1}, spark_ui=SparkUi(rolling=True), arguments={CONF: "b=2"})
