"""No errors and no warnings for scripts like those of real repositories.

`facts/real_scripts.json` has what 23 real scripts read, import and call. From each a script with the same reads,
imports and calls is generated. The idioms below occur in several repositories, and are rewritten here.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from glue_constructs.model.versions import OFFERED_GLUE_VERSIONS
from glue_constructs.rules import Severity
from glue_constructs.scripts import check_script, read_script

FACTS: list[dict[str, Any]] = json.loads(
    Path(__file__).with_name("facts").joinpath("real_scripts.json").read_text(encoding="utf-8")
)["scripts"]
PYTHON = [fact for fact in FACTS if fact["language"] == "python"]
GLUE_ARGUMENTS = {"JOB_NAME", "TempDir"}
GLUE_MODULES = {"awsglue", "pyspark", "boto3", "botocore", "pandas", "pyarrow", "awswrangler", "dateutil", "ray"}
# Modules of these packages, which the facts do not list.
MODULES = {"awsglue": ["awsglue.utils"], "pyspark": ["pyspark.sql", "pyspark.context"]}


def source(fact: dict[str, Any]) -> str:
    lines = ["import sys", *(f"import {name}" for name in fact["imports_non_stdlib"] if name not in MODULES)]
    for package, modules in MODULES.items():
        lines += [f"import {module}" for module in modules if package in fact["imports_non_stdlib"]]
    lines += ["from awsglue.utils import getResolvedOptions"] if fact["args_getResolvedOptions"] else []
    if fact["job_init"] or fact["job_commit"]:
        lines += ["from awsglue.context import GlueContext", "from awsglue.job import Job", "glue = GlueContext(None)"]
        lines += ["job = Job(glue)"]
    body = [f"{client} = boto3.client({client!r})" for client in fact["boto3_clients"]]
    required = [name for name in fact["args_getResolvedOptions"] if name not in fact["args_optional_with_default"]]
    body += [f"args = getResolvedOptions(sys.argv, {required!r})"] if required else []
    for name in fact["args_optional_with_default"]:
        body += [f"if '--{name}' in sys.argv:", f"    args.update(getResolvedOptions(sys.argv, [{name!r}]))"]
    if fact["args_dynamic"]:
        body += ["for name in optional_names():", "    try:", "        getResolvedOptions(sys.argv, [f'{name}'])"]
        body += ["    except Exception:", "        print('omitted', name)"]
    body += ["job.init('name', {})"] if fact["job_init"] else []
    for number in range(fact["transformation_ctx_uses"]):
        body.append(f"r{number} = glue.create_dynamic_frame.from_catalog('d', 't', transformation_ctx='r{number}')")
    body += ["job.commit()"] if fact["job_commit"] else []
    body = body or ["pass"]
    if fact["main_guard"]:
        return "\n".join(
            [*lines, "def main():", *(f"    {line}" for line in body), "if __name__ == '__main__':", "    main()"]
        )
    return "\n".join([*lines, *body])


def job(fact: dict[str, Any], version: str) -> dict[str, Any]:
    intended = fact["glue_version_intended"] or ""
    arguments = {f"--{name}": "x" for name in fact["args_getResolvedOptions"] if name not in GLUE_ARGUMENTS}
    if not GLUE_MODULES.issuperset(fact["imports_non_stdlib"]):
        arguments["--extra-py-files"] = "s3://bucket/own.zip"
    if intended.startswith("pythonshell"):
        command = {"Name": "pythonshell", "PythonVersion": "3.9"}
    else:
        command = {"Name": "glueray" if "ray" in intended else "glueetl"}
    return {"Command": command, "GlueVersion": version, "DefaultArguments": arguments}


def messages(script: str, properties: dict[str, Any], **rest: Any) -> list[str]:
    findings = check_script(script, **{"job": properties, "runs": [], **rest})
    return [f"{each.rule} {each.message}" for each in findings if each.severity is not Severity.INFO]


@pytest.mark.parametrize("version", OFFERED_GLUE_VERSIONS)
@pytest.mark.parametrize("fact", PYTHON, ids=lambda fact: fact["id"])
def test_a_real_script_has_no_findings(fact: dict[str, Any], version: str) -> None:
    assert messages(source(fact), job(fact, version)) == []


@pytest.mark.parametrize("fact", PYTHON, ids=lambda fact: fact["id"])
def test_the_facts_of_a_real_script_are_read(fact: dict[str, Any]) -> None:
    facts = read_script(source(fact), name="job.py")

    assert {option.name for option in facts.options} == set(fact["args_getResolvedOptions"])
    assert {each.top for each in facts.imports} - {"sys"} == {*fact["imports_non_stdlib"]}
    assert facts.starts_job is fact["job_init"]
    assert facts.commits_job is fact["job_commit"]
    assert len(facts.frame_reads) == fact["transformation_ctx_uses"]
    assert all(read.has_context for read in facts.frame_reads)


@pytest.mark.parametrize("fact", [fact for fact in PYTHON if fact["job_init"]], ids=lambda fact: fact["id"])
def test_bookmarks_have_no_findings_when_the_script_starts_and_commits(fact: dict[str, Any]) -> None:
    properties = job(fact, "5.1")
    properties["DefaultArguments"]["--job-bookmark-option"] = "job-bookmark-enable"

    assert messages(source(fact), properties) == []


@pytest.mark.parametrize(
    "fact",
    [fact for fact in PYTHON if GLUE_ARGUMENTS.issuperset(fact["args_getResolvedOptions"])],
    ids=lambda fact: fact["id"],
)
def test_a_script_that_reads_no_arguments_needs_none(fact: dict[str, Any]) -> None:
    assert messages(source(fact), {**job(fact, "5.1"), "DefaultArguments": {}}) == []


@pytest.mark.parametrize(
    "fact",
    [
        fact
        for fact in PYTHON
        if not GLUE_ARGUMENTS.issuperset(fact["args_getResolvedOptions"]) and "ray" not in fact["imports_non_stdlib"]
    ],
    ids=lambda fact: fact["id"],
)
def test_missing_required_arguments_are_reported(fact: dict[str, Any]) -> None:
    properties = job(fact, "5.1")
    properties["DefaultArguments"] = {"--extra-py-files": "s3://bucket/own.zip"}
    required = {*fact["args_getResolvedOptions"]} - {*fact["args_optional_with_default"]} - GLUE_ARGUMENTS

    missing = {re.sub(".* the option (.*), which.*", r"\1", each) for each in messages(source(fact), properties)}
    # The others are read in branches, or the script uses sys.argv in other ways.
    assert missing == required


def test_a_scala_script_has_no_findings() -> None:
    scala = {"Command": {"Name": "glueetl"}, "GlueVersion": "3.0", "DefaultArguments": {"--job-language": "scala"}}

    for fact in FACTS:
        if fact["language"] == "scala":
            assert messages(f"object {fact['object']} {{ }}", scala, name=Path(fact["path"]).name) == []


SPARK = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "DefaultArguments": {"--JOB_NAME": "x"}}
IDIOMS = {
    "default-unless-given": """
        import sys
        from awsglue.utils import getResolvedOptions

        def option(name, default=None):
            if f"--{name}" in sys.argv:
                return getResolvedOptions(sys.argv, [name])[name]
            return default

        day = option("day", "today")
    """,
    "one-by-one-in-a-try": """
        import sys
        from awsglue.utils import getResolvedOptions

        NAMES = ["day", "hour"]
        args = {}
        for name in NAMES:
            try:
                args.update(getResolvedOptions(sys.argv, [name]))
            except Exception as error:
                print(f"WARNING: {name}: {error}")
    """,
    "only-existing-arguments": """
        import sys
        from awsglue.utils import getResolvedOptions
        names = [word[2:] for word in sys.argv if word.startswith("--")]
        args = getResolvedOptions(sys.argv, names)
    """,
    "two-sets": """
        import sys
        from awsglue.utils import getResolvedOptions
        names = ["JOB_NAME"]
        if "--day" in sys.argv:
            names.append("day")
        args = getResolvedOptions(sys.argv, names)
    """,
    "a-class": """
        import sys
        from awsglue.context import GlueContext
        from awsglue.job import Job
        from awsglue.utils import getResolvedOptions
        from pyspark.context import SparkContext

        class Pipeline:
            def __init__(self):
                self.args = getResolvedOptions(sys.argv, ["JOB_NAME"])
                self.glue = GlueContext(SparkContext.getOrCreate())
                self.job = Job(self.glue)

            def run(self):
                self.job.init(self.args["JOB_NAME"], self.args)
                self.job.commit()

        if __name__ == "__main__":
            Pipeline().run()
    """,
    "also-on-a-laptop": """
        import sys
        try:
            from awsglue.utils import getResolvedOptions
        except ImportError:
            from local_glue import getResolvedOptions
        args = getResolvedOptions(sys.argv, ["JOB_NAME"])
    """,
    "notebook-s-end": """
        import sys
        from awsglue.job import Job
        job = Job(glueContext)
        job.init(args["JOB_NAME"], args)
        job.commit()
        import os
        os._exit(0)
    """,
    "stops-on-failure": """
        import sys
        try:
            main()
        except Exception as error:
            print(error)
            sys.exit(1)
    """,
}


@pytest.mark.parametrize("idiom", IDIOMS)
def test_an_idiom_has_no_findings(idiom: str) -> None:
    lines = [line.removeprefix("        ") for line in IDIOMS[idiom].splitlines()]

    assert messages("\n".join(lines), SPARK) == []
    assert messages("\n".join(lines), {**SPARK, "DefaultArguments": {"--hour": "7", "--day": "1"}}) == []


def test_the_examples_of_this_project_have_no_findings() -> None:
    for script in Path(__file__).parents[2].glob("examples/*/jobs/*.py"):
        facts = read_script(script.read_bytes(), name=script.name)
        given = {option.key: "x" for option in facts.options if option.name != "JOB_NAME"}
        if facts.starts_job:
            given["--job-bookmark-option"] = "job-bookmark-enable"
        is_spark = facts.starts_job or b"pyspark" in script.read_bytes()
        shell = {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}}
        properties = {**(SPARK if is_spark else shell), "DefaultArguments": given}
        if script.parents[1].name == "helpers":
            properties["DefaultArguments"]["--extra-py-files"] = "s3://assets/its-own-modules.zip"
        assert check_script(facts, job=properties, runs=[]) == []
