"""What went wrong between here and AWS, as one line that says what to do."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from glue_constructs.cli import output
from glue_constructs.errors import GlueConstructsError

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNREADABLE = 2
# What a shell reports of a process that SIGINT ended.
_INTERRUPTED = 130

_EMBEDDED = 'the embedded AWS tells its own: eval "$(glue-constructs local status --export)"'
_LOG_IN = "log in again (aws sso login), or get new ones"

# By the name of botocore's exception.
_BY_NAME = {
    "NoCredentialsError": f"there are no AWS credentials: give --profile, or run aws configure; {_EMBEDDED}",
    "PartialCredentialsError": "the AWS credentials are incomplete: {error}",
    "CredentialRetrievalError": "the AWS credentials cannot be had: {error}",
    "NoRegionError": "there is no Region: give --region, or set AWS_REGION or a region in the profile",
    "InvalidRegionError": "the Region is none: {error}",
    "EndpointConnectionError": "nothing answers: {error}",
    "ConnectTimeoutError": "nothing answers in time: {error}",
    "ReadTimeoutError": "no answer in time: {error}",
    "ProxyConnectionError": "the proxy does not answer: {error}",
    "SSLError": "the connection is not secure: {error}",
}
_LOGGED_OUT = (
    "SSOTokenLoadError",
    "UnauthorizedSSOTokenError",
    "TokenRetrievalError",
    "LoginRefreshRequired",
    "LoginTokenLoadError",
)

# By the error code of an answer.
_EXPIRED = ("ExpiredToken", "ExpiredTokenException", "RequestExpired")
_UNKNOWN = ("UnrecognizedClientException", "InvalidClientTokenId", "InvalidSignatureException", "SignatureDoesNotMatch")
_DENIED = ("AccessDenied", "AccessDeniedException", "UnauthorizedOperation")


@contextmanager
def friendly_errors() -> Iterator[None]:
    """End the command in a line, and not in a trace, where AWS cannot be asked or does not answer as it should."""
    try:
        yield
    except GlueConstructsError as error:
        output.fail(str(error), code=_UNREADABLE)
    except KeyboardInterrupt:
        raise typer.Exit(_INTERRUPTED) from None
    except Exception as error:
        if line := describe_error(error):
            output.fail(line, code=_UNREADABLE)
        raise


def describe_error(error: Exception) -> str | None:
    """Say what is wrong; `None` when the error is not one of AWS's."""
    # By their names: whoever has another error need not have botocore.
    kinds = {kind.__name__ for kind in type(error).__mro__ if kind.__module__ == "botocore.exceptions"}
    if "ClientError" in kinds:
        return _answered(error)
    if "ProfileNotFound" in kinds:
        return f"{error}; there are: {_profiles()}"
    if "BotoCoreError" not in kinds:
        return None
    name = type(error).__name__
    if name in _LOGGED_OUT:
        return f"the AWS session has ended: {_LOG_IN}: {error}"
    return _BY_NAME.get(name, "AWS cannot be asked: {error}").format(error=error)


def error_code(error: Exception) -> str:
    """The error code of an answer of AWS; empty when the error is no such answer."""
    answer = getattr(error, "response", None)
    return str(answer.get("Error", {}).get("Code", "")) if isinstance(answer, dict) else ""


def _answered(error: Exception) -> str:
    code, operation = error_code(error), getattr(error, "operation_name", "")
    answer = getattr(error, "response", {})
    message = answer.get("Error", {}).get("Message", "") or code
    if code in _EXPIRED:
        return f"the AWS credentials have expired: {_LOG_IN}: {message}"
    if code in _UNKNOWN:
        return f"AWS does not know these credentials: {message}"
    if code in _DENIED:
        return f"AWS does not allow {operation}: {message}"
    return f"{operation}: {code}: {message}"


def _profiles() -> str:
    from botocore.session import Session  # noqa: PLC0415  # slow, and loaded already where there is such an error

    return ", ".join(Session().available_profiles) or "none"
