"""Apps with a given number of jobs with default props, of this library and of the stable L2."""

from __future__ import annotations

# A stack has at most 500 resources, and an L2 job with its role is three resources.
JOBS_A_STACK = 150

_HEAD = """\
import aws_cdk as cdk
{imports}

app = cdk.App({props})
made = 0
while made < {jobs}:
    stack = cdk.Stack(app, f"Jobs{{made}}")
    {stack}
    for number in range(made, min(made + {a_stack}, {jobs})):
        {job}
    made += {a_stack}
"""
_KINDS = {
    "ours": {
        "imports": "from glue_constructs import SparkEtlJob",
        "stack": "",
        "job": 'SparkEtlJob(stack, f"Job{number}", script="s3://scripts/orders.py", glue_version="5.1")',
    },
    "L2": {
        "imports": "from aws_cdk import aws_glue as glue, aws_iam as iam, aws_s3 as s3",
        "stack": 'code = glue.Code.from_bucket(s3.Bucket.from_bucket_name(stack, "Scripts", "scripts"), "orders.py")',
        "job": (
            'role = iam.Role(stack, f"Job{number}Role", assumed_by=iam.ServicePrincipal("glue.amazonaws.com")); '
            'glue.PySparkEtlJob(stack, f"Job{number}", role=role, script=code)'
        ),
    },
}


def construction(kind: str, jobs: int, *, props: str = "") -> str:
    """Return a program that creates an app of the kind ("ours" or "L2"), in which each job has its own role."""
    return _HEAD.format(jobs=jobs, a_stack=JOBS_A_STACK, props=props, **_KINDS[kind])


def app(kind: str, jobs: int) -> str:
    """Return the program with a call of `synth`."""
    return f"{construction(kind, jobs)}app.synth()\n"
