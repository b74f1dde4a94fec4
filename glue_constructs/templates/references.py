"""What of its template an expression refers to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from glue_constructs.templates.intrinsics import PSEUDO, SUBSTITUTION, split_sub

if TYPE_CHECKING:
    from collections.abc import Iterator


class Reference(NamedTuple):
    """A reference to a member of the template.

    Attributes:
        function: The function that refers to it; in a `Fn::Sub` the one that its part is short for.
        name: The member's name.
    """

    function: str
    name: str


def references(expression: Any) -> Iterator[Reference]:
    """Every reference of an expression: to parameters, resources, mappings and conditions."""
    if isinstance(expression, list):
        for item in expression:
            yield from references(item)
    elif isinstance(expression, dict):
        for function, argument in expression.items():
            yield from _references_of(function, argument)


def referenced_names(expression: Any) -> set[str]:
    """The names of parameters and resources that an expression refers to."""
    return {name for function, name in references(expression) if function in ("Ref", "Fn::GetAtt")}


def attribute_names(expression: Any) -> set[str]:
    """Those of them of which an attribute is taken, which only a resource has."""
    return {name for function, name in references(expression) if function == "Fn::GetAtt"}


def template_names(expression: Any) -> Iterator[str]:
    """The names of all that an expression refers to and that the template itself has, so no pseudo parameters."""
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
    # Where the variables are no object, as when a macro brings them in, every part is taken for a reference.
    text, variables = split_sub(argument) or (argument[0], {})
    for literal, part in SUBSTITUTION.findall(text):
        name, dot, _ = part.strip().partition(".")
        if not literal and part.strip() not in variables:
            yield Reference("Fn::GetAtt" if dot else "Ref", name)
    if isinstance(argument, list):
        yield from references(argument[1:])
