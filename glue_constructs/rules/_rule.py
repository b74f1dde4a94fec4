"""What a rule is, and what it reports."""

from __future__ import annotations

import re
import reprlib
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from enum import Enum
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glue_constructs.rules._page import Page

Subject = TypeVar("Subject")

_WORD = re.compile(r"(?<=[a-z])(?=[A-Z0-9])|(?<=[0-9])(?=[A-Z])")

# A value may be a whole template by mistake: a message shows enough of it to find it again.
_REPR = reprlib.Repr()
_REPR.maxstring = _REPR.maxother = 120


class Severity(str, Enum):
    """How bad a finding is.

    `ERROR`: Glue or CloudFormation refuses it. `WARNING`: it may be refused, or does not do what it seems to.
    `INFO`: worth knowing, nothing is wrong.
    """

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True)
class Finding:
    """One fault of one job or run.

    Attributes:
        rule: The rule's id, "GC321".
        name: The fault's name, "flex-outside-etl".
        severity: How bad it is.
        property: The CloudFormation property path, "Command.PythonVersion".
        message: What is wrong, what is needed and what was got.
        fix: What to do about it, an imperative.
        source: The document that says so.
        wanted: What would have been accepted, in words.
        got: The value that was given, as it was given; of a secret, only how long it is.
    """

    rule: str
    name: str
    severity: Severity
    property: str
    message: str
    fix: str
    source: str
    wanted: str = ""
    # Out of the comparison: it may be any junk, and the message shows it.
    got: object = field(default=None, compare=False)


class Rule(ABC, Generic[Subject]):
    """One fault that a job (`Rule[Job]`), a run (`Rule[Run]`) or a script (`Rule[ScriptOfJob]`) can have.

    A subclass says what it is by its class attributes, and its docstring is its page under the heads of `Page`.
    It judges facts only: no file, no network, no clock.
    """

    id: ClassVar[str]
    name: ClassVar[str]
    """The fault, so that "allow <name>" reads right: the class's name in small letters; the file bears it too."""
    severity: ClassVar[Severity]
    fix: ClassVar[str]
    source: ClassVar[str]
    since: ClassVar[str] = "0.1.0"
    """The release that brought the rule; one that came later says so."""

    def __init_subclass__(cls) -> None:
        """Name the rule after its class."""
        if "name" not in vars(cls):
            cls.name = _WORD.sub("-", cls.__name__).lower()

    @abstractmethod
    def check(self, subject: Subject, /) -> Iterator[Finding]:
        """Find the fault. A rule that needs a fact that is UNKNOWN finds nothing."""

    def finding(self, path: str, fault: str, *, wanted: str, got: object) -> Finding:
        """Report the fault at the property `path`. What looks like a secret is shown nowhere."""
        from glue_constructs.rules import _secrets as secrets  # noqa: PLC0415  # only where there is a fault to tell

        shown = secrets.hidden(path.partition(".")[2], got)
        message = f"{fault}: needs {wanted}, got {_REPR.repr(shown)}"
        # Asked once for all that is told: hardly any finding has a secret in it.
        forms = secrets.forms_in(f"{path}\n{message}")
        return Finding(
            rule=self.id,
            name=self.name,
            severity=self.severity,
            property=secrets.without(path, forms),
            message=_one_line(secrets.without(message, forms)),
            fix=self.fix,
            source=self.source,
            wanted=secrets.without(wanted, forms),
            got=shown,
        )

    @classmethod
    def page(cls) -> Page:
        """Read the rule's page from its docstring.

        Raises:
            ValueError: A head of the page is missing, or an example is not JSON.
        """
        from glue_constructs.rules._page import Page  # noqa: PLC0415  # for documentation: no judge reads it

        return Page.parse(cls.__doc__ or "")


def class_name(module: str) -> str:
    """The rule of a file by the file's name: `TooFewWorkers` of too_few_workers."""
    return "".join(map(str.capitalize, module.split("_")))


def rules_of(package: str, path: Iterable[str]) -> tuple[Rule[Any], ...]:
    """The rules of a folder's files, by id."""
    names = [name for _, name, _ in iter_modules(path)]
    found = [getattr(import_module(f"{package}.{name}"), class_name(name))() for name in names]
    return tuple(sorted(found, key=lambda rule: str(rule.id)))


def _one_line(text: str) -> str:
    """The text with what cannot be printed escaped: a property's name may be any junk."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)


def one_of(values: Iterable[object]) -> str:
    """Write values as a choice: "'2', '3' or '3.9'"."""
    *others, last = map(repr, values)
    return f"{', '.join(others)} or {last}" if others else last
