"""A provider of custom resources, whose promises are checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from permissions.intrinsics import Environment

from .templates import template_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .language import Machine
    from .processes import Function
    from .template import Template
    from .variants import Variant

MACHINE = "arn:aws:states:eu-west-1:123456789012:stateMachine:waiter"
"""The machine of a provider that does not use that of the template."""


class Provider:
    """A provider of custom resources.

    Attributes:
        kind: The kind of its runs: "glue" or "location".
        functions: Its functions, if they are not those of the template.
        machine: Its state machine, if it is not that of the template.
        entry: The name of the function that CloudFormation calls, if it is not that of the template.
        fixed: Settings that the schedule cannot change, because this provider does not support them.
        promises: The promises that are checked. Default: all.
        environment: Where its stack is deployed.
    """

    kind = "glue"
    functions: tuple[Function, ...] = ()
    machine: Machine | None = None
    entry = ""
    fixed: Mapping[str, Any] = {}  # read only
    promises: tuple[str, ...] = ()
    environment = Environment()

    def template(self, variant: Variant, environment: Environment) -> Template:
        """Return the template of a variant."""
        return template_of(variant, environment)

    def function(self, function: Function, *, is_entry: bool) -> Function:
        """Return a function of the template, with its code."""
        del is_entry
        return function
