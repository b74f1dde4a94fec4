"""A job's arguments as the typed props that own them.

An argument becomes a prop only where the prop gives back the same text; every other stays an argument.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from glue_constructs.adoption.enums import member
from glue_constructs.adoption.expressions import Call, Code
from glue_constructs.rules.tables import PYTHON_SHELL, SPARK, SPARK_ETL, SPARK_STREAMING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

# The argument of each switch, and the text by which it is off; None where off is its absence. As
# glue_constructs.jobs.features.switches has them: a test holds the two equal.
SWITCHES: dict[str, tuple[str, str | None]] = {
    "auto_scale_within_microbatch": ("--auto-scale-within-microbatch", "false"),
    "auto_scaling": ("--enable-auto-scaling", "false"),
    "disable_proxy_v2": ("--disable-proxy-v2", None),
    "glue_datacatalog": ("--enable-glue-datacatalog", None),
    "job_insights": ("--enable-job-insights", "false"),
    "metrics": ("--enable-metrics", None),
    "observability_metrics": ("--enable-observability-metrics", "false"),
    "s3_parquet_optimized_committer": ("--enable-s3-parquet-optimized-committer", "false"),
    "user_jars_first": ("--user-jars-first", "false"),
}
_ONLY_STREAMING = ("auto_scale_within_microbatch",)
_LAKE_FORMATION = ("--enable-lakeformation-fine-grained-access", "false")

# A folder as props take it, without what would be a wildcard in a policy; an object below s3://.
_FOLDER = re.compile(r"s3[an]?://[^/\s*?]+(?:/[^\s*?]*)?", re.IGNORECASE)
_OBJECT = re.compile(r"s3://[^/\s*?,]+/[^\s*?,]*[^\s*?,/]")
_OBJECT_OR_FOLDER = re.compile(r"s3://[^/\s*?,]+/[^\s*?,]+")
_NAME = re.compile(r"(?!--)[^\s=]+")
# Not a file: a wheel's name is judged where the job is made.
_REQUIREMENT = re.compile(r"(?!.*\.(?:whl|zip|txt)$)[A-Za-z0-9][^\s,:/]*")
_CUSTOMER = re.compile(r"([^\s=,\"]+)=([^\s,\"]*)")

_Found = dict[str, Any]


class _Arguments:
    """The arguments that are left."""

    def __init__(self, given: Mapping[str, Any], fixed: Mapping[str, Any]) -> None:
        self.left = dict(given)
        self._fixed = fixed
        # What no run can change stays with its default: no prop owns a key of both.
        self._open = {key: value for key, value in given.items() if key not in fixed and isinstance(value, str)}

    def text(self, key: str) -> str | None:
        return self._open.get(key)

    def has(self, key: str) -> bool:
        return key in self.left or key in self._fixed

    def taken(self, *keys: str) -> None:
        for key in keys:
            del self.left[key]
            del self._open[key]


def typed(
    given: Mapping[str, Any], fixed: Mapping[str, Any], *, command: str, is_scala: bool
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Part a job's arguments.

    Args:
        given: Its DefaultArguments; values are texts or intrinsic functions.
        fixed: Its NonOverridableArguments.
        command: The name of its command.
        is_scala: Whether its script is in Scala.

    Returns:
        The props, as expressions; and the arguments that none of them owns.
    """
    arguments = _Arguments(given, fixed)
    props: dict[str, Any] = {}
    for commands, take in _TAKERS:
        if command in commands:
            props.update(take(arguments))
    if command in SPARK:
        props.update(_switches(arguments, command))
    if not is_scala:
        props.update(_python(arguments, command))
    return dict(sorted(props.items())), arguments.left


def _switches(arguments: _Arguments, command: str) -> _Found:
    found = {}
    for prop, (key, off) in SWITCHES.items():
        value = arguments.text(key)
        if prop in _ONLY_STREAMING and command != SPARK_STREAMING:
            continue
        if value is not None and value in ("true", off):
            arguments.taken(key)
            found[prop] = value == "true"
    return found


def _bookmark(arguments: _Arguments) -> _Found:
    option = arguments.text("--job-bookmark-option") or ""
    word = option.removeprefix("job-bookmark-")
    range_ = [arguments.text("--job-bookmark-from"), arguments.text("--job-bookmark-to")]
    if option == word or word not in ("enable", "disable", "pause"):
        return {}
    if word == "pause" and None not in range_:
        arguments.taken("--job-bookmark-option", "--job-bookmark-from", "--job-bookmark-to")
        return {"bookmark": Call("Bookmark.pause", named=dict(zip(("from_run", "to_run"), range_, strict=True)))}
    arguments.taken("--job-bookmark-option")
    return {"bookmark": Code(f"Bookmark.{word.upper()}")}


def _spark_ui(arguments: _Arguments) -> _Found:
    flag, path = "--enable-spark-ui", "--spark-event-logs-path"
    uri = arguments.text(path)
    if arguments.text(flag) == "true" and uri is not None and _FOLDER.fullmatch(uri):
        arguments.taken(flag, path)
        return {"spark_ui": uri}
    if arguments.text(flag) == "false" and not arguments.has(path):
        arguments.taken(flag)
        return {"spark_ui": False}
    return {}


def _spark_conf(arguments: _Arguments) -> _Found:
    value = arguments.text("--conf")
    if value is None:
        return {}
    pairs = [setting.partition("=") for setting in value.split(" --conf ")]
    conf = {key: setting for key, _, setting in pairs}
    plain = all(_NAME.fullmatch(key) and equals and not re.search(r"\s", setting) for key, equals, setting in pairs)
    if not plain or len(conf) < len(pairs):
        return {}
    arguments.taken("--conf")
    return {"spark_conf": conf}


def _lakeformation(arguments: _Arguments) -> _Found:
    key, off = _LAKE_FORMATION
    if (value := arguments.text(key)) not in ("true", off):
        return {}
    arguments.taken(key)
    return {"lakeformation_fine_grained_access": value == "true"}


def _shuffle(arguments: _Arguments) -> _Found:
    key = "--write-shuffle-files-to-s3"
    if arguments.text(key) != "true":
        return {}
    arguments.taken(key)
    return {"write_shuffle_files_to_s3": True}


def _cores(arguments: _Arguments) -> _Found:
    value = arguments.text("--executor-cores")
    if value is None or not re.fullmatch(r"[1-9]\d{0,5}", value, re.ASCII):
        return {}
    arguments.taken("--executor-cores")
    return {"executor_cores": int(value)}


def _variables(prop: str) -> Callable[[_Arguments], _Found]:
    key = f"--{prop.replace('_', '-')}"

    def take(arguments: _Arguments) -> _Found:
        pairs = [_CUSTOMER.fullmatch(pair) for pair in (arguments.text(key) or "").split(",")]
        found = {pair[1]: pair[2] for pair in pairs if pair}
        if len(found) < len(pairs):
            return {}
        arguments.taken(key)
        return {prop: found}

    return take


def _matching(prop: str, key: str, pattern: re.Pattern[str]) -> Callable[[_Arguments], _Found]:
    """A prop that takes an argument's text as it is."""

    def take(arguments: _Arguments) -> _Found:
        value = arguments.text(key)
        if value is None or not pattern.fullmatch(value):
            return {}
        arguments.taken(key)
        return {prop: value}

    return take


def _list_of(
    prop: str, key: str, pattern: re.Pattern[str], made: Callable[[str], Any] = str
) -> Callable[[_Arguments], _Found]:
    """A prop that takes an argument's text as a list."""

    def take(arguments: _Arguments) -> _Found:
        items = (arguments.text(key) or "").split(",")
        if not all(map(pattern.fullmatch, items)):
            return {}
        arguments.taken(key)
        return {prop: [made(item) for item in items]}

    return take


def _library_set(arguments: _Arguments) -> _Found:
    value = arguments.text("library-set")
    if value is None:
        return {}
    arguments.taken("library-set")
    return {"library_set": member("LibrarySet", value)}


def _python(arguments: _Arguments, command: str) -> _Found:
    found = dict(_PY_FILES(arguments))
    modules = _MODULES(arguments)
    found.update(modules)
    # On Spark alone: Python shell jobs have no such prop.
    if modules and command in SPARK:
        found.update(_INSTALLER(arguments))
    return found


_ANY = re.compile(r".+", re.DOTALL)
_WORD = re.compile(r"[^\s,]+")
_PY_FILES = _list_of("extra_py_files", "--extra-py-files", _OBJECT)
_MODULES = _list_of("additional_python_modules", "--additional-python-modules", _REQUIREMENT)
_INSTALLER = _matching("python_modules_installer_option", "--python-modules-installer-option", _ANY)

_TAKERS: list[tuple[Iterable[str], Callable[[_Arguments], _Found]]] = [
    ((*SPARK, PYTHON_SHELL), _matching("temp_dir", "--TempDir", _FOLDER)),
    ((PYTHON_SHELL,), _library_set),
    ((SPARK_ETL,), _bookmark),
    ((SPARK_ETL,), _lakeformation),
    ((SPARK_ETL,), _shuffle),
    ((SPARK_STREAMING,), _matching("checkpoint_location", "--checkpoint_location", _FOLDER)),
    (SPARK, _spark_ui),
    (SPARK, _spark_conf),
    (SPARK, _cores),
    (SPARK, _variables("customer_driver_env_vars")),
    (SPARK, _variables("customer_executor_env_vars")),
    (SPARK, _list_of("datalake_formats", "--datalake-formats", _WORD, lambda name: member("DataLakeFormat", name))),
    (SPARK, _list_of("extra_jars", "--extra-jars", _OBJECT)),
    (SPARK, _list_of("extra_files", "--extra-files", _OBJECT_OR_FOLDER)),
    (SPARK, _matching("python_virtual_env", "--python-virtual-env", _OBJECT)),
    (SPARK, _matching("python_virtual_env_storage_prefix", "--python-virtual-env-storage-prefix", _FOLDER)),
    (SPARK, _matching("python_virtual_env_version", "--python-virtual-env-version", _ANY)),
]
