"""Jobs for the tests of props, and their values in the template."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from synth import properties

from glue_constructs import PythonShellJob, SparkEtlJob, SparkStreamingJob

if TYPE_CHECKING:
    import aws_cdk as cdk

SCRIPT = "s3://scripts/orders.py"

# The service's log groups: the stack then has only the jobs and the resources of their props.
DEFAULT_PROPS: dict[str, Any] = {"script": SCRIPT, "logs": False}


def etl(stack: cdk.Stack, id: str = "Orders", **props: Any) -> SparkEtlJob:
    return SparkEtlJob(stack, id, **{**DEFAULT_PROPS, "glue_version": "5.1", **props})


def streaming(stack: cdk.Stack, id: str = "Orders", **props: Any) -> SparkStreamingJob:
    return SparkStreamingJob(stack, id, **{**DEFAULT_PROPS, "glue_version": "5.1", **props})


def shell(stack: cdk.Stack, id: str = "Orders", **props: Any) -> PythonShellJob:
    return PythonShellJob(stack, id, **{**DEFAULT_PROPS, **props})


KINDS = {"glueetl": etl, "gluestreaming": streaming, "pythonshell": shell}


def arguments(stack: cdk.Stack) -> dict[str, Any]:
    """The arguments of the only job, without --job-language."""
    [job] = properties(stack, "AWS::Glue::Job")
    given = job.get("DefaultArguments", {})
    return {key: value for key, value in given.items() if key != "--job-language"}


def allowed(stack: cdk.Stack, action: str) -> list[Any]:
    """The resources of an action in the policies of roles, each as a string."""
    return [
        template_text(resource)
        for role in properties(stack, "AWS::IAM::Role")
        for policy in role["Policies"]
        for statement in policy["PolicyDocument"]["Statement"]
        if action in statement["Action"]
        for resource in statement["Resource"]
    ]


def template_text(value: Any) -> str:
    """A value of a template as a string, with tokens in angle brackets."""
    if isinstance(value, str):
        return value
    [(function, argument)] = value.items()
    if function == "Fn::Join":
        return argument[0].join(map(template_text, argument[1]))
    if function == "Fn::GetAtt":
        return f"<{'.'.join(argument)}>"
    return f"<{argument}>" if isinstance(argument, str) else f"<{function}>"


def warnings(job: Any) -> list[str]:
    return [entry.data for entry in job.node.metadata if entry.type == "aws:cdk:warning"]


# The common props whose arguments depend on the kind of job.
PROPS_HANDLED_BY_KINDS = {"additional_python_modules", "extra_py_files", "requirements", "temp_dir"}
