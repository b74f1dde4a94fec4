"""References of an expression to the members of its template."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from glue_constructs.templates.intrinsics import PSEUDO, SUBSTITUTION, split_sub

if TYPE_CHECKING:
    from collections.abc import Iterator


class Reference(NamedTuple):
    """A reference to a member of the template.

    Attributes:
        function: The function that refers to it; for a part of a `Fn::Sub`, the equivalent function.
        name: The member's name.
    """

    function: str
    name: str


def references(expression: Any) -> Iterator[Reference]:
    """Yield the references in an expression: to parameters, resources, mappings and conditions."""
    if isinstance(expression, list):
        for item in expression:
            yield from references(item)
    elif isinstance(expression, dict):
        for function, argument in expression.items():
            yield from _references_of(function, argument)


def referenced_names(expression: Any) -> set[str]:
    """Return the names of parameters and resources that an expression refers to."""
    return {name for function, name in references(expression) if function in ("Ref", "Fn::GetAtt")}


def attribute_names(expression: Any) -> set[str]:
    """Return the names of resources that an expression takes attributes of."""
    return {name for function, name in references(expression) if function == "Fn::GetAtt"}


def template_names(expression: Any) -> Iterator[str]:
    """Yield the names that an expression refers to, without pseudo parameters."""
    return (name for _, name in references(expression) if not name.startswith(PSEUDO))


def _references_of(function: str, argument: Any) -> Iterator[Reference]:
    first = argument[0] if isinstance(argument, list) and argument else argument
    if function in ("Ref", "Condition") and isinstance(argument, str):
        yield Reference(function, argument)
    elif function == "Fn::GetAtt" and isinstance(first, str):
        yield Reference(function, first.partition(".")[0])
    elif function == "Fn::Sub" and isinstance(first, str):
        yield from _substitutions(argument)
    else:
        if function in ("Fn::FindInMap", "Fn::If") and isinstance(first, str):
            yield Reference(function, first)
        yield from references(argument)


def _substitutions(argument: Any) -> Iterator[Reference]:
    # When the variables are not an object, for example because a macro adds them, every part is treated as a reference.
    text, variables = split_sub(argument) or (argument[0], {})
    for literal, part in SUBSTITUTION.findall(text):
        name, dot, _ = part.strip().partition(".")
        if not literal and part.strip() not in variables:
            yield Reference("Fn::GetAtt" if dot else "Ref", name)
    if isinstance(argument, list):
        yield from references(argument[1:])
