"""The error messages of failed runs, as in Glue.

Glue's documentation has no list of them. These messages were seen in live job runs:

* `LAUNCH ERROR | Error downloading from S3 for bucket: b, key: k.Access Denied (Service: Amazon S3; Status Code: ...`
* `Error Category: INVALID_ARGUMENT_ERROR; Failed Line Number: 59; KeyError: 'LFTagOnColumns'`
* `Error Category: SYNTAX_ERROR; SyntaxError: invalid syntax (job.py, line 63)`
* `Error Category: SYSTEM_EXIT_ERROR; SystemExit: 0`: in a Spark job `sys.exit` is a failure, whatever its code
* `SystemExit: 0`: the same on Glue 3.0, which has no categories
* `An error occurred while calling o122.pyWriteDynamicFrame. Access Denied (...`: an error of the JVM
* `Exception in User Class: java.io.IOException : Access Denied (...`: an exception of a Scala script
* `LAUNCH ERROR | Installation of Additional Python Modules failed, please see the logs for more details...`: an error
  of pip
* `Command failed with exit code 1`: no details are available
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from glue_constructs.errors import EmbeddedAwsError
from glue_constructs.local.hadoop import explain_missing_bucket

if TYPE_CHECKING:
    from pathlib import Path

# The categories are documented: https://docs.aws.amazon.com/glue/latest/dg/monitor-observability.html. The category of
# each class was seen in live runs, except for ImportError. The first listed class in an exception's MRO decides.
_CATEGORIES = {
    "ScalaError": "UNCLASSIFIED_ERROR",
    "CompilationError": "COMPILATION_ERROR",
    "SystemExit": "SYSTEM_EXIT_ERROR",
    "SyntaxError": "SYNTAX_ERROR",
    "ImportError": "IMPORT_ERROR",
    "GlueArgumentError": "INVALID_ARGUMENT_ERROR",
    "KeyError": "INVALID_ARGUMENT_ERROR",
    "NameError": "INVALID_ARGUMENT_ERROR",
    "AnalysisException": "QUERY_ERROR",
}
# Messages with these categories do not contain a line of the script.
_WITHOUT_LINE = ("COMPILATION_ERROR", "SYSTEM_EXIT_ERROR", "SYNTAX_ERROR")

# Glue's ErrorMessage is unknown. This is the message that DataBrew, which runs on Glue, documents for its events.
TIMED_OUT = "Job run timed out"


class LaunchError(EmbeddedAwsError):
    """A run could not be launched. The message becomes the run's ErrorMessage."""


def download_error(bucket: str, key: str, *, reason: str, status: int) -> LaunchError:
    """Return the error for a missing S3 object."""
    return LaunchError(
        f"LAUNCH ERROR | Error downloading from S3 for bucket: {bucket}, key: {key}.{reason} "
        f"(Service: Amazon S3; Status Code: {status}; Please refer logs for details."
    )


def error_message_of(report: Path, *, exit_code: int, is_spark: bool, has_categories: bool) -> str | None:
    """Return the ErrorMessage for an ended process; None if it succeeded.

    Args:
        report: The file to which the launcher wrote the exception that ended the script, if any.
        exit_code: The exit code of the process; if negative, the signal that killed it.
        is_spark: Whether the script is a Spark program.
        has_categories: Whether messages begin with a category in the run's Glue version.
    """
    raised: dict[str, Any] | None = json.loads(report.read_text()) if report.exists() else None
    if raised is None:
        return f"Command failed with exit code {_shell_code(exit_code)}" if exit_code else None
    if not is_spark:
        return str(raised["message"]) if exit_code else None
    message = explain_missing_bucket(raised["message"])
    if not has_categories:
        return message
    known = (_CATEGORIES[name] for name in raised["classes"] if name in _CATEGORIES)
    category = next(known, "UNCLASSIFIED_ERROR")
    line = "" if category in _WITHOUT_LINE or not raised["line"] else f"Failed Line Number: {raised['line']}; "
    return f"Error Category: {category}; {line}{message}"


def _shell_code(exit_code: int) -> int:
    """Return the exit code as a shell reports it: 137 for a process that signal 9 killed."""
    return 128 - exit_code if exit_code < 0 else exit_code
