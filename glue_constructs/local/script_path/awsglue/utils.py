"""Reading a job's arguments."""

from __future__ import annotations

import argparse
import os
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_BOOKMARK_OPTIONS = ("job-bookmark-enable", "job-bookmark-pause", "job-bookmark-disable")
# What bookmarks were called first; each means the option above it.
_CONTINUATION_OPTIONS = ("continuation-enabled", "continuation-readonly", "continuation-ignore")
_RANGE = ("job-bookmark-from", "job-bookmark-to")
# A script may not ask for these: they are always in the answer. One that asks for an id all the same gets argparse's
# "conflicting option string", as in AWS.
_RESERVED = ("continuation-option", "job-bookmark-option", *_RANGE, "encryption-type")
_IDS = ("JOB_ID", "JOB_RUN_ID", "SECURITY_CONFIGURATION")
# Optional even when asked for, and each the other's default.
_TEMPORARY = ("TempDir", "RedshiftTempDir")
# Set by the embedded AWS, whose table of versions says where it holds: from Glue 6.0 on.
_WHOLE_NAMES = "GLUE_CONSTRUCTS_WHOLE_OPTION_NAMES"


class GlueArgumentError(Exception):
    """An argument is missing, or has a value that it cannot have."""


class GlueArgumentParser(argparse.ArgumentParser):
    """Raises an error where argparse would end the process."""

    def error(self, message: str) -> NoReturn:
        """Raise what argparse has found."""
        raise GlueArgumentError(message)


def getResolvedOptions(args: Sequence[str], options: Iterable[str]) -> dict[str, Any]:  # noqa: N802  Glue's name
    """The values of a job's arguments.

    Arguments that are not asked for are ignored. A name may be shortened as long as it is clear, up to Glue 5.1.

    Args:
        args: `sys.argv`.
        options: The names asked for, with or without the two dashes. All are required, but for TempDir.

    Returns:
        The values by name, with `_` for `-`; also the ids of job and run, TempDir and job_bookmark_option.

    Raises:
        GlueArgumentError: An argument is missing, has no value, or none that it can have.
        RuntimeError: An option is asked for that Glue keeps for itself, or the bookmark's range does not fit.
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
    parser = GlueArgumentParser(allow_abbrev=os.environ.get(_WHOLE_NAMES) != "true")
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
    given = parsed["TempDir"] if parsed["TempDir"] is not None else parsed["RedshiftTempDir"]
    parsed["TempDir"] = parsed["RedshiftTempDir"] = given


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
