"""References to values that only CloudFormation knows, as constants of the generated app."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from glue_constructs.adoption.expressions import Call, Code, Template, statement
from glue_constructs.adoption.names import variable_name
from glue_constructs.adoption.placeholders import has_placeholder, placeholder, split_placeholders
from glue_constructs.model.job_schema import JOB_PROPERTIES
from glue_constructs.templates.intrinsics import PSEUDO, is_intrinsic, text_parts
from glue_constructs.templates.references import template_names

if TYPE_CHECKING:
    from collections.abc import Mapping

_ALL = [each for row in JOB_PROPERTIES for each in (row, *row.members)]
_NUMBERS = {row.name for row in _ALL if row.kind in ("integer", "double")}
_OF_ANY_TYPE = {row.name for row in _ALL if row.kind in ("boolean", "list", "map", "structure")}
_NO_NAME = re.compile(r"\W+", re.ASCII)
_INTRO = (
    "# References to parts of the template that are not in this app: replace each with",
    "# its value before you import the jobs.",
)


class References:
    """The constants of an app."""

    def __init__(self) -> None:
        self._known: dict[str, int] = {}
        self._places: list[tuple[Code, Any]] = []
        self._constants: dict[str, tuple[Call, list[str]]] = {}
        self._taken = {"SECRETS"}

    @property
    def names(self) -> list[str]:
        """The names of the template that the constants refer to and that are not in the app."""
        return sorted({name for _, names in self._constants.values() for name in names})

    def with_placeholders(self, properties: Mapping[str, Any], *, label: str) -> dict[str, Any]:
        """Replace each intrinsic function in a job's properties with a `Code` or a string with placeholders.

        Args:
            properties: The properties.
            label: The job's construct id, for the names of constants.
        """
        return {name: self._replace(value, name, label) for name, value in properties.items()}

    def as_expression(self, value: Any) -> Any:
        """Replace placeholders in a value with the names of constants."""
        if isinstance(value, Code):
            return value
        if has_placeholder(value):
            found = [piece if isinstance(piece, str) else self._places[piece][0] for piece in split_placeholders(value)]
            return found[0] if len(found) == 1 else Template(found)
        if isinstance(value, Call):
            named = {name: self.as_expression(item) for name, item in value.named.items()}
            return Call(value.function, [self.as_expression(item) for item in value.positional], named)
        if isinstance(value, dict):
            return {key: self.as_expression(item) for key, item in value.items()}
        return [self.as_expression(item) for item in value] if isinstance(value, list) else value

    def as_synthesized(self, value: Any) -> Any:
        """Replace placeholders in a value with intrinsic functions, as the template will have them."""
        if isinstance(value, Code):
            return next(intrinsic for code, intrinsic in self._places if code == value)
        if has_placeholder(value):
            return _joined(
                [piece if isinstance(piece, str) else self._places[piece][1] for piece in split_placeholders(value)]
            )
        if isinstance(value, dict):
            return {key: self.as_synthesized(item) for key, item in value.items()}
        return [self.as_synthesized(item) for item in value] if isinstance(value, list) else value

    def lines(self) -> list[str]:
        """Return the statements of the constants, those to be replaced by the user first."""
        foreign = [statement(name, call) for name, (call, names) in self._constants.items() if names]
        known = [statement(name, call) for name, (call, names) in self._constants.items() if not names]
        return [*((*_INTRO, *foreign, "") if foreign else ()), *((*known, "") if known else ())]

    def _replace(self, value: Any, name: str, label: str) -> Any:
        if is_intrinsic(value):
            if name in _NUMBERS or name in _OF_ANY_TYPE:
                kind = "number" if name in _NUMBERS else "any"
                return self._places[self._number(value, kind, f"{label}_{name}")][0]
            return "".join(self._text(piece, f"{label}_{name}") for piece in text_parts(value))
        if has_placeholder(value):
            return "".join(
                piece if isinstance(piece, str) else self._literal(placeholder(piece))
                for piece in split_placeholders(value)
            )
        if isinstance(value, dict):
            return {key: self._replace(item, _member_name(name, key), label) for key, item in value.items()}
        return [self._replace(item, "", label) for item in value] if isinstance(value, list) else value

    def _literal(self, character: str) -> str:
        """Return a placeholder for a character of the string that is itself in the range of placeholders."""
        if character not in self._known:
            self._known[character] = len(self._places)
            self._places.append((Code(f"chr({ord(character)})"), character))
        return placeholder(self._known[character])

    def _text(self, piece: Any, otherwise: str) -> str:
        return piece if isinstance(piece, str) else placeholder(self._number(piece, "string", otherwise))

    def _number(self, value: dict[str, Any], kind: str, otherwise: str) -> int:
        key = f"{kind} {json.dumps(value, sort_keys=True)}"
        if key not in self._known:
            self._known[key] = len(self._places)
            self._places.append((self._code(value, kind, otherwise), value))
        return self._known[key]

    def _code(self, value: dict[str, Any], kind: str, otherwise: str) -> Code:
        [(function, argument)] = value.items()
        if kind == "string" and function == "Ref" and str(argument).startswith(PSEUDO):
            return Code(f"cdk.Aws.{variable_name(argument.removeprefix(PSEUDO)).upper()}")
        words = argument if function in ("Ref", "Fn::GetAtt") else otherwise
        name = self._name("_".join(map(str, words)) if isinstance(words, list) else str(words))
        call = Call(f"cdk.Token.as_{kind}", [value])
        self._constants[name] = call, list(dict.fromkeys(template_names(value)))
        return Code(name)

    def _name(self, label: str) -> str:
        base = _NO_NAME.sub("_", variable_name(label)).upper().strip("_")
        base = base if base[:1].isalpha() else f"VALUE_{base}".rstrip("_")
        name, number = base, 1
        while name in self._taken:
            number += 1
            name = f"{base}_{number}"
        self._taken.add(name)
        return name


def _joined(found: list[Any]) -> Any:
    """Join strings and intrinsic functions as the CDK does."""
    merged: list[Any] = []
    for piece in found:
        if merged and isinstance(piece, str) and isinstance(merged[-1], str):
            merged[-1] += piece
        else:
            merged.append(piece)
    return merged[0] if len(merged) == 1 else {"Fn::Join": ["", merged]}


def _member_name(name: str, key: str) -> str:
    """Return the name that determines a member's type: an argument named Timeout is a string."""
    return key if name in ("ExecutionProperty", "NotificationProperty", "Connections") else f"{name}.{key}"
