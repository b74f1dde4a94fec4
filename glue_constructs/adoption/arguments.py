"""Conversion of a job's arguments to typed props.

An argument becomes a prop only if the prop synthesizes the same text; all others stay in `arguments`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from glue_constructs.adoption.enums import enum_member
from glue_constructs.adoption.expressions import Call, Code
from glue_constructs.model.codecs import FOLDER
from glue_constructs.model.commands import SPARK_ETL, SPARK_STREAMING
from glue_constructs.model.parameters import PARAMETER_OF_PROP, SPECIAL_PARAMETERS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from glue_constructs.model.codecs import Codec

_Props = dict[str, Any]


class _Arguments:
    """The arguments that are not yet converted to props."""

    def __init__(self, given: Mapping[str, Any], fixed: Mapping[str, Any]) -> None:
        self.left = dict(given)
        self._fixed = fixed
        # A key that is also a non-overridable argument stays an argument: no prop sets both.
        self._open = {key: value for key, value in given.items() if key not in fixed and isinstance(value, str)}

    def text(self, key: str) -> str | None:
        return self._open.get(key)

    def decode(self, key: str, codec: Codec) -> Any:
        """Decode the value of an argument; None if it is not set to a string that the codec produces."""
        text = self.text(key)
        return None if text is None else codec.decode(text)

    def has(self, key: str) -> bool:
        return key in self.left or key in self._fixed

    def take(self, *keys: str) -> None:
        for key in keys:
            del self.left[key]
            del self._open[key]


def split_arguments(
    given: Mapping[str, Any], fixed: Mapping[str, Any], *, command: str, is_scala: bool
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Split a job's arguments into typed props and arguments.

    Args:
        given: The job's DefaultArguments; values are strings or intrinsic functions.
        fixed: The job's NonOverridableArguments.
        command: The name of the job's command.
        is_scala: Whether the script is in Scala.

    Returns:
        The props as expressions, and the remaining arguments.
    """
    arguments = _Arguments(given, fixed)
    props: dict[str, Any] = {}
    for prop, parameter in PARAMETER_OF_PROP.items():
        if command in parameter.commands and not (is_scala and prop in _OF_PYTHON):
            props.update(_TAKERS.get(prop, _take)(arguments, prop))
    # pip's options are a prop only together with the modules.
    if "additional_python_modules" in props and command in PARAMETER_OF_PROP[_INSTALLER].commands:
        props.update(_take(arguments, _INSTALLER))
    if command == SPARK_ETL:
        props.update(_bookmark(arguments))
    if command == SPARK_STREAMING:
        props.update(_checkpoint_location(arguments))
    return dict(sorted(props.items())), arguments.left


def _take(arguments: _Arguments, prop: str) -> _Props:
    """Convert an argument to a prop with its codec."""
    parameter = PARAMETER_OF_PROP[prop]
    value = arguments.decode(parameter.name, parameter.codec)
    if value is None:
        return {}
    arguments.take(parameter.name)
    return {prop: value}


def _leave(_arguments: _Arguments, _prop: str) -> _Props:
    return {}


def _library_set(arguments: _Arguments, prop: str) -> _Props:
    return {prop: enum_member("LibrarySet", value) for prop, value in _take(arguments, prop).items()}


def _datalake_formats(arguments: _Arguments, prop: str) -> _Props:
    found = _take(arguments, prop)
    return {prop: [enum_member("DataLakeFormat", name) for name in names] for prop, names in found.items()}


def _shuffle(arguments: _Arguments, prop: str) -> _Props:
    # The prop's False removes the argument, so "false" cannot be written as a prop.
    return _take(arguments, prop) if arguments.text(PARAMETER_OF_PROP[prop].name) == "true" else {}


def _spark_ui(arguments: _Arguments, prop: str) -> _Props:
    flag, path = "--enable-spark-ui", "--spark-event-logs-path"
    uri = arguments.decode(path, SPECIAL_PARAMETERS[path].codec)
    if arguments.text(flag) == "true" and uri is not None:
        arguments.take(flag, path)
        return {prop: uri}
    if arguments.text(flag) == "false" and not arguments.has(path):
        arguments.take(flag)
        return {prop: False}
    return {}


def _bookmark(arguments: _Arguments) -> _Props:
    option = PARAMETER_OF_PROP["bookmark"]
    word = arguments.decode(option.name, option.codec)
    range_ = [arguments.text("--job-bookmark-from"), arguments.text("--job-bookmark-to")]
    if word is None:
        return {}
    if word == "pause" and None not in range_:
        arguments.take(option.name, "--job-bookmark-from", "--job-bookmark-to")
        return {"bookmark": Call("Bookmark.pause", named=dict(zip(("from_run", "to_run"), range_, strict=True)))}
    arguments.take(option.name)
    return {"bookmark": Code(f"Bookmark.{word.upper()}")}


def _checkpoint_location(arguments: _Arguments) -> _Props:
    """Convert the argument of the script, which Glue does not read."""
    key = "--checkpoint_location"
    uri = arguments.decode(key, FOLDER)
    if uri is None:
        return {}
    arguments.take(key)
    return {"checkpoint_location": uri}


_INSTALLER = "python_modules_installer_option"
_OF_PYTHON = ("additional_python_modules", "extra_py_files")
# All other props are decoded by their codecs. Props with _leave are set by the construct, or converted above.
_TAKERS: dict[str, Callable[[_Arguments, str], _Props]] = {
    **dict.fromkeys(("bookmark", "class_name", "logs", _INSTALLER), _leave),
    "datalake_formats": _datalake_formats,
    "library_set": _library_set,
    "spark_ui": _spark_ui,
    "write_shuffle_files_to_s3": _shuffle,
}
