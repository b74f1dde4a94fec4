"""The one sink for a job's arguments: those that props own, and those that the user gave."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from glue_constructs.errors import InvalidInput
from glue_constructs.jobs.features.feature import Foreseen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glue_constructs.jobs.features.feature import Bound, Feature


class JobArguments:
    """A job's arguments.

    A key that a prop owns may stand among the user's arguments only with the value that the prop gives (design
    decision 6). A prop that is left out owns nothing; one that is switched off may own a key that must not be there.

    Args:
        features: The job's features, each with the arguments that it owns.
        given: The user's own arguments.
        fixed: The user's own arguments that no run can change.

    Raises:
        InvalidInput: Given keys are owned by props that give them other values, or two props own one key; every fault
            at once. Or what is given is no mapping.
    """

    def __init__(
        self, features: Iterable[Feature], given: Mapping[str, str], fixed: Mapping[str, str] | None = None
    ) -> None:
        users = {"arguments": given, "non_overridable_arguments": fixed or {}}
        _require_mappings(users)
        self._given = given
        self._declared: dict[str, Any] = {}
        owners: dict[str, str] = {}
        faults: list[str] = []
        for feature in features:
            for key, value in feature.declare().items():
                faults += _contradictions(users, key, value, feature.prop)
                if owners.setdefault(key, feature.prop) != feature.prop:
                    faults.append(f"argument {key!r} is set by the props {owners[key]!r} and {feature.prop!r}: use one")
                self._declared[key] = value
        if faults:
            raise InvalidInput("; ".join(faults))

    @property
    def known(self) -> dict[str, Any]:
        """The arguments as the rules may see them before anything is made."""
        return {**{key: value for key, value in self._declared.items() if value is not None}, **self._given}

    def bound(self, bounds: Iterable[Bound]) -> dict[str, str]:
        """The arguments as they go into the template."""
        owned = {key: value for bound in bounds for key, value in bound.arguments.items()}
        return {**owned, **self._given}


def _require_mappings(users: Mapping[str, object]) -> None:
    for prop, arguments in users.items():
        if not isinstance(arguments, Mapping):
            raise InvalidInput(f"{prop} must be a mapping of names with their dashes to values, got {arguments!r}")


def _contradictions(users: Mapping[str, Mapping[str, str]], key: str, value: Any, prop: str) -> Iterator[str]:
    is_known = isinstance(value, str) and not isinstance(value, Foreseen)
    way_out = f"leave it out or give the same value {value!r}" if is_known else "leave it out"
    for name, given in users.items():
        if key in given and given[key] != value:
            yield f"argument {key!r} is set by the prop {prop!r}; {name} must {way_out}, got {given[key]!r}"
