"""Error messages for failed AWS requests: one line, with the fix."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from glue_constructs.cli import output
from glue_constructs.errors import GlueConstructsError

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNREADABLE = 2
# The exit code that a shell reports for a process ended by SIGINT: 128 + 2.
_INTERRUPTED = 130

_EMBEDDED = 'for those of the embedded AWS: eval "$(glue-constructs local status --export)"'
_LOG_IN = "log in again (aws sso login) or get new credentials"

# By the class name of botocore's exception.
_MESSAGES = {
    "NoCredentialsError": f"no AWS credentials found: give --profile, or run aws configure; {_EMBEDDED}",
    "PartialCredentialsError": "the AWS credentials are incomplete: {error}",
    "CredentialRetrievalError": "cannot get AWS credentials: {error}",
    "NoRegionError": "no Region set: give --region, or set AWS_REGION or the region of the profile",
    "InvalidRegionError": "invalid Region: {error}",
    "EndpointConnectionError": "cannot connect: {error}",
    "ConnectTimeoutError": "timeout while connecting: {error}",
    "ReadTimeoutError": "no response before the timeout: {error}",
    "ProxyConnectionError": "cannot connect to the proxy: {error}",
    "SSLError": "TLS error: {error}",
}
_SESSION_ENDED = (
    "SSOTokenLoadError",
    "UnauthorizedSSOTokenError",
    "TokenRetrievalError",
    "LoginRefreshRequired",
    "LoginTokenLoadError",
)

# Error codes of a response.
_EXPIRED_CREDENTIALS = ("ExpiredToken", "ExpiredTokenException", "RequestExpired")
_INVALID_CREDENTIALS = (
    "UnrecognizedClientException",
    "InvalidClientTokenId",
    "InvalidSignatureException",
    "SignatureDoesNotMatch",
)
_ACCESS_DENIED = ("AccessDenied", "AccessDeniedException", "UnauthorizedOperation")


@contextmanager
def friendly_errors() -> Iterator[None]:
    """End the command with a one-line message instead of a traceback if AWS cannot be called or returns an error."""
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
    """Return the message for an error; `None` if it does not come from botocore."""
    # Compared by class name: botocore may not be installed.
    kinds = {kind.__name__ for kind in type(error).__mro__ if kind.__module__ == "botocore.exceptions"}
    if "ClientError" in kinds:
        return _describe_response(error)
    if "ProfileNotFound" in kinds:
        return f"{error}; available profiles: {_profiles()}"
    if "BotoCoreError" not in kinds:
        return None
    name = type(error).__name__
    if name in _SESSION_ENDED:
        return f"the AWS session has ended: {_LOG_IN}: {error}"
    return _MESSAGES.get(name, "the AWS request failed: {error}").format(error=error)


def error_code(error: Exception) -> str:
    """Return the error code of an AWS response; empty if the error is not an error response."""
    response = getattr(error, "response", None)
    return str(response.get("Error", {}).get("Code", "")) if isinstance(response, dict) else ""


def _describe_response(error: Exception) -> str:
    code, operation = error_code(error), getattr(error, "operation_name", "")
    response = getattr(error, "response", {})
    message = response.get("Error", {}).get("Message", "") or code
    if code in _EXPIRED_CREDENTIALS:
        return f"the AWS credentials have expired: {_LOG_IN}: {message}"
    if code in _INVALID_CREDENTIALS:
        return f"AWS rejects the credentials: {message}"
    if code in _ACCESS_DENIED:
        return f"access denied for {operation}: {message}"
    return f"{operation}: {code}: {message}"


def _profiles() -> str:
    from botocore.session import Session  # noqa: PLC0415  # slow, but already loaded when this error occurs

    return ", ".join(Session().available_profiles) or "none"
