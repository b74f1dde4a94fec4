"""GC6xx: scripts, held against their jobs and runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules.scripts.abbreviated_argument import AbbreviatedArgument
from glue_constructs.rules.scripts.bookmarks_without_commit import BookmarksWithoutCommit
from glue_constructs.rules.scripts.bookmarks_without_context import BookmarksWithoutContext
from glue_constructs.rules.scripts.bookmarks_without_job_init import BookmarksWithoutJobInit
from glue_constructs.rules.scripts.exit_from_spark_script import ExitFromSparkScript
from glue_constructs.rules.scripts.missing_module import MissingModule
from glue_constructs.rules.scripts.missing_option import MissingOption
from glue_constructs.rules.scripts.module_not_in_python import ModuleNotInPython
from glue_constructs.rules.scripts.reserved_option import ReservedOption
from glue_constructs.rules.scripts.script_in_another_language import ScriptInAnotherLanguage
from glue_constructs.rules.scripts.spark_in_python_shell import SparkInPythonShell
from glue_constructs.rules.scripts.strict_argument_parser import StrictArgumentParser
from glue_constructs.rules.scripts.syntax_newer_than_python import SyntaxNewerThanPython
from glue_constructs.rules.scripts.unparsable_script import UnparsableScript
from glue_constructs.rules.scripts.unread_argument import UnreadArgument
from glue_constructs.rules.scripts.unread_script import UnreadScript

if TYPE_CHECKING:
    from glue_constructs.rules._rule import Rule
    from glue_constructs.rules._script_of_job import ScriptOfJob

RULES: tuple[Rule[ScriptOfJob], ...] = (
    UnparsableScript(),
    SyntaxNewerThanPython(),
    UnreadScript(),
    ScriptInAnotherLanguage(),
    MissingOption(),
    ReservedOption(),
    AbbreviatedArgument(),
    StrictArgumentParser(),
    UnreadArgument(),
    BookmarksWithoutJobInit(),
    BookmarksWithoutCommit(),
    BookmarksWithoutContext(),
    MissingModule(),
    ModuleNotInPython(),
    SparkInPythonShell(),
    ExitFromSparkScript(),
)
