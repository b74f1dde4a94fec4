"""Write the optional props of constructs and functions into their signatures: `python tests/signatures/signatures.py`.

A signature is generated from the `TypedDict` of its props: each prop becomes a keyword-only parameter, so that IDEs,
`inspect.signature` and type checkers see it, and its documentation an entry of ``Args:``. The parameters before the
comment "The optional props are generated from ..." are written by hand.
"""

from __future__ import annotations

import ast
import re
import textwrap
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2] / "glue_constructs"
WIDTH = 120

PROPS = {
    "JobProps": "jobs/props.py",
    "PythonShellJobProps": "jobs/props.py",
    "SparkProps": "jobs/spark_props.py",
    "SparkEtlJobProps": "jobs/spark_props.py",
    "SparkStreamingJobProps": "jobs/spark_props.py",
    "RunOverrides": "runs/overrides.py",
    "TriggerOptions": "operations/trigger_options.py",
}
"""The typed dictionaries of props, and where they are."""

_MARKER = re.compile(r"^( *)# The optional props are generated from (\w+) \(make generate\)\.$", re.MULTILINE)

FILES = sorted(
    path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*.py") if _MARKER.search(path.read_text(encoding="utf-8"))
)
"""The files with generated signatures: those with the comment."""

_ENTRY = re.compile(r"^ {8}(\w+): (.*)$")


@dataclass(frozen=True)
class Prop:
    """A prop: its name, its type as it is written, and its documentation in one line."""

    name: str
    type: str
    documentation: str


def props_of(name: str) -> list[Prop]:
    """Return the props of a typed dictionary: its own, then those of its base; glue_version, if it has one, first."""
    tree = ast.parse((ROOT / PROPS[name]).read_text(encoding="utf-8"))
    [found] = [each for each in tree.body if isinstance(each, ast.ClassDef) and each.name == name]
    documentation = _entries(ast.get_docstring(found, clean=False) or "")
    own = [
        Prop(field.target.id, ast.unparse(field.annotation), documentation[field.target.id])
        for field in found.body
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
    ]
    bases = [base.id for base in found.bases if isinstance(base, ast.Name) and base.id in PROPS]
    found_props = own + [prop for base in bases for prop in props_of(base)]
    # Every Spark job must have one, so that it is the first that an IDE shows.
    return sorted(found_props, key=lambda prop: prop.name != "glue_version")


def _entries(docstring: str) -> dict[str, str]:
    """Return the entries of a Google-style section by name, each in one line."""
    entries: dict[str, str] = {}
    name = ""
    for line in docstring.splitlines():
        if match := _ENTRY.match(line):
            name = match[1]
            entries[name] = match[2]
        elif name and line.startswith(" " * 12):
            entries[name] += f" {line.strip()}"
        else:
            name = ""
    return entries


def with_signatures(source: str) -> str:
    """Return the source of a file with its generated parameters and their documentation."""
    lines = source.splitlines()
    # From the last to the first: what is written does not move the lines before it.
    for at in reversed([at for at, line in enumerate(lines) if _MARKER.match(line)]):
        lines = _with_signature(lines, at)
    return "\n".join(lines) + "\n"


def _with_signature(lines: list[str], marker: int) -> list[str]:
    indent, name = _MARKER.match(lines[marker]).groups()  # type: ignore[union-attr]  # it matched
    props = props_of(name)
    end = next(at for at in range(marker, len(lines)) if re.match(r" *\) -> ", lines[at]))
    parameters = [f"{indent}{prop.name}: {_optional(prop.type)} = None," for prop in props]
    lines = [*lines[: marker + 1], *parameters, *lines[end:]]
    start = next(at for at in range(marker, 0, -1) if re.match(r" *def ", lines[at]))
    by_hand = set(re.findall(r"^ *(\w+):", "\n".join(lines[start + 1 : marker]), re.MULTILINE))
    return _with_documentation(lines, start, props, by_hand)


def _optional(type_: str) -> str:
    return type_ if type_ == "None" or type_.endswith("| None") else f"{type_} | None"


def _with_documentation(lines: list[str], start: int, props: list[Prop], by_hand: set[str]) -> list[str]:
    """Write the entries into ``Args:``: of the function, or, of a constructor, of the class."""
    if "__init__" in lines[start]:
        begin = next(at for at in range(start, 0, -1) if re.match(r"class ", lines[at]))
    else:
        begin = start
    args = next(at for at in range(begin, len(lines)) if re.match(r" +Args:$", lines[at]))
    indent = " " * (len(lines[args]) - len(lines[args].lstrip()) + 4)
    end = next(at for at in range(args + 1, len(lines)) if not lines[at].startswith(indent))
    head = re.compile(rf"{indent}\*{{0,2}}(\w+):")
    kept: list[str] = []
    keep = False
    for line in lines[args + 1 : end]:
        if match := head.match(line):
            keep = match[1] in by_hand
        if keep:
            kept.append(line)
    written = [line for prop in props for line in _wrapped(prop, indent)]
    return [*lines[: args + 1], *kept, *written, *lines[end:]]


def _wrapped(prop: Prop, indent: str) -> list[str]:
    return textwrap.wrap(
        f"{prop.name}: {prop.documentation}",
        WIDTH,
        initial_indent=indent,
        subsequent_indent=f"{indent}    ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def main() -> None:
    """Write every file."""
    for name in FILES:
        path = ROOT / name
        path.write_text(with_signatures(path.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
