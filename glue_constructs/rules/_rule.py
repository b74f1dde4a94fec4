"""Rules and findings."""

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

# A value may be large, even an entire template: a message shows its beginning and end.
_REPR = reprlib.Repr()
_REPR.maxstring = _REPR.maxother = 120


class Severity(str, Enum):
    """The severity of a finding.

    `ERROR`: Glue or CloudFormation refuses it. `WARNING`: it may be refused, or may not have the expected effect.
    `INFO`: a note, nothing is wrong.
    """

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True)
class Finding:
    """One error in one job, run, script or request.

    Attributes:
        rule: The rule's id, "GC321".
        name: The rule's name, "flex-outside-etl".
        severity: The severity.
        property: The CloudFormation property path, "Command.PythonVersion".
        message: What is wrong, what was expected and what was found.
        fix: How to fix it, in the imperative.
        source: The URL of the document that the rule follows.
        wanted: What is accepted, as text.
        got: The value that was found; for a secret, only its length.
    """

    rule: str
    name: str
    severity: Severity
    property: str
    message: str
    fix: str
    source: str
    wanted: str = ""
    # Not compared: it may be any value, and the message shows it.
    got: object = field(default=None, compare=False)


class Rule(ABC, Generic[Subject]):
    """A rule: a check of a job (`Rule[Job]`), a run (`Rule[Run]`), a script (`Rule[ScriptOfJob]`) or a request.

    A subclass defines the class attributes, and its docstring has the sections of `Page`, the rule's documentation.
    It reads facts only: no files, no network, no clock.
    """

    id: ClassVar[str]
    name: ClassVar[str]
    """The error that the rule reports: the class name in kebab case, which is also the name of the file."""
    severity: ClassVar[Severity]
    fix: ClassVar[str]
    source: ClassVar[str]
    since: ClassVar[str] = "0.1.0"
    """The release that added the rule; set by rules added after 0.1.0."""

    def __init_subclass__(cls) -> None:
        """Name the rule after its class."""
        if "name" not in vars(cls):
            cls.name = _WORD.sub("-", cls.__name__).lower()

    @abstractmethod
    def check(self, subject: Subject, /) -> Iterator[Finding]:
        """Yield the findings. A rule that needs a fact that is UNKNOWN reports nothing."""

    def finding(self, path: str, fault: str, *, wanted: str, got: object) -> Finding:
        """Return a finding at the property `path`. Texts that look like secrets are redacted."""
        from glue_constructs.rules import _secrets as secrets  # noqa: PLC0415  # only for a finding

        shown = secrets.redact_value(path.partition(".")[2], got)
        message = f"{fault}: needs {wanted}, got {_REPR.repr(shown)}"
        # Once for all texts: hardly any finding has a secret in it.
        forms = secrets.possible_forms(f"{path}\n{message}")
        return Finding(
            rule=self.id,
            name=self.name,
            severity=self.severity,
            property=secrets.redact(path, forms),
            message=_one_line(secrets.redact(message, forms)),
            fix=self.fix,
            source=self.source,
            wanted=secrets.redact(wanted, forms),
            got=shown,
        )

    @classmethod
    def page(cls) -> Page:
        """Read the rule's page from its docstring.

        Raises:
            ValueError: A section is missing, or an example is not JSON.
        """
        from glue_constructs.rules._page import Page  # noqa: PLC0415  # only for documentation

        return Page.parse(cls.__doc__ or "")


def class_name(module: str) -> str:
    """Return the class name of a rule's file: `TooFewWorkers` for too_few_workers."""
    return "".join(map(str.capitalize, module.split("_")))


def rules_of(package: str, path: Iterable[str]) -> tuple[Rule[Any], ...]:
    """Return the rules in a folder, by id."""
    names = [name for _, name, _ in iter_modules(path)]
    found = [getattr(import_module(f"{package}.{name}"), class_name(name))() for name in names]
    return tuple(sorted(found, key=lambda rule: str(rule.id)))


def _one_line(text: str) -> str:
    """Escape unprintable characters: a property's name may contain any character."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)


def one_of(values: Iterable[object]) -> str:
    """Format values as alternatives: "'2', '3' or '3.9'"."""
    *others, last = map(repr, values)
    return f"{', '.join(others)} or {last}" if others else last
