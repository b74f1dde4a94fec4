"""Reading of a script's source."""

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
# Far more than a script written by hand; parsing it takes seconds and a gigabyte.
_MAX_SIZE = 5_000_000


def read_script(source: str | bytes, *, name: str) -> ScriptFacts:
    """Read from a script's source what the script needs from its job. The script is not run.

    Args:
        source: The source; bytes are decoded as Python does, by a BOM or an encoding comment, else as UTF-8.
        name: The file's name, for messages; a file that ends in ".scala" is not read.

    Returns:
        The facts. For a source that is not valid Python, too large or nested too deeply, the facts have the reason.
    """
    facts = ScriptFacts(name=name)
    if facts.is_scala:
        return facts
    if len(source) > _MAX_SIZE:
        return replace(facts, unread=f"it has more than {_MAX_SIZE // 1_000_000} MB")
    try:
        text = _decode(source)
        return _read(name, text, _parse(text))
    except SyntaxError as error:
        fault = Fault(error.msg or "invalid syntax", error.lineno or 0, error.offset or 0, _PARSED_BY)
    except ValueError as error:  # a null byte before Python 3.12, a lone surrogate
        fault = Fault(str(error), 0, 0, _PARSED_BY)
    except (RecursionError, MemoryError):  # the parser's stack overflowed
        return replace(facts, unread="it is nested too deeply")
    return replace(facts, fault=fault)


def _decode(source: str | bytes) -> str:
    if isinstance(source, str):
        return source.removeprefix("\ufeff")
    encoding, _ = tokenize.detect_encoding(io.BytesIO(source).readline)
    return source.decode(encoding)


def _parse(text: str) -> ast.Module:
    # "\d" in a string is a SyntaxWarning, which must not become an error where warnings are errors.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return ast.parse(text)


def _read(name: str, text: str, tree: ast.Module) -> ScriptFacts:
    nodes = collect_nodes(tree)
    syntax = dict(nodes.syntax)
    if _READS_NEWER_FSTRINGS and (newer := newer_fstring(text, nodes.formatted)) is not None:
        known = syntax.get(newer.since)
        syntax[newer.since] = newer if known is None or newer.line < known.line else known
    names = Names(nodes)
    imports = tuple(dict.fromkeys(_imports(nodes, needed=True)))
    optional = {each.top for each in _imports(nodes, needed=False)}
    reading = read_options(nodes, names, optional | {each.top for each in imports})
    return ScriptFacts(
        name=name,
        syntax=tuple(syntax[since] for since in sorted(syntax)),
        options=tuple(reading.options),
        reads_more=reading.reads_more,
        changes_arguments=reading.changes_arguments,
        strict_parser=reading.strict_parser,
        imports=imports,
        optional_imports=tuple(sorted(optional)),
        starts_job=starts_job(nodes, names),
        commits_job=any(attribute.attr == "commit" for attribute in nodes.attributes),
        hands_job_on=passes_job(nodes, names),
        frame_reads=tuple(frame_reads(nodes)),
        exits=tuple(exits(nodes, names)),
    )


def _imports(nodes: ScriptNodes, *, needed: bool) -> Iterator[Import]:
    """Yield the required imports, or the optional ones; without relative imports, because a script has no package."""
    for node, context in nodes.imports:
        if needed == bool(context & (CONDITIONAL | IMPORT_ERROR_CAUGHT)):
            continue
        if isinstance(node, ast.Import):
            yield from (Import(alias.name, node.lineno) for alias in node.names)
        elif node.module and not node.level:
            yield Import(node.module, node.lineno)
