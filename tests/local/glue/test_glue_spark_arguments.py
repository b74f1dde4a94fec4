"""The effects of Glue's arguments on a real Spark."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from local.engine import until
from local.glue.wheels import archive, wheel

if TYPE_CHECKING:
    from .conftest import World

pytestmark = pytest.mark.spark

SPARK: dict[str, Any] = {"command": "glueetl", "GlueVersion": "5.0", "WorkerType": "G.1X", "NumberOfWorkers": 2}

# A resource that one of Spark's jars contains, too: the first one on the class path is found.
SHADOWED = "mozilla/public-suffix-list.txt"

EVERYTHING = """
import os
from pyspark.sql import SparkSession

def in_executor(_):
    import helper, wheeled
    return f"{helper.NAME} {wheeled.NAME} {os.environ.get('CUSTOMER_B')}"

spark = SparkSession.builder.getOrCreate()
print(spark.conf.get("spark.sql.shuffle.partitions"), spark.conf.get("spark.sql.session.timeZone"))
print(spark.sparkContext.parallelize([1], 1).map(in_executor).first())
loader = spark._jvm.Thread.currentThread().getContextClassLoader()
print(loader.getResource("brought.txt") is not None)
print("first.jar" in loader.getResource("SHADOWED").getPath())
raise ValueError("at the end")
""".replace("SHADOWED", SHADOWED)


def put(world: World, key: str, body: bytes) -> str:
    world.s3.put_object(Bucket="code", Key=key, Body=body)
    return f"s3://code/{key}"


@pytest.mark.long
def test_settings_packages_jars_and_event_logs_reach_spark(world: World) -> None:
    helpers = [
        put(world, "helper.py", b"NAME = 'py'"),
        put(world, "wheeled-1.0-py3-none-any.whl", wheel("wheeled", wheeled="NAME = 'wheel'")),
    ]
    arguments = {
        # Spark 4 would compress and split the event log.
        "--conf": "spark.sql.shuffle.partitions=3 --conf spark.sql.session.timeZone=Asia/Tokyo "
        "--conf spark.eventLog.compress=false --conf spark.eventLog.rolling.enabled=false",
        "--extra-py-files": ",".join(helpers),
        "--extra-jars": put(world, "first.jar", archive(**{"brought.txt": "x", SHADOWED: "x"})),
        "--user-jars-first": "true",
        "--customer-executor-env-vars": "CUSTOMER_B=b",
        "--enable-spark-ui": "true",
        "--spark-event-logs-path": "s3://code/events/",
    }
    job = world.create_job("everything", EVERYTHING, DefaultArguments=arguments, **SPARK)

    run = world.run(job)

    assert world.output(run).splitlines() == ["3 Asia/Tokyo", "py wheel b", "True", "True"], world.errors(run)
    assert run["ErrorMessage"].endswith("ValueError: at the end")
    # The event log of a failed run is complete, too.
    (key,) = [key for key in world.keys("code") if key.startswith("events/")]
    assert not key.endswith(".inprogress")
    body = world.s3.get_object(Bucket="code", Key=key)["Body"].read().decode()
    events = [json.loads(line)["Event"] for line in body.splitlines()]
    assert events[-1] == "SparkListenerApplicationEnd"


@pytest.mark.long
def test_extra_jars_come_after_sparks_by_default_and_the_event_log_bucket_may_be_missing(world: World) -> None:
    script = f"""
    from pyspark.sql import SparkSession
    spark = SparkSession.builder.getOrCreate()
    loader = spark._jvm.Thread.currentThread().getContextClassLoader()
    print(loader.getResource("brought.txt") is not None)
    print("first.jar" in loader.getResource("{SHADOWED}").getPath())
    """
    arguments = {
        "--extra-jars": put(world, "first.jar", archive(**{"brought.txt": "x", SHADOWED: "x"})),
        "--enable-spark-ui": "true",
        "--spark-event-logs-path": "s3://nowhere/events/",
    }

    run = world.run(world.create_job("jars", script, DefaultArguments=arguments, **SPARK))

    assert world.output(run).splitlines() == ["True", "False"], world.errors(run)
    assert run["JobRunState"] == "SUCCEEDED"
    assert "WARNING: the Spark event logs cannot be copied to s3://nowhere/events/: " in world.errors(run)


STREAM = """
import time
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
numbers = spark.readStream.schema("number INT").json("s3://code/in/")
query = (
    numbers.selectExpr("number * 2 AS doubled")
    .writeStream.format("json")
    .option("path", "s3://code/out/")
    .option("checkpointLocation", "s3://code/checkpoint/")
    .trigger(processingTime="1 second")
    .start()
)
query.awaitTermination()
"""


def doubled(world: World) -> list[int]:
    keys = [key for key in world.keys("code") if key.startswith("out/part-")]
    texts = [world.s3.get_object(Bucket="code", Key=key)["Body"].read().decode() for key in keys]
    return sorted(json.loads(line)["doubled"] for text in texts for line in text.splitlines())


def test_a_stream_runs_until_it_is_stopped_and_resumes_from_its_checkpoint(world: World) -> None:
    put(world, "in/a.json", b'{"number": 1}\n{"number": 2}\n')
    definition = {**SPARK, "command": "gluestreaming", "WorkerType": "G.025X", "MaintenanceWindow": "Sun:10"}
    job = world.create_job("stream", STREAM, **definition)

    first = world.start(job)
    until(lambda: doubled(world) == [2, 4], seconds=60)
    put(world, "in/b.json", b'{"number": 3}\n')
    until(lambda: doubled(world) == [2, 4, 6], seconds=60)
    # Until the batch is committed, its files exist but are not valid: the next run would write them again.
    until(lambda: "checkpoint/commits/1" in world.keys("code"), seconds=60)
    shown = world.describe_run(job, first)
    assert shown["JobRunState"] == "RUNNING"
    assert "Timeout" not in shown
    assert shown["MaintenanceWindow"] == "Sun:10"
    assert world.glue.get_job(JobName=job)["Job"]["MaintenanceWindow"] == "Sun:10"
    world.glue.batch_stop_job_run(JobName=job, JobRunIds=[first])
    assert world.wait(job, first)["JobRunState"] == "STOPPED"

    put(world, "in/c.json", b'{"number": 4}\n')
    second = world.start(job)
    until(lambda: 8 in doubled(world), seconds=60)
    assert doubled(world) == [2, 4, 6, 8]
    world.glue.batch_stop_job_run(JobName=job, JobRunIds=[second])
    assert world.wait(job, second)["JobRunState"] == "STOPPED"


FOR_EACH_BATCH = """
from awsglue.context import GlueContext
from pyspark.context import SparkContext

context = GlueContext(SparkContext.getOrCreate())
tried = []

def show(batch, number):
    tried.append(number)
    if len(tried) == 1:
        raise ValueError("the first time")
    print(number, sorted(row.number for row in batch.collect()), flush=True)

try:
    context.forEachBatch(frame=None, batch_function=show, options={"windowSize": "1 second"})
except ValueError as error:
    print(error, flush=True)
numbers = context.spark_session.readStream.schema("number INT").json("s3://code/in/")
options = {"windowSize": "1 second", "checkpointLocation": "s3://code/checkpoint/", "batchMaxRetries": "1"}
context.forEachBatch(frame=numbers, batch_function=show, options=options)
"""


@pytest.mark.long
def test_for_each_batch_is_retried_from_the_checkpoint(world: World) -> None:
    put(world, "in/a.json", b'{"number": 1}\n{"number": 2}\n')
    job = world.create_job("batches", FOR_EACH_BATCH, **{**SPARK, "command": "gluestreaming"})

    run_id = world.start(job)
    run = world.wait(job, run_id, ("RUNNING",))
    until(lambda: "0 [1, 2]" in world.output(run), seconds=60)
    world.glue.batch_stop_job_run(JobName=job, JobRunIds=[run_id])

    assert world.wait(job, run_id)["JobRunState"] == "STOPPED"
    message = "forEachBatch needs the options windowSize and checkpointLocation, got no checkpointLocation"
    assert world.output(run).splitlines() == [message, "0 [1, 2]"]
    assert "a batch has failed and is retried" in world.errors(run)
