"""The requests that AWS services make with the library's roles, according to the template and AWS's documentation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from permissions.deployed import ACCOUNT, ROLES
from permissions.policy import AccessRequest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from permissions.deployed import Deployed

_LOGS = f"arn:aws:logs:{ACCOUNT}:log-group:"
_NEW, _VALIDATED = "arn:aws:s3:::new", "arn:aws:s3:::validated"
_KEYS = f"arn:aws:kms:{ACCOUNT}:key/"

# https://docs.aws.amazon.com/location/latest/developerguide/configure-iam-role-policy-credentials.html; the keys'
# actions: https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
_ADDRESS_VALIDATION = [
    AccessRequest("s3:ListBucket", _NEW, {"s3:prefix": "new/"}),
    AccessRequest("s3:GetBucketVersioning", _NEW),
    AccessRequest("s3:GetObject", f"{_NEW}/new/1.parquet"),
    AccessRequest("s3:GetObjectVersion", f"{_NEW}/new/1.parquet"),
    AccessRequest("kms:Decrypt", f"{_KEYS}new"),
    AccessRequest("s3:PutObject", f"{_VALIDATED}/validated/1.parquet"),
    AccessRequest("s3:AbortMultipartUpload", f"{_VALIDATED}/validated/1.parquet"),
    AccessRequest("kms:GenerateDataKey", f"{_KEYS}validated"),
    AccessRequest("kms:Decrypt", f"{_KEYS}validated"),  # to assemble the parts of a multipart upload
]

_KINDS = ("output", "error")
_STREAM = "log-stream:run"


def requests_of_aws(deployed: Deployed) -> Iterator[tuple[str, AccessRequest]]:
    """Yield the ARN of the role and the request."""
    yield from _lambda_requests(deployed)
    yield from _lost_event_requests(deployed)
    yield from _step_functions_requests(deployed)
    yield from _glue_requests(deployed)
    [role] = (name for name in deployed.all("AWS::IAM::Role") if name.startswith("Validate"))
    yield from ((f"{ROLES}{role}", request) for request in _ADDRESS_VALIDATION)


def _lambda_requests(deployed: Deployed) -> Iterator[tuple[str, AccessRequest]]:
    """A function's runtime writes its log (https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html)."""
    for function in deployed.all("AWS::Lambda::Function").values():
        group = deployed.value(function["LoggingConfig"]["LogGroup"])
        for action in ("CreateLogStream", "PutLogEvents"):
            yield deployed.value(function["Role"]), AccessRequest(f"logs:{action}", f"{_LOGS}{group}:{_STREAM}")


def _lost_event_requests(deployed: Deployed) -> Iterator[tuple[str, AccessRequest]]:
    """Lambda sends a lost event with the role of its function (https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html)."""
    for settings in deployed.all("AWS::Lambda::EventInvokeConfig").values():
        function = deployed.resources[settings["FunctionName"]["Ref"]]["Properties"]
        destination = deployed.value(settings["DestinationConfig"]["OnFailure"]["Destination"])
        yield deployed.value(function["Role"]), AccessRequest("lambda:InvokeFunction", destination)


def _step_functions_requests(deployed: Deployed) -> Iterator[tuple[str, AccessRequest]]:
    """A task calls its function (https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html)."""
    role = deployed.role_of("AWS::StepFunctions::StateMachine")
    for state in deployed.definition()["States"].values():
        if state["Type"] == "Task":
            yield role, AccessRequest("lambda:InvokeFunction", state["Resource"])


def _glue_requests(deployed: Deployed) -> Iterator[tuple[str, AccessRequest]]:
    """A job reads its script and writes its logs and metrics; the user grants the permissions of the script."""
    roles = deployed.policies()
    for job in deployed.all("AWS::Glue::Job").values():
        if (role := deployed.value(job["Role"])) in roles:
            yield from ((role, request) for request in _job_requests(deployed.value(job), role.removeprefix(ROLES)))


def _job_requests(job: dict[str, Any], role: str) -> Iterator[AccessRequest]:
    yield AccessRequest("s3:GetObject", job["Command"]["ScriptLocation"].replace("s3://", "arn:aws:s3:::"))
    prefix = job.get("DefaultArguments", {}).get("--custom-logGroup-prefix")
    for kind in _KINDS:
        yield from _log_requests(f"{prefix or '/aws-glue/python-jobs'}/{kind}", made=prefix is not None)
        # If only the name of the security configuration is known, it may encrypt logs or not: both are requested
        # (https://docs.aws.amazon.com/glue/latest/dg/monitor-continuous-logging.html).
        if configuration := job.get("SecurityConfiguration"):
            group = f"{prefix}/{configuration}-role/{role}/{kind}"
            yield from _log_requests(group, made=False)
            yield AccessRequest("logs:AssociateKmsKey", f"{_LOGS}{group}:log-stream:")
    if "--enable-metrics" in job.get("DefaultArguments", {}):
        yield AccessRequest("cloudwatch:PutMetricData", "*", {"cloudwatch:namespace": "Glue"})


def _log_requests(group: str, *, made: bool) -> Iterator[AccessRequest]:
    """Writing to a log group, which the service creates unless the stack does."""
    if not made:
        yield AccessRequest("logs:CreateLogGroup", f"{_LOGS}{group}:log-stream:")
    yield AccessRequest("logs:CreateLogStream", f"{_LOGS}{group}:{_STREAM}")
    yield AccessRequest("logs:PutLogEvents", f"{_LOGS}{group}:{_STREAM}")
