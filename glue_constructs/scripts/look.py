"""A look at the source of a script."""

from __future__ import annotations

import ast
import io
import sys
import tokenize
import warnings
from dataclasses import replace
from typing import TYPE_CHECKING

from glue_constructs.rules._script_facts import Fault, Import, ScriptFacts
from glue_constructs.scripts.branches import CONDITIONAL, IMPORT_ERROR_CAUGHT
from glue_constructs.scripts.fstrings import newer_fstring
from glue_constructs.scripts.glue_calls import exits, frame_reads, passes_job, starts_job
from glue_constructs.scripts.names import Names
from glue_constructs.scripts.nodes import collect_nodes
from glue_constructs.scripts.options import read_options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.scripts.nodes import ScriptNodes

_PARSED_BY = sys.version_info[:2]
_READS_NEWER_FSTRINGS = _PARSED_BY >= (3, 12)
# A thousand times what a person writes; to parse it takes seconds and a gigabyte.
_LARGEST = 5_000_000


def look(source: str | bytes, *, name: str) -> ScriptFacts:
    """Read what a script needs of its job off its source. Nothing of it is run.

    Args:
        source: The source; bytes are decoded as Python does, by a mark or a comment at their start, else as UTF-8.
        name: The file's name, for messages; one that ends in ".scala" is not read.

    Returns:
        The facts. What is no Python, too large or nested too deep gives facts that say so, and no error.
    """
    facts = ScriptFacts(name=name)
    if facts.is_scala:
        return facts
    if len(source) > _LARGEST:
        return replace(facts, unread=f"it has more than {_LARGEST // 1_000_000} MB")
    try:
        text = _decode(source)
        return _read(name, text, _parse(text))
    except SyntaxError as error:
        fault = Fault(error.msg or "invalid syntax", error.lineno or 0, error.offset or 0, _PARSED_BY)
    except ValueError as error:  # a null byte before Python 3.12, half a surrogate pair
        fault = Fault(str(error), 0, 0, _PARSED_BY)
    except (RecursionError, MemoryError):  # how the parser says that its stack ends
        return replace(facts, unread="it is nested too deep")
    return replace(facts, fault=fault)


def _decode(source: str | bytes) -> str:
    if isinstance(source, str):
        return source.removeprefix("\ufeff")
    encoding, _ = tokenize.detect_encoding(io.BytesIO(source).readline)
    return source.decode(encoding)


def _parse(text: str) -> ast.Module:
    # "\d" in a text is a warning, and no reason to refuse a job; where warnings are errors it would be one.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return ast.parse(text)


def _read(name: str, text: str, tree: ast.Module) -> ScriptFacts:
    seen = collect_nodes(tree)
    syntax = dict(seen.syntax)
    if _READS_NEWER_FSTRINGS and (newer := newer_fstring(text, seen.formatted)) is not None:
        known = syntax.get(newer.since)
        syntax[newer.since] = newer if known is None or newer.line < known.line else known
    names = Names(seen)
    imports = tuple(dict.fromkeys(_imports(seen, needed=True)))
    optional = {each.top for each in _imports(seen, needed=False)}
    reading = read_options(seen, names, optional | {each.top for each in imports})
    return ScriptFacts(
        name=name,
        syntax=tuple(syntax[since] for since in sorted(syntax)),
        options=tuple(reading.options),
        reads_more=reading.reads_more,
        changes_arguments=reading.changes_arguments,
        strict_parser=reading.strict_parser,
        imports=imports,
        optional_imports=tuple(sorted(optional)),
        starts_job=starts_job(seen, names),
        commits_job=any(attribute.attr == "commit" for attribute in seen.attributes),
        hands_job_on=passes_job(seen, names),
        frame_reads=tuple(frame_reads(seen)),
        exits=tuple(exits(seen, names)),
    )


def _imports(seen: ScriptNodes, *, needed: bool) -> Iterator[Import]:
    """The modules that the script cannot do without, or the others. A relative import has no package to start from."""
    for node, place in seen.imports:
        if needed == bool(place & (CONDITIONAL | IMPORT_ERROR_CAUGHT)):
            continue
        if isinstance(node, ast.Import):
            yield from (Import(alias.name, node.lineno) for alias in node.names)
        elif node.module and not node.level:
            yield Import(node.module, node.lineno)
