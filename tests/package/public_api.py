"""Generate tests/package/public_api.txt: every public name with its signature. Run it to accept a change.

griffe reads the source, so that the text is the same for every version of Python and aws-cdk-lib. docs/policy.md
defines the public API.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import griffe
import typer

from glue_constructs.cli.app import app
from glue_constructs.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

ROOT = Path(__file__).parents[2]
TEXT = Path(__file__).with_name("public_api.txt")
PACKAGE = "glue_constructs"

# The modules from which the documentation imports; the public names of a module are its __all__.
MODULES = ("", "local", "rules", "testing")
# Other names that the documentation imports, and their return types.
SINGLE = (
    "operations.cost.JobCost",
    "operations.cost.cost_fault",
    "operations.cost.job_cost",
    "operations.guard.cost_fault",
)

# Classes whose constructors only subclasses call.
ABSTRACT = ("glue_constructs.jobs.job.GlueJob",)

_Kind = griffe.ParameterKind
_STARS = {_Kind.var_positional: "*", _Kind.var_keyword: "**"}
_WIDTH = 100
_INDENT = "    "


def public_api() -> str:
    """Return the text of the file."""
    package = griffe.load(PACKAGE, search_paths=[ROOT], resolve_aliases=True)
    sections = [_module(package[name] if name else package) for name in MODULES if not name or name in package.members]
    fixtures = _fixtures(package["testing.fixtures"])
    single = ["# from other modules", ""]
    for name in SINGLE:
        single += [*_member(_target(package[name]), f"{PACKAGE}.{name}"), ""]
    return "".join(f"{line}\n" for lines in [*sections, fixtures, single, _command_line(), _rules()] for line in lines)


def _module(module: griffe.Module) -> list[str]:
    lines = [f"# {module.path}", ""]
    names = [str(name) for name in module.exports or ()]
    members = {name: _target(module[name]) for name in sorted(names)}
    shown = {member.path for member in members.values()}
    for name, member in members.items():
        lines += [*_member(member, name, shown), ""]
    return lines


def _fixtures(module: griffe.Module) -> list[str]:
    """Return the pytest fixtures with their types; their parameters are not public."""
    found = {n: f for n, f in module.functions.items() if any("fixture" in str(d.value) for d in f.decorators)}
    lines = [f"{name} -> {function.returns}" for name, function in sorted(found.items()) if not name.startswith("_")]
    return [f"# fixtures of {module.path}", "", *lines, ""]


def _target(found: griffe.Object | griffe.Alias) -> griffe.Object:
    return found.final_target if isinstance(found, griffe.Alias) else found


def _member(member: griffe.Object, name: str, shown: Collection[str] = ()) -> list[str]:
    if isinstance(member, griffe.Class):
        return [f"class {name}{_bases(member)}", *(f"{_INDENT}{line}" for line in _class_lines(member, shown))]
    if isinstance(member, griffe.Function):
        return [_function(member, name)]
    return [_attribute(member, name)]


def _bases(member: griffe.Class) -> str:
    keywords = (f"{name}={value}" for name, value in member.keywords.items())
    bases = ", ".join([*(str(base) for base in member.bases), *keywords])
    return f"({bases})" if bases else ""


def _class_lines(member: griffe.Class, shown: Collection[str]) -> Iterator[str]:
    """Yield the constructor and the public members, without those inherited from a class in the file."""
    if any(str(base) == "Enum" for base in member.bases):
        yield from (f"{name} = {found.value}" for name, found in member.attributes.items())
        return
    init = member.all_members.get("__init__")
    if init is not None and member.path not in ABSTRACT:
        yield _function(_target(init), member.name, is_method=True, indent=_INDENT)
    for name in sorted(name for name in member.all_members if not name.startswith("_")):
        found = member.all_members[name]
        target = _target(found)
        is_import = isinstance(found, griffe.Alias) and not found.inherited
        if not is_import and (target.parent is member or target.parent.path not in shown):
            yield _of_class(target, name)


def _of_class(member: griffe.Object, name: str) -> str:
    if isinstance(member, griffe.Function):
        marks = {"staticmethod", "classmethod"} & member.labels
        text = _function(member, name, is_method="staticmethod" not in marks, indent=_INDENT)
        return "".join(f"{mark} " for mark in marks) + text
    return _attribute(member, name)


def _attribute(member: griffe.Attribute, name: str) -> str:
    kind = "property " if "property" in member.labels else ""
    annotation = f": {member.annotation}" if member.annotation else ""
    return f"{kind}{name}{annotation}"


def _function(member: griffe.Function, name: str, *, is_method: bool = False, indent: str = "") -> str:
    parameters = list(member.parameters)[is_method:]
    spelled = [_parameter(parameter) for parameter in parameters]
    keyword_only = [parameter.kind is _Kind.keyword_only for parameter in parameters]
    if any(keyword_only) and not any(parameter.kind is _Kind.var_positional for parameter in parameters):
        spelled.insert(keyword_only.index(True), "*")
    returns = f" -> {member.returns}" if member.returns and member.name != "__init__" else ""
    line = f"{name}({', '.join(spelled)}){returns}"
    if len(line) <= _WIDTH:
        return line
    return "\n".join([f"{name}(", *(f"{indent}    {each}," for each in spelled), f"{indent}){returns}"])


def _parameter(parameter: griffe.Parameter) -> str:
    annotation = f": {parameter.annotation}" if parameter.annotation else ""
    has_default = parameter.default is not None and parameter.kind not in _STARS
    default = f" = {parameter.default}" if has_default else ""
    return f"{_STARS.get(parameter.kind, '')}{parameter.name}{annotation}{default}"


def _command_line() -> list[str]:
    lines = ["# the command line", ""]
    for path, command in _commands(typer.main.get_command(app), "glue-constructs"):
        lines += [path, *(f"    {_option(parameter)}" for parameter in command.params if parameter.name != "help"), ""]
    return lines


def _commands(command: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Yield every command with its full name; commands are of click, or of the copy of click in typer."""
    if not hasattr(command, "list_commands"):
        yield path, command
        return
    for name in command.list_commands(None):
        yield from _commands(command.get_command(None, name), f"{path} {name}")


def _option(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return str(parameter.name).upper() + ("..." if parameter.nargs == -1 else "")
    names = "/".join([*parameter.opts, *parameter.secondary_opts])
    default = getattr(parameter.default, "value", parameter.default)
    has_default = isinstance(default, (str, int, float)) and default != "" and parameter.required is False
    return names + (f" = {default}" if has_default else "")


def _rules() -> list[str]:
    return ["# the rules", "", *(f"{rule.id} {rule.name} ({rule.severity})" for rule in RULES)]


if __name__ == "__main__":
    TEXT.write_text(public_api(), encoding="utf-8")
