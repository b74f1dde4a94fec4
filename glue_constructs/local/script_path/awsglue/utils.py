"""`getResolvedOptions`, which parses the arguments of a job."""

from __future__ import annotations

import argparse
import os
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_BOOKMARK_OPTIONS = ("job-bookmark-enable", "job-bookmark-pause", "job-bookmark-disable")
# The earlier names of the bookmark options, in the same order.
_CONTINUATION_OPTIONS = ("continuation-enabled", "continuation-readonly", "continuation-ignore")
_RANGE = ("job-bookmark-from", "job-bookmark-to")
# A script must not request these: the result always has them. A script that requests an id gets argparse's
# "conflicting option string", as in AWS.
_RESERVED = ("continuation-option", "job-bookmark-option", *_RANGE, "encryption-type")
_IDS = ("JOB_ID", "JOB_RUN_ID", "SECURITY_CONFIGURATION")
# Optional even if requested. Each is the default of the other.
_TEMPORARY = ("TempDir", "RedshiftTempDir")
# Set by the embedded AWS from Glue 6.0 on.
_NO_ABBREVIATIONS = "GLUE_CONSTRUCTS_WHOLE_OPTION_NAMES"


class GlueArgumentError(Exception):
    """An argument is missing or has an invalid value."""


class GlueArgumentParser(argparse.ArgumentParser):
    """A parser that raises an error where argparse would exit the process."""

    def error(self, message: str) -> NoReturn:
        """Raise the error that argparse reports."""
        raise GlueArgumentError(message)


def getResolvedOptions(args: Sequence[str], options: Iterable[str]) -> dict[str, Any]:  # noqa: N802  Glue's name
    """Return the values of a job's arguments.

    Other arguments are ignored. Up to Glue 5.1 a name may be abbreviated if the abbreviation is unambiguous.

    Args:
        args: `sys.argv`.
        options: The names of the arguments, with or without the two dashes. All are required, except TempDir.

    Returns:
        The values by name, with `_` for `-`; also the ids of the job and the run, TempDir and job_bookmark_option.

    Raises:
        GlueArgumentError: An argument is missing, has no value, or has an invalid value.
        RuntimeError: An option is reserved, or the range of the bookmark is incomplete or not allowed.
    """
    names = [option.removeprefix("--") for option in options]
    for name in _RESERVED:
        if name in names:
            raise RuntimeError(f"Using reserved arguments {name}")
    parsed = vars(_parser(names).parse_known_args(args[1:])[0])
    _resolve_temporary(parsed)
    _resolve_bookmark(parsed)
    return parsed


def _parser(names: Iterable[str]) -> GlueArgumentParser:
    parser = GlueArgumentParser(allow_abbrev=os.environ.get(_NO_ABBREVIATIONS) != "true")
    parser.add_argument("--job-bookmark-option", choices=_BOOKMARK_OPTIONS)
    parser.add_argument("--continuation-option", choices=_CONTINUATION_OPTIONS)
    parser.add_argument("--encryption-type", choices=("sse-s3",))
    for name in (*_RANGE, *_IDS, *_TEMPORARY):
        parser.add_argument(f"--{name}")
    for name in names:
        if name not in _TEMPORARY:
            parser.add_argument(f"--{name}", required=True)
    return parser


def _resolve_temporary(parsed: dict[str, Any]) -> None:
    value = parsed["TempDir"] if parsed["TempDir"] is not None else parsed["RedshiftTempDir"]
    parsed["TempDir"] = parsed["RedshiftTempDir"] = value


def _resolve_bookmark(parsed: dict[str, Any]) -> None:
    continuation = parsed.pop("continuation_option")
    if parsed["job_bookmark_option"] is None and continuation is not None:
        parsed["job_bookmark_option"] = _BOOKMARK_OPTIONS[_CONTINUATION_OPTIONS.index(continuation)]
    option = parsed["job_bookmark_option"] = parsed["job_bookmark_option"] or "job-bookmark-disable"
    absent = [name for name in _RANGE if parsed[name.replace("-", "_")] is None]
    if option == "job-bookmark-pause" and len(absent) == 1:
        raise RuntimeError(f"Missing option or value for --{absent[0]}")
    if option != "job-bookmark-pause" and not absent:
        raise RuntimeError("Invalid option(s)" + " ".join(f"--{name}" for name in _RANGE))
