"""The roles of the imported jobs: each is imported once, and not changed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glue_constructs.adoption.expressions import Call, Code, statement
from glue_constructs.adoption.names import variable_name
from glue_constructs.adoption.placeholders import has_placeholder, split_placeholders

if TYPE_CHECKING:
    from glue_constructs.adoption.names import Ids
    from glue_constructs.adoption.references import References

_ARN = re.compile(r"arn:[\w-]+:iam::[^:/\s]+:role/\S+")
_INDENT = 8


class Roles:
    """The roles of the jobs of one stack.

    Args:
        ids: The construct ids of the app.
        references: The constants of the app.
    """

    def __init__(self, ids: Ids, references: References) -> None:
        self._ids = ids
        self._references = references
        self._variables: dict[str, Code] = {}
        self._lines: list[str] = []

    @property
    def lines(self) -> list[str]:
        """The statements that import the roles."""
        return self._lines

    def role(self, role: str) -> Code:
        """Return the variable of a role, given its ARN or its name."""
        if role not in self._variables:
            label = _label(role)
            own_id = self._ids.new_id(label if label.lower().endswith("role") else f"{label}Role", default="Job")
            self._variables[role] = Code(variable_name(own_id))
            self._lines += [
                *_name_comment(role),
                statement(variable_name(own_id), self._reference(role, own_id), indent=_INDENT),
            ]
        return self._variables[role]

    def _reference(self, role: str, own_id: str) -> Call:
        arn = self._references.as_expression(role) if _is_arn(role) else Call("cdk.Fn.join", ["", [role]])
        return Call("iam.Role.from_role_arn", [Code("self"), own_id, arn], {"mutable": False})


def _is_arn(role: str) -> bool:
    return has_placeholder(role) or _ARN.fullmatch(role) is not None


def _label(role: str) -> str:
    """Return the last known part of an ARN or name."""
    known = [piece for piece in split_placeholders(role) if isinstance(piece, str)]
    return known[-1].rpartition("/")[2] if known else ""


def _name_comment(role: str) -> list[str]:
    if _is_arn(role):
        return []
    return [
        " " * _INDENT + "# The jobs refer to the role by name. A token, because from_role_arn() refuses a name and",
        " " * _INDENT + "# from_role_name() would give the jobs an ARN, without the role's path.",
    ]
