"""A script's calls that matter to Glue: of `Job`, reads of DynamicFrames, and exits of the process."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from glue_constructs.rules._script_facts import FrameRead
from glue_constructs.scripts.branches import CONDITIONAL, EXIT_CAUGHT, IN_FUNCTION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.scripts.names import Names
    from glue_constructs.scripts.nodes import ScriptNodes

_JOB = "awsglue.job.Job"
_READERS = ("from_catalog", "from_options", "create_dynamic_frame_from_catalog", "create_dynamic_frame_from_options")
# With this many positional arguments transformation_ctx may be set: from_catalog has it fourth, from_options fifth.
_MIN_WITH_CONTEXT = 4
_EXITS = ("sys.exit", "exit", "quit")


def _is_job(node: ast.AST, names: Names) -> bool:
    """Whether a node is a call of Job()."""
    if not isinstance(node, ast.Call):
        return False
    full = names.full_name(node.func)
    return full == _JOB or (full == "Job" and "awsglue.job" in names.stars)


def starts_job(nodes: ScriptNodes, names: Names) -> bool:
    """Whether a Job is created, and the method `init` of any object called: the Job may have several names."""
    has_job = any(_is_job(call, names) for call, _ in nodes.calls)
    return has_job and any(isinstance(call.func, ast.Attribute) and call.func.attr == "init" for call, _ in nodes.calls)


def passes_job(nodes: ScriptNodes, names: Names) -> bool:
    """Whether a Job is passed to a call, which may commit it."""
    holders = {
        target.id
        for assign in nodes.assigns
        if assign.value is not None and _is_job(assign.value, names)
        for target in (assign.targets if isinstance(assign, ast.Assign) else [assign.target])
        if isinstance(target, ast.Name)
    }
    given = (part for call, _ in nodes.calls for part in (*call.args, *(keyword.value for keyword in call.keywords)))
    return any(_is_job(part, names) or (isinstance(part, ast.Name) and part.id in holders) for part in given)


def frame_reads(nodes: ScriptNodes) -> Iterator[FrameRead]:
    """Yield the reads of DynamicFrames, in the order of the source."""
    for call, _ in nodes.calls:
        function = call.func
        if not isinstance(function, ast.Attribute) or function.attr not in _READERS:
            continue
        owner = function.value
        if function.attr.startswith("from_") and getattr(owner, "attr", "") != "create_dynamic_frame":
            continue
        named = any(keyword.arg in ("transformation_ctx", None) for keyword in call.keywords)
        starred = any(isinstance(argument, ast.Starred) for argument in call.args)
        yield FrameRead(call.lineno, named or starred or len(call.args) >= _MIN_WITH_CONTEXT)


def exits(nodes: ScriptNodes, names: Names) -> Iterator[int]:
    """Yield the lines where the script exits with success.

    `sys.exit(0)` counts everywhere; `sys.exit(main())` only where it is always executed.
    """
    ends = [(call, context) for call, context in nodes.calls if names.full_name(call.func) in _EXITS]
    for raised, context in nodes.raises:
        error = raised.exc
        if isinstance(error, ast.Call) and names.full_name(error.func) == "SystemExit":
            ends.append((error, context))
        elif isinstance(error, ast.Name) and error.id == "SystemExit":
            ends.append((ast.Call(func=error, args=[], keywords=[], lineno=raised.lineno), context))
    for call, context in sorted(ends, key=lambda end: end[0].lineno):
        code = call.args[0] if call.args else None
        sure = code is None or (isinstance(code, ast.Constant) and (code.value is None or code.value == 0))
        always = not isinstance(code, ast.Constant) and not context & (CONDITIONAL | IN_FUNCTION)
        if not context & EXIT_CAUGHT and (sure or always):
            yield call.lineno
