"""Scala scripts, compiled and run by the real Spark: each takes some seconds."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from .conftest import World

pytestmark = pytest.mark.process

SPARK: dict[str, Any] = {"GlueVersion": "5.0", "WorkerType": "G.1X", "NumberOfWorkers": 2}

SCRIPT = """
package ours
import org.apache.spark.sql.SparkSession

object Doubling {
  def main(sysArgs: Array[String]): Unit = {
    val spark = SparkSession.builder.getOrCreate()
    import spark.implicits._
    println(sysArgs.sliding(2, 2).map(_.mkString("=")).filter(_.startsWith("--J")).size)
    spark.read.json("s3://code/in/").as[Long].map(_ * 2).write.json("s3://code/out/")
    println(spark.read.json("s3://code/out/").as[Long].collect.sorted.mkString(" "))
    if (sysArgs.contains("--fail")) throw new IllegalStateException("no")
  }
}
"""


def create(world: World, script: str, **arguments: str) -> str:
    text = textwrap.dedent(script).encode()
    world.s3.put_object(Bucket="code", Key="doubling.scala", Body=text)
    command = {"Name": "glueetl", "ScriptLocation": "s3://code/doubling.scala"}
    given = {"--job-language": "scala", "--class": "ours.Doubling", **arguments}
    world.glue.create_job(Name="doubling", Role="r", Command=command, DefaultArguments=given, **SPARK)
    return "doubling"


@pytest.mark.spark
def test_a_scala_script_is_compiled_and_reads_and_writes_s3(world: World) -> None:
    world.s3.put_object(Bucket="code", Key="in/a.json", Body=b'{"value": 1}\n{"value": 2}\n')

    run = world.run(create(world, SCRIPT), Arguments={"--fail": "yes"})

    assert world.output(run).splitlines() == ["3", "2 4"], world.errors(run)
    assert run["JobRunState"] == "FAILED"
    assert run["ErrorMessage"] == (
        "Error Category: UNCLASSIFIED_ERROR; Failed Line Number: 12; "
        "Exception in User Class: java.lang.IllegalStateException : no"
    )
    assert any(key.startswith("out/part-") for key in world.keys("code"))


@pytest.mark.long
@pytest.mark.spark
def test_a_scala_script_without_errors_succeeds(world: World) -> None:
    script = "object GlueApp { def main(sysArgs: Array[String]): Unit = println(sysArgs.length) }"

    run = world.run(create(world, script, **{"--class": "GlueApp"}))

    assert run["JobRunState"] == "SUCCEEDED", world.errors(run)
    assert int(world.output(run)) >= 6


@pytest.mark.spark
@pytest.mark.parametrize(
    ("script", "message"),
    [
        pytest.param(
            "object GlueApp {\n  def main(sysArgs: Array[String]): Unit = missing\n}",
            "Error Category: COMPILATION_ERROR; Compilation failed: doubling.scala:2: error: not found: value missing",
            id="does-not-compile",
        ),
        pytest.param(
            "object Other { def main(sysArgs: Array[String]): Unit = () }",
            "Error Category: UNCLASSIFIED_ERROR; Failed to load class GlueApp.",
            id="other-class",
            marks=pytest.mark.long,
        ),
    ],
)
def test_a_scala_script_that_cannot_run_has_an_error_message(world: World, script: str, message: str) -> None:
    run = world.run(create(world, script, **{"--class": "GlueApp"}))

    assert run["ErrorMessage"] == message, world.errors(run)


def test_glues_scala_library_is_reported_as_missing_before_the_script_runs(world: World) -> None:
    script = """
    import com.amazonaws.services.glue.GlueContext
    import com.amazonaws.services.glue.util.{GlueArgParser, Job}
    object GlueApp { def main(sysArgs: Array[String]): Unit = () }
    """

    run = world.run(create(world, script))

    assert run["ErrorMessage"].startswith(
        "LAUNCH ERROR | the embedded AWS has no com.amazonaws.services.glue.GlueContext, "
        "com.amazonaws.services.glue.util.{GlueArgParser, Job}: Scala scripts can only use Spark's API"
    )


def test_a_scala_script_without_job_language_is_run_as_python(world: World) -> None:
    run = world.run(create(world, SCRIPT, **{"--job-language": "python"}))

    assert run["ErrorMessage"].startswith("Error Category: SYNTAX_ERROR; SyntaxError: ")
