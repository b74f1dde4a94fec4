"""The names of the log groups of a run, as far as they are known at synth; a failure of the run shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from glue_constructs.model.commands import PYTHON_SHELL
from glue_constructs.model.log_groups import (
    GROUP_PREFIX,
    base_group_of,
    continuous_group,
    groups_below,
    is_continuous,
    reads_prefix,
)

if TYPE_CHECKING:
    from collections.abc import Mapping


def run_log_groups(properties: Mapping[str, Any], run_arguments: Mapping[str, str]) -> list[Any] | None:
    """Return the log groups of a run: for errors, for output, and that of continuous logging if it is enabled.

    None if they are unknown: the command, the Glue version or all arguments are intrinsics, or the job has a security
    configuration, which may encrypt logs, and then they have other names.

    Args:
        properties: The job's properties, with tokens resolved to intrinsics.
        run_arguments: The arguments of the run.
    """
    command, version = properties.get("Command"), properties.get("GlueVersion")
    maps = [properties.get(name, {}) for name in ("DefaultArguments", "NonOverridableArguments")]
    name = command.get("Name") if isinstance(command, dict) else None
    is_known = isinstance(name, str) and not isinstance(version, dict) and not any(map(_is_intrinsic, maps))
    if not is_known or "SecurityConfiguration" in properties:
        return None
    defaults, fixed = maps
    arguments = {**defaults, **run_arguments, **fixed}
    if reads_prefix(name, version):
        return _below(arguments.get(GROUP_PREFIX) or base_group_of(name))
    continuous = [continuous_group(arguments)] if name != PYTHON_SHELL and is_continuous(arguments) else []
    return [*groups_below(base_group_of(name)), *continuous]


def _below(prefix: Any) -> list[Any]:
    if isinstance(prefix, str):
        return list(groups_below(prefix.rstrip("/")))
    match prefix:
        case {"Fn::Join": ["", [*parts]]}:
            pass
        case _:
            parts = [prefix]
    return [{"Fn::Join": ["", [*parts, name]]} for name in groups_below("")]


def _is_intrinsic(value: Any) -> bool:
    return not isinstance(value, dict) or any(name == "Ref" or name.startswith("Fn::") for name in value)
