"""The Conditions section of a template."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from glue_constructs.local.cloudformation.errors import ValidationError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class Conditions:
    """The conditions of a template.

    Args:
        declared: The Conditions section.
        evaluate: Evaluates the expressions that conditions compare.
    """

    def __init__(self, declared: Mapping[str, Any], evaluate: Callable[[Any], Any]) -> None:
        self._declared = declared
        self._evaluate = evaluate

    def holds(self, name: str) -> bool:
        """Return whether a condition is true."""
        if name not in self._declared:
            raise ValidationError(f"Template format error: Unresolved condition {name}")
        return self._test(self._declared[name])

    def _test(self, expression: Any) -> bool:
        ((operator, argument),) = expression.items()
        if operator == "Condition":
            return self.holds(argument)
        if operator == "Fn::Equals":
            left, right = (_comparable(self._evaluate(side)) for side in argument)
            return bool(left == right)
        if operator == "Fn::Not":
            return not self._test(argument[0])
        if operator in ("Fn::And", "Fn::Or"):
            results = [self._test(member) for member in argument]
            return all(results) if operator == "Fn::And" else any(results)
        raise ValidationError(f"Template error: {operator} is not a condition function")


def _comparable(value: Any) -> Any:
    """Return a scalar as a string to compare: `true` equals `"true"`, and `1` equals `"1"`."""
    return str(value).lower() if isinstance(value, bool) else value if isinstance(value, (list, dict)) else str(value)
