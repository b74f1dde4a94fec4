"""The facts that a look at a script gives: plain data, that the rules of scripts are asked about.

The room `glue_constructs.scripts` reads them off a source; nothing of a script is ever run.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Version: TypeAlias = tuple[int, int]


@dataclass(frozen=True)
class Fault:
    """Where a source is no Python.

    Attributes:
        message: The parser's own words.
        line: The line, from 1; 0 when the parser names none.
        column: The column, from 1; 0 likewise.
        by: The version of the Python whose parser it is.
    """

    message: str
    line: int
    column: int
    by: Version


@dataclass(frozen=True)
class Syntax:
    """A construct of the language that older Pythons lack.

    Attributes:
        what: Its name, "a match statement".
        since: The first Python that has it.
        line: The first line that has it.
    """

    what: str
    since: Version
    line: int


@dataclass(frozen=True)
class Option:
    """An argument of the job that the script reads.

    Attributes:
        name: Its name, without dashes.
        line: The line that names it.
        reader: What reads it: "argv" stands for a look into `sys.argv`.
        required: Whether the script surely fails without it.
    """

    name: str
    line: int
    reader: Literal["getResolvedOptions", "argparse", "argv"]
    required: bool

    @property
    def key(self) -> str:
        """The job argument that gives it, "--day"."""
        return f"--{self.name}"


@dataclass(frozen=True)
class Import:
    """A module that the script cannot do without.

    Attributes:
        module: Its full name, "awsglue.context".
        line: The line.
    """

    module: str
    line: int

    @property
    def top(self) -> str:
        """The package that has it, "awsglue"."""
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
    """What can be said of a script without running it. Lines count from 1.

    Attributes:
        name: The file's name, as messages show it.
        fault: Where it is no Python; `None` where it is, or where nobody has looked (see `unread`).
        unread: Why nothing is known of it: "" when it was read.
        syntax: For each version of Python, the first construct that needs it.
        options: The arguments that it reads, in the order of the source.
        reads_more: Whether it may read arguments under names that the source does not spell out.
        changes_arguments: Whether it uses `sys.argv` in a way that may bring arguments or take them away.
        strict_parser: The line where argparse refuses arguments that it does not know; `None` without.
        imports: The modules that it needs: not those whose absence it minds itself, nor those under a condition.
        optional_imports: The packages that it imports besides.
        starts_job: Whether it calls `Job.init`.
        commits_job: Whether it calls a `commit`.
        hands_job_on: Whether it gives its `Job` to other code, which may commit.
        frame_reads: Its reads of DynamicFrames.
        exits: The lines where it ends itself as a success, `sys.exit(0)`.
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
        """The packages and modules that it needs, each by its first import."""
        first: dict[str, Import] = {}
        for each in self.imports:
            first.setdefault(each.top, each)
        return list(first.values())

    @property
    def is_scala(self) -> bool:
        """Whether the name says that it is Scala."""
        return self.name.lower().endswith(".scala")

    @property
    def is_python(self) -> bool:
        """Whether the name says that it is Python."""
        return self.name.lower().endswith(".py")

    @property
    def is_known(self) -> bool:
        """Whether it was read as Python, so that what is not found in it is not there."""
        return self.fault is None and not self.unread and not self.is_scala

    def at(self, line: int) -> str:
        """A place in it, "clean.py line 7"."""
        return f"{self.name} line {line}"
