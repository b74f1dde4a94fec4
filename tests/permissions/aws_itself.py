"""What AWS does under the library's roles by itself: read off the template, and off the service's documentation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from permissions.deployed import ACCOUNT, ROLES
from permissions.policy import Asked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from permissions.deployed import Deployed

_LOGS = f"arn:aws:logs:{ACCOUNT}:log-group:"
_NEW, _VALIDATED = "arn:aws:s3:::new", "arn:aws:s3:::validated"
_KEYS = f"arn:aws:kms:{ACCOUNT}:key/"

# https://docs.aws.amazon.com/location/latest/developerguide/configure-iam-role-policy-credentials.html; the keys'
# actions: https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
_ADDRESS_VALIDATION = [
    Asked("s3:ListBucket", _NEW, {"s3:prefix": "new/"}),
    Asked("s3:GetBucketVersioning", _NEW),
    Asked("s3:GetObject", f"{_NEW}/new/1.parquet"),
    Asked("s3:GetObjectVersion", f"{_NEW}/new/1.parquet"),
    Asked("kms:Decrypt", f"{_KEYS}new"),
    Asked("s3:PutObject", f"{_VALIDATED}/validated/1.parquet"),
    Asked("s3:AbortMultipartUpload", f"{_VALIDATED}/validated/1.parquet"),
    Asked("kms:GenerateDataKey", f"{_KEYS}validated"),
    Asked("kms:Decrypt", f"{_KEYS}validated"),  # of a large upload's parts, when they are put together
]

_KINDS = ("output", "error")
_STREAM = "log-stream:run"


def asked_by_aws(deployed: Deployed) -> Iterator[tuple[str, Asked]]:
    """What is asked for, and the ARN of the role under which."""
    yield from _by_lambda(deployed)
    yield from _by_step_functions(deployed)
    yield from _by_glue(deployed)
    [role] = (name for name in deployed.all("AWS::IAM::Role") if name.startswith("Validate"))
    yield from ((f"{ROLES}{role}", asked) for asked in _ADDRESS_VALIDATION)


def _by_lambda(deployed: Deployed) -> Iterator[tuple[str, Asked]]:
    """A function's runtime writes its log (https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html)."""
    for function in deployed.all("AWS::Lambda::Function").values():
        group = deployed.value(function["LoggingConfig"]["LogGroup"])
        for action in ("CreateLogStream", "PutLogEvents"):
            yield deployed.value(function["Role"]), Asked(f"logs:{action}", f"{_LOGS}{group}:{_STREAM}")


def _by_step_functions(deployed: Deployed) -> Iterator[tuple[str, Asked]]:
    """A task calls its function (https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html)."""
    role = deployed.role_of("AWS::StepFunctions::StateMachine")
    for state in deployed.definition()["States"].values():
        if state["Type"] == "Task":
            yield role, Asked("lambda:InvokeFunction", state["Resource"])


def _by_glue(deployed: Deployed) -> Iterator[tuple[str, Asked]]:
    """A job reads its script and writes its logs and metrics; what the script does is the user's to grant."""
    roles = deployed.policies()
    for job in deployed.all("AWS::Glue::Job").values():
        if (role := deployed.value(job["Role"])) in roles:
            yield from ((role, asked) for asked in _of_job(deployed.value(job), role.removeprefix(ROLES)))


def _of_job(job: dict[str, Any], role: str) -> Iterator[Asked]:
    yield Asked("s3:GetObject", job["Command"]["ScriptLocation"].replace("s3://", "arn:aws:s3:::"))
    prefix = job.get("DefaultArguments", {}).get("--custom-logGroup-prefix")
    for kind in _KINDS:
        yield from _logged(f"{prefix or '/aws-glue/python-jobs'}/{kind}", made=prefix is not None)
        # Whether a configuration that is known by its name alone encrypts logs is not known: both may be asked for
        # (https://docs.aws.amazon.com/glue/latest/dg/monitor-continuous-logging.html).
        if configuration := job.get("SecurityConfiguration"):
            group = f"{prefix}/{configuration}-role/{role}/{kind}"
            yield from _logged(group, made=False)
            yield Asked("logs:AssociateKmsKey", f"{_LOGS}{group}:log-stream:")
    if "--enable-metrics" in job.get("DefaultArguments", {}):
        yield Asked("cloudwatch:PutMetricData", "*", {"cloudwatch:namespace": "Glue"})


def _logged(group: str, *, made: bool) -> Iterator[Asked]:
    """Writing to a group; one that the stack does not make, the service makes."""
    if not made:
        yield Asked("logs:CreateLogGroup", f"{_LOGS}{group}:log-stream:")
    yield Asked("logs:CreateLogStream", f"{_LOGS}{group}:{_STREAM}")
    yield Asked("logs:PutLogEvents", f"{_LOGS}{group}:{_STREAM}")
