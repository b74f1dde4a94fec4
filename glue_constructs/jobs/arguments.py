"""The one sink for a job's arguments: those that props own, and those that the user gave."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from glue_constructs.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from glue_constructs.jobs.feature import Bound, Feature


class JobArguments:
    """A job's arguments.

    A key that a prop owns may stand among the user's arguments only with the value that the prop gives (design
    decision 6). A prop that is left out owns nothing.

    Args:
        features: The job's features, each with the arguments that it owns.
        given: The user's own arguments.

    Raises:
        InvalidInput: Given keys are owned by props that give them other values, or two props own one key; every fault
            at once.
    """

    def __init__(self, features: Iterable[Feature], given: Mapping[str, str]) -> None:
        self._given = given
        self._declared: dict[str, Any] = {}
        owners: dict[str, str] = {}
        faults = []
        for feature in features:
            for key, value in feature.declare().items():
                if key in given and given[key] != value:
                    faults.append(_contradicted(key, value, feature.prop, given[key]))
                if owners.setdefault(key, feature.prop) != feature.prop:
                    faults.append(f"argument {key!r} is set by the props {owners[key]!r} and {feature.prop!r}: use one")
                self._declared[key] = value
        if faults:
            raise InvalidInput("; ".join(faults))

    @property
    def known(self) -> dict[str, Any]:
        """The arguments as the rules may see them before anything is made."""
        return {**self._declared, **self._given}

    def bound(self, bounds: Iterable[Bound]) -> dict[str, str]:
        """The arguments as they go into the template."""
        owned = {key: value for bound in bounds for key, value in bound.arguments.items()}
        return {**owned, **self._given}


def _contradicted(key: str, value: Any, prop: str, given: str) -> str:
    way_out = f"leave it out or give the same value {value!r}" if isinstance(value, str) else "leave it out"
    return f"argument {key!r} is set by the prop {prop!r}; arguments must {way_out}, got {given!r}"
