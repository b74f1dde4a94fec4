"""What is wrong with a row of `glue_constructs.model`, by the row's name."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import TYPE_CHECKING, Any, get_args

from glue_constructs.model.commands import COMMANDS
from glue_constructs.model.job_schema import JOB_PROPERTIES, Property
from glue_constructs.model.parameters import SPECIAL_PARAMETERS, SpecialParameter
from glue_constructs.model.prices import RATES, Rate
from glue_constructs.model.shape import Kind
from glue_constructs.model.versions import GLUE_VERSIONS, Version
from glue_constructs.model.workers import WORKER_TYPES, Worker

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBERS = ("default_timeout", "price_generation", "minimum_seconds", "dpu", "vcpu", "memory_gb", "disk_gb")
# What a version past its end of life need not say, and what only such a one says.
_OF_THE_LIVING, _OF_THE_RETIRED = ("scala", "glibc"), ("end_of_life", "successor")
_OPEN = {"min_glue_version", "max_workers", "regions", "since", "gone_in", "written", "default", "prop", "generation"}


def rows() -> dict[str, Any]:
    """Every row, by its name."""
    return {
        **{f"Glue {name}": version for name, version in GLUE_VERSIONS.items()},
        **{f"worker type {name}": worker for name, worker in WORKER_TYPES.items()},
        **{f"property {row.name}": row for row in JOB_PROPERTIES},
        **{f"property {row.name}.{member.name}": member for row in JOB_PROPERTIES for member in row.members},
        **{f"parameter {name}": parameter for name, parameter in SPECIAL_PARAMETERS.items()},
        **{f"rate {rate.region} {rate.category} {rate.generation}": rate for rate in RATES},
    }


def faults(row: Any) -> list[str]:
    """What is wrong with a row."""
    return [*_missing(row), *_CHECKS[type(row)](row)]


def _missing(row: Any) -> Iterator[str]:
    may = _OPEN | set(_may_be_missing(row))
    names = [each.name for each in fields(row) if each.name not in may]
    yield from (f"{name} is missing" for name in names if getattr(row, name) is None)
    for name in _NUMBERS:
        number = getattr(row, name, None)
        if number is not None and not number > 0:
            yield f"{name} must be above 0, got {number!r}"
    if not str(getattr(row, "source", "https://")).startswith(("https://", "AWS Price List")):
        yield "source is no address"


def _may_be_missing(row: Any) -> tuple[str, ...]:
    if not isinstance(row, Version):
        return ()
    return _OF_THE_LIVING if row.end_of_life is not None else _OF_THE_RETIRED


def _of_version(version: Version) -> Iterator[str]:
    if not re.fullmatch(r"\d+\.\d+", version.name):
        yield f"name must be two numbers, got {version.name!r}"
    if not set(version.commands) <= set(COMMANDS) or not version.commands:
        yield f"commands must be some of {COMMANDS}, got {version.commands!r}"
    if version.end_of_life is None and not re.fullmatch(r"3\.\d+", str(version.python)):
        yield f"python must be one version, got {version.python!r}"
    if version.successor is not None and version.successor not in GLUE_VERSIONS:
        yield f"successor {version.successor!r} is no version"
    if not any(rate.generation == version.price_generation for rate in RATES):
        yield f"price_generation {version.price_generation!r} has no rate"


def _of_worker(worker: Worker) -> Iterator[str]:
    if not worker.commands or not {*worker.commands, *worker.doubtful_commands} <= set(COMMANDS):
        yield f"commands must be some of {COMMANDS}, got {worker.commands!r}"
    if worker.unit not in ("DPU", "M-DPU"):
        yield f"unit must be DPU or M-DPU, got {worker.unit!r}"
    if worker.min_glue_version not in {None, *GLUE_VERSIONS}:
        yield f"min_glue_version {worker.min_glue_version!r} is no version"
    if worker.min_workers is not None and worker.min_workers < 0:
        yield f"min_workers must be 0 or more, got {worker.min_workers!r}"


def _of_property(row: Property) -> Iterator[str]:
    if row.kind not in get_args(Kind):
        yield f"kind must be one of {get_args(Kind)}, got {row.kind!r}"
    if bool(row.members) != (row.kind == "structure"):
        yield "a structure has members, and nothing else has"
    if row.prop == "":
        yield "prop is empty: None where no prop sets it"


def _of_parameter(row: SpecialParameter) -> Iterator[str]:
    versions = {None, *GLUE_VERSIONS}
    yield from (f"{name} is no version" for name in ("since", "gone_in") if getattr(row, name) not in versions)
    if not row.name.startswith("--") and row.name != "library-set":
        yield f"name must begin with dashes, got {row.name!r}"
    if not row.commands or not {*row.commands, *row.refused_by} <= set(COMMANDS):
        yield f"commands must be some of {COMMANDS}, got {row.commands!r}"
    if row.prop is not None and row.codec is None:
        yield "a prop owns it, and nothing says how its value is written"


def _of_rate(rate: Rate) -> Iterator[str]:
    generations = {None, *(version.price_generation for version in GLUE_VERSIONS.values())}
    if rate.generation not in generations:
        yield f"generation {rate.generation!r} is of no Glue version"
    if rate.unit not in ("DPU", "M-DPU"):
        yield f"unit must be DPU or M-DPU, got {rate.unit!r}"
    if not rate.usd > 0:
        yield f"usd must be above 0, got {rate.usd!r}"


_CHECKS: dict[type, Any] = {
    Version: _of_version,
    Worker: _of_worker,
    Property: _of_property,
    SpecialParameter: _of_parameter,
    Rate: _of_rate,
}
