"""The modules whose code is changed: their syntax trees and the text of each node."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True)
class Module:
    """A module.

    Attributes:
        name: The name that imports it.
        short_name: The name below the package.
        path: The file.
        source: The file's text.
    """

    name: str
    short_name: str
    path: Path
    source: str

    @cached_property
    def tree(self) -> ast.Module:
        """The syntax tree. Mutants change it in place and restore it."""
        return ast.parse(self.source, str(self.path))

    @cached_property
    def _lines(self) -> list[bytes]:
        return [line.encode() for line in self.source.splitlines(keepends=True)]

    def text_of(self, first: ast.AST, last: ast.AST | None = None) -> str:
        """Return the source text from one node to another one, in one line."""
        start, end = _position(first)[0], _position(last or first)[1]
        lines = self._lines[start[0] - 1 : end[0]]
        lines[-1] = lines[-1][: end[1]]
        lines[0] = lines[0][start[1] :]
        return " ".join(b"".join(lines).decode().split())


def _position(node: ast.AST) -> tuple[tuple[int, int], tuple[int, int]]:
    if not isinstance(node, (ast.stmt, ast.expr, ast.keyword, ast.excepthandler)):
        raise TypeError(node)
    return (node.lineno, node.col_offset), (node.end_lineno or node.lineno, node.end_col_offset or node.col_offset)


def read_modules(package: str, folder: Path) -> Iterator[Module]:
    """Read every module of a package, in the order of the names; `folder` is the folder of the package."""
    for path in sorted(folder.rglob("*.py")):
        parts = path.relative_to(folder).with_suffix("").parts
        short = ".".join(part for part in parts if part != "__init__")
        name = f"{package}.{short}" if short else package
        yield Module(name, short or "__init__", path, path.read_text(encoding="utf-8"))
