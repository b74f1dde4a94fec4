"""Checks of the rows of `glue_constructs.model`."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import fields
from datetime import date
from types import UnionType
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin, get_type_hints

from glue_constructs.model import codecs, job_schema, parameters, prices, versions, workers
from glue_constructs.model.commands import COMMANDS, SPARK_ETL
from glue_constructs.model.job_schema import Property
from glue_constructs.model.parameters import SPECIAL_PARAMETERS, SpecialParameter
from glue_constructs.model.prices import BASE_REGION, FLEX, MEMORY, RATES, SPARK, Rate
from glue_constructs.model.versions import GLUE_VERSIONS, OFFERED_GLUE_VERSIONS, Version
from glue_constructs.model.workers import Worker

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBERS = ("default_timeout", "price_generation", "minimum_seconds", "dpu", "vcpu", "memory_gb", "disk_gb")
# Facts that a version past its end of life may omit, and facts that only such a version has.
_OF_THE_LIVING, _OF_THE_RETIRED = ("scala", "glibc"), ("end_of_life", "successor")
OPEN = {"min_glue_version", "max_workers", "regions", "since", "gone_in", "written", "default", "prop", "generation"}
"""The facts that a row may leave open."""

_NAMED: tuple[tuple[str, tuple[Any, ...]], ...] = (
    ("Glue {0.name}", versions._GLUE_VERSIONS),
    ("worker type {0.name}", workers._WORKER_TYPES),
    ("property {0.name}", job_schema.JOB_PROPERTIES),
    ("parameter {0.name}", parameters._SPECIAL_PARAMETERS),
    ("rate {0.region} {0.category} {0.generation}", prices.RATES),
)
_CATEGORIES = (SPARK, FLEX, MEMORY, prices.PYTHON_SHELL, prices.RAY)
_UNITS = ("DPU", "M-DPU")


def named_rows() -> list[tuple[str, Any]]:
    """Yield every row with its name."""
    named = [(pattern.format(row), row) for pattern, table in _NAMED for row in table]
    members = [(f"property {row.name}", row.members) for row in job_schema.JOB_PROPERTIES]
    return [*named, *((f"{name}.{member.name}", member) for name, inside in members for member in inside)]


def rows() -> dict[str, Any]:
    """Return every row by its name."""
    return dict(named_rows())


def twice() -> list[str]:
    """Return the names of repeated rows: a table by name would only have the last one."""
    return [name for name, count in Counter(name for name, _ in named_rows()).items() if count > 1]


def faults(row: Any) -> list[str]:
    """Return the errors of a row."""
    errors = [*_missing(row), *_mistyped(row)]
    return errors or [*_common(row), *_CHECKS[type(row)](row)]


def required(row: Any) -> list[str]:
    """Return the required facts of a row."""
    return [each.name for each in fields(row) if each.name not in OPEN | set(_may_be_missing(row))]


def _missing(row: Any) -> Iterator[str]:
    yield from (f"{name} is missing" for name in required(row) if getattr(row, name) is None)


def _may_be_missing(row: Any) -> tuple[str, ...]:
    if not isinstance(row, Version):
        return ()
    return _OF_THE_LIVING if row.end_of_life is not None else _OF_THE_RETIRED


# Names in annotations that are imported under TYPE_CHECKING.
_NAMES = {"Codec": codecs.Codec}
_UNLOOKED = (codecs.Codec, object)


def _mistyped(row: Any) -> Iterator[str]:
    for name, kind in get_type_hints(type(row), localns=_NAMES).items():
        value = getattr(row, name, None)
        if name != "_" and value is not None and not _is_of(value, kind):
            yield f"{name} must be {kind.__name__ if isinstance(kind, type) else kind}, got {value!r}"


def _is_of(value: Any, kind: Any) -> bool:
    origin = get_origin(kind)
    if origin is Literal:
        return value in get_args(kind)
    if origin is UnionType or str(origin) == "typing.Union":
        return any(_is_of(value, each) for each in get_args(kind))
    if origin is tuple:
        return isinstance(value, tuple) and all(_is_of(each, get_args(kind)[0]) for each in value)
    if kind in _UNLOOKED:
        return True
    if kind is float:
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    return isinstance(value, kind) and not (kind is int and isinstance(value, bool))


def _common(row: Any) -> Iterator[str]:
    for name in _NUMBERS:
        number = getattr(row, name, 1)
        if not number > 0:
            yield f"{name} must be above 0, got {number!r}"
    if not str(getattr(row, "source", "https://")).startswith(("https://", "AWS Price List")):
        yield "source is no address"


def _of_version(version: Version) -> Iterator[str]:
    if not re.fullmatch(r"\d+\.\d+", version.name):
        yield f"name must be two numbers, got {version.name!r}"
    if not set(version.commands) <= set(COMMANDS) or not version.commands:
        yield f"commands must be some of {COMMANDS}, got {version.commands!r}"
    if not re.fullmatch(r"\d+\.\d+\.\d+", version.spark):
        yield f"spark must be three numbers, got {version.spark!r}"
    if version.scala is not None and not re.fullmatch(r"\d+\.\d+", version.scala):
        yield f"scala must be two numbers, got {version.scala!r}"
    yield from _of_living(version) if version.end_of_life is None else _of_retired(version)
    for category in (SPARK, FLEX, MEMORY):
        if not any((rate.region, rate.category, rate.generation) == _priced(version, category) for rate in RATES):
            yield f"price_generation {version.price_generation!r} has no rate of {category} in {BASE_REGION}"


def _priced(version: Version, category: str) -> tuple[str, str, int]:
    return BASE_REGION, category, version.price_generation


def _of_living(version: Version) -> Iterator[str]:
    if not re.fullmatch(r"3\.\d+", version.python):
        yield f"python must be one version, got {version.python!r}"
    if version.successor is not None:
        yield f"successor is of a version with an end of life, got {version.successor!r}"


def _of_retired(version: Version) -> Iterator[str]:
    if version.successor not in GLUE_VERSIONS:
        yield f"successor {version.successor!r} is no version"
    elif version.successor not in OFFERED_GLUE_VERSIONS:
        yield f"successor {version.successor!r} is not offered either"
    try:
        date.fromisoformat(str(version.end_of_life))
    except ValueError:
        yield f"end_of_life must be a day, got {version.end_of_life!r}"


def _of_worker(worker: Worker) -> Iterator[str]:
    if not worker.commands or not {*worker.commands, *worker.doubtful_commands} <= set(COMMANDS):
        yield f"commands must be some of {COMMANDS}, got {worker.commands!r}"
    if twofold := set(worker.commands) & set(worker.doubtful_commands):
        yield f"commands and doubtful_commands both have {sorted(twofold)}"
    if worker.unit not in _UNITS:
        yield f"unit must be DPU or M-DPU, got {worker.unit!r}"
    if worker.min_glue_version not in {None, *GLUE_VERSIONS}:
        yield f"min_glue_version {worker.min_glue_version!r} is no version"
    if worker.min_workers < 0:
        yield f"min_workers must be 0 or more, got {worker.min_workers!r}"
    if worker.max_workers is not None and worker.max_workers < max(worker.min_workers, 1):
        yield f"max_workers must be min_workers or more, got {worker.max_workers!r}"
    if worker.flex and SPARK_ETL not in worker.commands:
        yield "flex is of Spark ETL jobs alone"
    if worker.regions == ():
        yield "regions is empty: None where it is in every Region"


def _of_property(row: Property) -> Iterator[str]:
    if bool(row.members) != (row.kind == "structure"):
        yield "a structure has members, and nothing else has"
    if row.prop == "":
        yield "prop is empty: None where no prop sets it"
    # Deprecated; CloudFormation's schema has a number, the API a whole number.
    if row.shape.kind != row.kind and row.name != "AllocatedCapacity":
        yield f"kind is {row.kind!r}, and its shape {row.shape.kind!r}"


def _of_parameter(row: SpecialParameter) -> Iterator[str]:
    for name in ("since", "gone_in"):
        if getattr(row, name) not in {None, *GLUE_VERSIONS}:
            yield f"{name} is no version"
    if not row.name.startswith("--") and row.name != "library-set":
        yield f"name must begin with dashes, got {row.name!r}"
    if not row.commands or not {*row.commands, *row.refused_by} <= set(COMMANDS):
        yield f"commands must be some of {COMMANDS}, got {row.commands!r}"
    if twofold := set(row.commands) & set(row.refused_by):
        yield f"commands and refused_by both have {sorted(twofold)}"
    yield from (f"requires {other!r}, which is no parameter" for other in row.requires if other not in _KEYS)
    yield from _of_value(row)


_KEYS = SPECIAL_PARAMETERS.keys()


def _of_value(row: SpecialParameter) -> Iterator[str]:
    is_flag = row.kind in ("flag", "presence")
    if row.kind == "flag" and row.gone_in is None and "true" not in row.allowed:
        yield f"allowed must have 'true', as a flag takes it, got {row.allowed!r}"
    if row.allowed and row.kind not in ("flag", "text", "list"):
        yield f"allowed is of flags, texts and lists, got {row.kind!r}"
    if row.prop == "":
        yield "prop is empty: None where no prop owns it"
    if row.prop and row.written is None and not is_flag and row.kind not in parameters._BY_KIND:
        yield f"written is missing: no kind of value says how a prop is written as {row.kind!r}"


def _of_rate(rate: Rate) -> Iterator[str]:
    generations = {None, *(version.price_generation for version in GLUE_VERSIONS.values())}
    if rate.generation not in generations:
        yield f"generation {rate.generation!r} is of no Glue version"
    if rate.category not in _CATEGORIES:
        yield f"category must be one of {_CATEGORIES}, got {rate.category!r}"
    elif (rate.generation is None) != (rate.category in (prices.PYTHON_SHELL, prices.RAY)):
        yield f"generation is of the rates of Spark, and of all of them, got {rate.generation!r}"
    if rate.unit not in _UNITS:
        yield f"unit must be DPU or M-DPU, got {rate.unit!r}"
    if rate.confidence not in ("certain", "likely"):
        yield f"confidence must be certain or likely, got {rate.confidence!r}"
    if not rate.usd > 0:
        yield f"usd must be above 0, got {rate.usd!r}"


_CHECKS: dict[type, Any] = {
    Version: _of_version,
    Worker: _of_worker,
    Property: _of_property,
    SpecialParameter: _of_parameter,
    Rate: _of_rate,
}
