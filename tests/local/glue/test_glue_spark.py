"""Spark jobs, with a real Spark. Each run takes some seconds, so each test verifies many things."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from local.engine import until
from local.processes import all_end

if TYPE_CHECKING:
    from .conftest import World

pytestmark = pytest.mark.spark

SPARK = {"command": "glueetl", "GlueVersion": "5.0", "WorkerType": "G.1X", "NumberOfWorkers": 2}

FORMATS = """
import sys
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
flights = spark.read.option("header", True).csv("s3://code/in/flights.csv")

flights.write.parquet("s3://code/out/parquet")
flights.write.mode("overwrite").json("s3a://code/out/json")
flights.write.mode("overwrite").json("s3a://code/out/json")
flights.write.partitionBy("origin").csv("s3://code/out/csv", header=True)
flights.filter("origin = 'none'").write.parquet("s3://code/out/empty")

print(spark.read.parquet("s3://code/out/parquet").count())
print(spark.read.json("s3n://code/out/json").count())
print(sorted(tuple(row) for row in spark.read.csv("s3://code/out/csv", header=True).collect()))
print(spark.sparkContext.parallelize([1, 2, 3]).map(lambda number: number * 2).sum())
print(spark.conf.get("spark.sql.shuffle.partitions"), spark.sparkContext.appName)

import boto3
boto3.client("s3").create_bucket(Bucket="fresh")
flights.write.parquet("s3://fresh/flights")
print(spark.read.parquet("s3://fresh/flights").count())

try:
    spark.read.csv("s3://code/out/nothing")
except Exception as error:
    print(str(error).partition("SQLSTATE")[0].strip())

spark.read.csv("s3://nowhere/at/all")
"""

DYNAMIC_FRAMES = """
import sys
from awsglue.transforms import *
from awsglue.utils import getResolvedOptions
from awsglue.context import GlueContext
from awsglue.dynamicframe import DynamicFrame
from awsglue.job import Job
from pyspark.context import SparkContext

args = getResolvedOptions(sys.argv, ["JOB_NAME"])
context = GlueContext(SparkContext.getOrCreate())
job = Job(context)
job.init(args["JOB_NAME"], args)


def read(path, format, ctx="", **options):
    return context.create_dynamic_frame.from_options(
        connection_type="s3",
        connection_options={"paths": [path], "recurse": True},
        format=format,
        format_options=options,
        transformation_ctx=ctx,
    )


def write(frame, path, format, connection={}, **options):
    context.write_dynamic_frame.from_options(
        frame=frame,
        connection_type="s3",
        connection_options={"path": path, **connection},
        format=format,
        format_options=options,
    )


marked = read("s3://code/in", "csv", ctx="source", withHeader=True)
print(marked.count(), marked.toDF().columns)
if "--again" in sys.argv:
    marked.printSchema()
    job.commit()
    raise ValueError("that was all")
print(read("s3://code/in/day=1/a.csv", "csv").toDF().columns)
nothing = read("s3://code/none", "json")
print(nothing.count(), len(nothing.schema()))

write(DynamicFrame.fromDF(marked.toDF(), context, "copy"), "s3://code/parquet", "parquet", {"partitionKeys": ["day"]})
write(marked, "s3://code/json", "json")
write(marked, "s3://code/csv", "csv", separator=";")
print(read("s3://code/parquet", "parquet").count(), read("s3://code/json/", "json").count())
print(read("s3://code/csv", "csv", withHeader=True, separator=";").toDF().orderBy("id").first())
marked.show()
context.get_logger().info("written")
job.commit()
context.create_dynamic_frame.from_catalog(database="flights", table_name="in")
"""


@pytest.mark.long
def test_a_spark_script_reads_and_writes_s3_and_fails_with_the_services_message(world: World) -> None:
    world.s3.put_object(Bucket="code", Key="in/flights.csv", Body=b"id,origin\n1,SFO\n2,JFK\n3,SFO\n")
    job = world.create_job("flights", FORMATS, DefaultArguments={"--conf": "spark.sql.shuffle.partitions=3"}, **SPARK)

    run = world.run(job, Arguments={"--day": "1"})

    assert world.output(run).splitlines() == [
        "3",
        "3",
        "[('1', 'SFO'), ('2', 'JFK'), ('3', 'SFO')]",
        "12",
        "3 flights",
        "3",
        "[PATH_NOT_FOUND] Path does not exist: s3://code/out/nothing.",
    ]
    assert run["JobRunState"] == "FAILED"
    assert run["ErrorMessage"].startswith(
        "Error Category: UNCLASSIFIED_ERROR; Failed Line Number: 30; An error occurred"
    )
    assert run["ErrorMessage"].endswith("The specified bucket does not exist: s3://nowhere")
    assert folders(world.keys("code")) == {
        "in": ["flights.csv"],
        "out/parquet": ["_SUCCESS", "part"],
        "out/json": ["_SUCCESS", "part"],
        "out/csv": ["_SUCCESS"],
        "out/csv/origin=JFK": ["part"],
        "out/csv/origin=SFO": ["part"],
        "out/empty": ["_SUCCESS", "part"],
        "": ["flights.py"],
    }


def test_dynamic_frames_read_and_write_s3_and_only_new_data_with_bookmarks(world: World) -> None:
    world.s3.put_object(Bucket="code", Key="in/day=1/a.csv", Body=b'id,name\n1,"a ""b"" c"\n2,d\n')
    world.s3.put_object(Bucket="code", Key="in/day=1/_hidden.csv", Body=b"id,name\n9,z\n")
    enabled = {"--job-bookmark-option": "job-bookmark-enable"}
    job = world.create_job("frames", DYNAMIC_FRAMES, DefaultArguments=enabled, **SPARK)

    first = world.run(job)
    world.s3.put_object(Bucket="code", Key="in/day=2/b.csv", Body=b"id,name\n3,e\n")
    second = world.run(job, Arguments={"--again": "yes"})

    assert world.output(first).splitlines() == [
        "2 ['id', 'name', 'day']",
        "['col0', 'col1']",
        "0 0",
        "2 2",
        "Row(id='1', name='a \"b\" c', day='1')",
        '{"id":"1","name":"a \\"b\\" c","day":1}',
        '{"id":"2","name":"d","day":1}',
    ]
    assert world.output(second).splitlines()[0] == "1 ['id', 'name', 'day']"
    assert " |-- name: string (nullable = true)" in world.output(second)
    assert "INFO GlueLogger: written" in world.errors(first)
    assert first["ErrorMessage"].startswith(
        "Error Category: UNCLASSIFIED_ERROR; Failed Line Number: 54; MissingFromEmbeddedAws: "
        "the embedded AWS has no create_dynamic_frame.from_catalog: use Spark's own DataFrame"
    )
    assert {key.rpartition("/")[0] for key in world.keys("code")} >= {"parquet/day=1", "json"}
    assert not any("_SUCCESS" in key or "_temporary" in key for key in world.keys("code"))


def test_stopping_a_spark_job_ends_its_jvm(world: World) -> None:
    script = """
    import time
    from pyspark.sql import SparkSession
    spark = SparkSession.builder.getOrCreate()
    print(spark.sparkContext._jvm.java.lang.ProcessHandle.current().pid(), flush=True)
    time.sleep(600)
    """
    job = world.create_job("slow", script, **SPARK)
    run_id = world.start(job)
    run = world.wait(job, run_id, ("RUNNING",))
    pid = until(lambda: world.output(run).strip(), seconds=60)

    world.glue.batch_stop_job_run(JobName=job, JobRunIds=[run_id])

    assert world.wait(job, run_id)["JobRunState"] == "STOPPED"
    # The processes were killed by then, but may still exist on a busy machine.
    assert all_end(int(pid))


def folders(keys: list[str]) -> dict[str, list[str]]:
    """Return the files in each folder, with only the beginning of the names of part files."""
    found: dict[str, list[str]] = {}
    for key in keys:
        folder, _, name = key.rpartition("/")
        found.setdefault(folder, []).append("part" if name.startswith("part-") else name)
    return {folder: sorted(set(names)) for folder, names in found.items()}
