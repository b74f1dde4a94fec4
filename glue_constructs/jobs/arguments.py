"""The arguments of a job: those that props set, and those that the user passes as `arguments`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from glue_constructs.errors import InvalidInput
from glue_constructs.jobs.features.feature import PartialValue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glue_constructs.jobs.features.feature import Feature, FeatureOutput


class JobArguments:
    """A job's arguments.

    The user's arguments may contain a key that a prop sets only with the same value (design decision 6). A prop that
    is not set sets no key; for a prop that is switched off, a key may be forbidden.

    Args:
        features: The job's features, with the arguments that they set.
        given: The prop `arguments`.
        fixed: The prop `non_overridable_arguments`.

    Raises:
        InvalidInput: The user's arguments and a prop set a key to different values, or two props set the same key; the
            message has every such key. Or the user's arguments are not a mapping.
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
    def for_rules(self) -> dict[str, Any]:
        """The arguments for the rules, as far as they are known before resources are created."""
        return {**{key: value for key, value in self._declared.items() if value is not None}, **self._given}

    def for_template(self, outputs: Iterable[FeatureOutput]) -> dict[str, str]:
        """Return the arguments for the template."""
        owned = {key: value for output in outputs for key, value in output.arguments.items()}
        return {**owned, **self._given}


def _require_mappings(users: Mapping[str, object]) -> None:
    for prop, arguments in users.items():
        if not isinstance(arguments, Mapping):
            raise InvalidInput(f"{prop} must be a mapping of names (with leading dashes) to values, got {arguments!r}")


def _contradictions(users: Mapping[str, Mapping[str, str]], key: str, value: Any, prop: str) -> Iterator[str]:
    is_known = isinstance(value, str) and not isinstance(value, PartialValue)
    fix = f"omit it or give the same value {value!r}" if is_known else "omit it"
    for name, given in users.items():
        if key in given and given[key] != value:
            yield f"argument {key!r} is set by the prop {prop!r}; {name} must {fix}, got {given[key]!r}"
