"""The facts about a script that rules read, as plain data.

`glue_constructs.scripts` reads them from the source by static analysis; it never runs a script.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Version: TypeAlias = tuple[int, int]


@dataclass(frozen=True)
class Fault:
    """A syntax error in a source.

    Attributes:
        message: The parser's message.
        line: The line, from 1; 0 when the parser reports none.
        column: The column, from 1; 0 when the parser reports none.
        by: The version of the Python that parsed the source.
    """

    message: str
    line: int
    column: int
    by: Version


@dataclass(frozen=True)
class Syntax:
    """A language feature that older Python versions do not have.

    Attributes:
        what: Its name, "a match statement".
        since: The first Python version with it.
        line: The first line that uses it.
    """

    what: str
    since: Version
    line: int


@dataclass(frozen=True)
class Option:
    """An argument of the job that the script reads.

    Attributes:
        name: Its name, without dashes.
        line: The line with the name.
        reader: What reads it; "argv" means `sys.argv`.
        required: Whether the script fails without it.
    """

    name: str
    line: int
    reader: Literal["getResolvedOptions", "argparse", "argv"]
    required: bool

    @property
    def key(self) -> str:
        """The key of the job argument, "--day"."""
        return f"--{self.name}"


@dataclass(frozen=True)
class Import:
    """A module that the script requires.

    Attributes:
        module: Its full name, "awsglue.context".
        line: The line.
    """

    module: str
    line: int

    @property
    def top(self) -> str:
        """The top-level package, "awsglue"."""
        return self.module.partition(".")[0]


@dataclass(frozen=True)
class FrameRead:
    """A read of a DynamicFrame.

    Attributes:
        line: The line.
        has_context: Whether it has a `transformation_ctx`.
    """

    line: int
    has_context: bool


@dataclass(frozen=True)
class ScriptFacts:
    """The facts about a script, read without running it. Lines count from 1.

    Attributes:
        name: The file's name in messages.
        fault: Its syntax error; `None` when it has none, or was not read (see `unread`).
        unread: Why it was not read; empty when it was read.
        syntax: For each Python version, the first language feature that needs it.
        options: The arguments that it reads, in the order of the source.
        reads_more: Whether it may read arguments whose names are not literals in the source.
        changes_arguments: Whether it uses `sys.argv` in a way that may add or remove arguments.
        strict_parser: The line where argparse refuses unknown arguments; `None` if there is none.
        imports: The modules that it requires, without imports in a condition or in a try that handles their absence.
        optional_imports: The other packages that it imports.
        starts_job: Whether it calls `Job.init`.
        commits_job: Whether it calls a `commit`.
        hands_job_on: Whether it passes its `Job` to other code, which may commit it.
        frame_reads: Its reads of DynamicFrames.
        exits: The lines where it exits with success, `sys.exit(0)`.
    """

    name: str
    fault: Fault | None = None
    unread: str = ""
    syntax: tuple[Syntax, ...] = ()
    options: tuple[Option, ...] = ()
    reads_more: bool = False
    changes_arguments: bool = False
    strict_parser: int | None = None
    imports: tuple[Import, ...] = ()
    optional_imports: tuple[str, ...] = ()
    starts_job: bool = False
    commits_job: bool = False
    hands_job_on: bool = False
    frame_reads: tuple[FrameRead, ...] = ()
    exits: tuple[int, ...] = ()

    @property
    def packages(self) -> list[Import]:
        """The required top-level packages, each with its first import."""
        first: dict[str, Import] = {}
        for each in self.imports:
            first.setdefault(each.top, each)
        return list(first.values())

    @property
    def is_scala(self) -> bool:
        """Whether the file extension is Scala's."""
        return self.name.lower().endswith(".scala")

    @property
    def is_python(self) -> bool:
        """Whether the file extension is Python's."""
        return self.name.lower().endswith(".py")

    @property
    def is_known(self) -> bool:
        """Whether it was read as Python, so that what is not among the facts is known to be absent."""
        return self.fault is None and not self.unread and not self.is_scala

    def at(self, line: int) -> str:
        """Return the location of a line, "clean.py line 7"."""
        return f"{self.name} line {line}"
