"""A job's arguments as the typed props that own them.

An argument becomes a prop only where the prop gives back the same text; every other stays an argument.
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

    def decode(self, key: str, codec: Codec) -> Any:
        """The value that a text says; None where there is no text, or none that a value gives."""
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
    for prop, parameter in PARAMETER_OF_PROP.items():
        if command in parameter.commands and not (is_scala and prop in _OF_PYTHON):
            props.update(_TAKERS.get(prop, _take)(arguments, prop))
    # Pip's options go with the modules that they are for.
    if "additional_python_modules" in props and command in PARAMETER_OF_PROP[_INSTALLER].commands:
        props.update(_take(arguments, _INSTALLER))
    if command == SPARK_ETL:
        props.update(_bookmark(arguments))
    if command == SPARK_STREAMING:
        props.update(_checkpoint_location(arguments))
    return dict(sorted(props.items())), arguments.left


def _take(arguments: _Arguments, prop: str) -> _Found:
    """A prop whose value the argument's text says."""
    parameter = PARAMETER_OF_PROP[prop]
    value = arguments.decode(parameter.name, parameter.codec)
    if value is None:
        return {}
    arguments.take(parameter.name)
    return {prop: value}


def _leave(_arguments: _Arguments, _prop: str) -> _Found:
    return {}


def _library_set(arguments: _Arguments, prop: str) -> _Found:
    return {prop: enum_member("LibrarySet", value) for prop, value in _take(arguments, prop).items()}


def _datalake_formats(arguments: _Arguments, prop: str) -> _Found:
    found = _take(arguments, prop)
    return {prop: [enum_member("DataLakeFormat", name) for name in names] for prop, names in found.items()}


def _shuffle(arguments: _Arguments, prop: str) -> _Found:
    # Off is said by the argument's absence, which no text is.
    return _take(arguments, prop) if arguments.text(PARAMETER_OF_PROP[prop].name) == "true" else {}


def _spark_ui(arguments: _Arguments, prop: str) -> _Found:
    flag, path = "--enable-spark-ui", "--spark-event-logs-path"
    uri = arguments.decode(path, SPECIAL_PARAMETERS[path].codec)
    if arguments.text(flag) == "true" and uri is not None:
        arguments.take(flag, path)
        return {prop: uri}
    if arguments.text(flag) == "false" and not arguments.has(path):
        arguments.take(flag)
        return {prop: False}
    return {}


def _bookmark(arguments: _Arguments) -> _Found:
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


def _checkpoint_location(arguments: _Arguments) -> _Found:
    """The script's own argument, which Glue does not read."""
    key = "--checkpoint_location"
    uri = arguments.decode(key, FOLDER)
    if uri is None:
        return {}
    arguments.take(key)
    return {"checkpoint_location": uri}


_INSTALLER = "python_modules_installer_option"
_OF_PYTHON = ("additional_python_modules", "extra_py_files")
# Of the others the argument's text says the value. What is left is written by the construct, or taken above.
_TAKERS: dict[str, Callable[[_Arguments, str], _Found]] = {
    **dict.fromkeys(("bookmark", "class_name", "logs", _INSTALLER), _leave),
    "datalake_formats": _datalake_formats,
    "library_set": _library_set,
    "spark_ui": _spark_ui,
    "write_shuffle_files_to_s3": _shuffle,
}
