"""Reader of template files."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from glue_constructs.templates.comments import read_ignores
from glue_constructs.templates.loops import unroll
from glue_constructs.templates.parsing import parse
from glue_constructs.templates.problems import Malformed, Unreadable, os_error_reason, type_name
from glue_constructs.templates.sources import STDIN
from glue_constructs.templates.text import decode

if TYPE_CHECKING:
    from glue_constructs.templates.comments import Ignore
    from glue_constructs.templates.document import Document, Duplicate, Place
    from glue_constructs.templates.sources import Source

# CloudFormation's limit is 1 MB. A file given by name is read at any size; larger files in folders are skipped.
_LARGEST_FOUND = 100_000_000

_RESOURCES = re.compile(r"""(^|["'])Resources["']?\s*:""", re.MULTILINE)
_TYPE = re.compile(r"\b(AWS|Custom)::")


@dataclass(frozen=True)
class Template:
    """A template.

    Attributes:
        data: Its data, with functions in long form; the resources of a loop occur once.
        origins: For each resource, the member of the file's Resources: itself, or its loop.
        places: The position of each member of the file's Resources, if known.
        ignores: The comments that suppress rules.
        problems: The parts that could not be read.
    """

    data: dict[str, Any]
    origins: dict[str, str]
    places: dict[str, Place]
    ignores: list[Ignore]
    problems: list[Unreadable]

    def line(self, resource: str) -> int | None:
        """Return the line of a resource, if known."""
        place = self.places.get(self.origins.get(resource, resource))
        return place.line if place else None


def read_template(source: Source) -> Template | None:
    """Read a source; `None` when it is not a template and need not be one.

    Raises:
        Unreadable: The source could not be read.
    """
    try:
        text = _text(source)
        if text is None:
            return None
        document = _document(text, source.file)
    except OSError as error:
        raise Unreadable(source.file, f"cannot be read: {os_error_reason(error)}") from None
    except Malformed as error:
        raise error.within(source.file) from None
    resources = document.data.get("Resources") if isinstance(document.data, dict) else None
    if isinstance(resources, dict):
        return _template(source.file, document, text)
    if source.certain:
        raise Unreadable(source.file, "has no Resources, so it is not a CloudFormation template")
    return None


def _text(source: Source) -> str | None:
    """Return the text of a source; `None` when it does not look like a template and need not be one."""
    if source.file == STDIN:
        return decode(sys.stdin.buffer.read())
    path = Path(source.file)
    if source.certain:
        return decode(path.read_bytes())
    if path.stat().st_size > _LARGEST_FOUND:
        return None
    try:
        text = decode(path.read_bytes())
    except Malformed:
        return None
    return text if _RESOURCES.search(text) and _TYPE.search(text) else None


def _document(text: str, file: str) -> Document:
    document = parse(text, file=file)
    if document.duplicates:
        _refuse_duplicate(document.duplicates[0])
    return document


def _refuse_duplicate(found: Duplicate) -> NoReturn:
    if found.first_line:
        raise Malformed(f"the key {found.key!r} occurs twice, first in line {found.first_line}", found.line)
    if found.is_inside:
        raise Malformed(
            f"is not valid JSON: in the value that begins here, the key {found.key!r} occurs twice in one object",
            found.line,
        )
    raise Malformed(f"is not valid JSON: the key {found.key!r} occurs twice", found.line)


def _template(file: str, document: Document, text: str) -> Template:
    members: dict[str, Any] = {}
    origins: dict[str, str] = {}
    problems = []
    for origin, own, resource in unroll(document.data["Resources"]):
        if isinstance(resource, dict):
            # A loop's resource may have the name of another one here; in the transformed template, names are unique.
            name = own if own not in members else f"{origin}/{own}"
            members[name] = resource
            origins[name] = origin
        else:
            place = document.places.get(origin)
            why = f"resource {own!r} must be an object, got {type_name(resource)}"
            problems.append(Unreadable(file, why, place.line if place else None))
    data = {**document.data, "Resources": members}
    return Template(data, origins, document.places, list(read_ignores(text, document)), problems)
