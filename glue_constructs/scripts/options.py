"""The job arguments that a script reads, and how it reads them."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from glue_constructs.rules._script_facts import Option
from glue_constructs.scripts.branches import CONDITIONAL

if TYPE_CHECKING:
    from collections.abc import Iterable

    from glue_constructs.scripts.branches import Context
    from glue_constructs.scripts.names import Names
    from glue_constructs.scripts.nodes import ScriptNodes

_READER = "getResolvedOptions"
_ARGV = "sys.argv"
_LAST = ("argv", _READER)
# Readers of sys.argv whose options are not analyzed.
_OTHER_READERS = ("optparse", "getopt")


@dataclass
class Reading:
    """The arguments that a script reads; the attributes are those of `ScriptFacts`."""

    options: list[Option] = field(default_factory=list)
    reads_more: bool = False
    changes_arguments: bool = False
    strict_parser: int | None = None


def read_options(nodes: ScriptNodes, names: Names, modules: Iterable[str]) -> Reading:
    """Find the arguments that a script reads.

    Args:
        nodes: The script's nodes.
        names: The script's names.
        modules: The modules that the script imports.
    """
    modules = set(modules)
    reading = Reading(reads_more=not modules.isdisjoint(_OTHER_READERS))
    handled: set[int] = set()  # ids of the nodes of sys.argv and getResolvedOptions that are analyzed
    for call, context in nodes.calls:
        if names.full_name(call.func).rpartition(".")[2] == _READER:
            _resolved_options(reading, names, call, context, handled)
    if "argparse" in modules:
        _argparse(reading, nodes, names, handled)
    for compare in nodes.compares:
        _membership(reading, names, compare, handled)
    _other_uses(reading, nodes, names, handled)
    reading.options.sort(key=lambda option: (option.line, option.name))
    return reading


def _resolved_options(reading: Reading, names: Names, call: ast.Call, context: Context, handled: set[int]) -> None:
    handled.add(id(call.func))
    keywords = {keyword.arg: keyword.value for keyword in call.keywords}
    positional = [*call.args, None, None]
    given, options = keywords.get("args", positional[0]), keywords.get("options", positional[1])
    is_plain = given is not None and names.full_name(given) == _ARGV
    if given is not None and is_plain:
        handled.add(id(given))
    for text in names.strings(options):
        if text is None:
            reading.reads_more = True
        else:
            required = is_plain and not context & CONDITIONAL
            reading.options.append(Option(text[0].removeprefix("--"), text[1], "getResolvedOptions", required))


def _argparse(reading: Reading, nodes: ScriptNodes, names: Names, handled: set[int]) -> None:
    parses, found = False, Reading()
    for call, context in nodes.calls:
        name = call.func.attr if isinstance(call.func, ast.Attribute) else ""
        if name in ("parse_args", "parse_known_args") and _reads_argv(call, names, handled):
            parses = True
            # In a branch it may be for local runs only.
            if name == "parse_args" and not context & CONDITIONAL and found.strict_parser is None:
                found.strict_parser = call.lineno
        elif name == "add_argument":
            _add_argument(found, names, call, context)
        elif name == "add_subparsers" or any(keyword.arg == "parents" for keyword in call.keywords):
            found.reads_more = True
    if parses:
        reading.options += found.options
        reading.reads_more |= found.reads_more
        reading.strict_parser = found.strict_parser


def _reads_argv(call: ast.Call, names: Names, handled: set[int]) -> bool:
    given = call.args[0] if call.args else next((k.value for k in call.keywords if k.arg == "args"), None)
    if given is None or (isinstance(given, ast.Constant) and given.value is None):
        return True
    given = given.value if isinstance(given, ast.Subscript) else given
    handled.add(id(given))
    return names.full_name(given) == _ARGV


def _add_argument(found: Reading, names: Names, call: ast.Call, context: Context) -> None:
    texts = list(names.strings(ast.Tuple(elts=call.args, ctx=ast.Load())))
    long = [text for text in texts if text is not None and text[0].startswith("--")]
    keywords = {keyword.arg: keyword.value for keyword in call.keywords}
    # A positional argument takes any value, and the value of a short option looks the same.
    found.reads_more |= not long or None in texts or None in keywords
    required = keywords.get("required")
    is_required = isinstance(required, ast.Constant) and required.value is True and not context & CONDITIONAL
    for text, line in long:
        found.options.append(Option(text.removeprefix("--"), line, "argparse", is_required and len(texts) == 1))


def _membership(reading: Reading, names: Names, compare: ast.Compare, handled: set[int]) -> None:
    """Read `"--day" in sys.argv` as an optional argument."""
    for operator, right in zip(compare.ops, compare.comparators, strict=True):
        if isinstance(operator, (ast.In, ast.NotIn)) and names.full_name(right) == _ARGV:
            handled.add(id(right))
            (text,) = names.strings(ast.Tuple(elts=[compare.left], ctx=ast.Load()))
            if text is None:
                reading.reads_more = True
            else:
                reading.options.append(Option(text[0].removeprefix("--"), text[1], "argv", required=False))


def _other_uses(reading: Reading, nodes: ScriptNodes, names: Names, handled: set[int]) -> None:
    """Treat any other use of sys.argv or getResolvedOptions as reading unknown arguments."""
    for call, _ in nodes.calls:
        if isinstance(call.func, ast.Name) and call.func.id == "print":
            handled.update(id(argument) for argument in call.args)
    aliases = {name for name in {node.id for node in nodes.names} if _is_argument_source(names.resolve(name))}
    mentions: list[ast.Name | ast.Attribute] = [node for node in nodes.names if node.id in aliases]
    mentions += [node for node in nodes.attributes if node.attr in _LAST and _is_argument_source(names.full_name(node))]
    for node in mentions:
        if id(node) in handled or isinstance(node.ctx, ast.Del):
            continue
        if names.full_name(node) == _ARGV:
            reading.reads_more = reading.changes_arguments = True
        elif isinstance(node.ctx, ast.Load):
            reading.reads_more = True


def _is_argument_source(full: str) -> bool:
    return full == _ARGV or full.endswith(f".{_READER}")
