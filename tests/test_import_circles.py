"""Import cycles: the files of a package must not import each other, not even for types."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import glue_constructs

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

PACKAGE = Path(glue_constructs.__file__).parent
PACKAGES = sorted(path.parent.name for path in PACKAGE.glob("*/__init__.py"))

# The remaining cycles, by their files below the package, each with the reason.
_KNOWN = {
    "local": {
        ("cloudformation/change_set.py", "cloudformation/resources_to_import.py"): "for types",
        (
            "cloudformation/operation.py",
            "cloudformation/resource_owners.py",
            "cloudformation/resource_provisioner.py",
            "cloudformation/stack.py",
        ): "for types: a stack knows its operation, which changes the stack",
        (
            "cloudformation/provider.py",
            "cloudformation/resource.py",
        ): "for types: a request has a resource",
        (
            "glue/arguments.py",
            "glue/cause.py",
            "glue/jobs.py",
            "glue/log_groups.py",
            "glue/runs.py",
        ): "for types: the parts of a run read the run",
        ("script_path/awsglue/context.py", "script_path/awsglue/dynamicframe.py"): "for types, as in AWS's own awsglue",
    },
}

# Packages that must not import the rest of jobs.
_PARTS_OF_JOBS = ("jobs/features", "jobs/role")
_MAY_IMPORT_OF_JOBS = ("glue_constructs.jobs.features", "glue_constructs.jobs.role", "glue_constructs.jobs.shapes")


def imported(path: Path) -> Iterator[str]:
    """Yield what a file imports, at any depth, also for types: "package.module.name" of each name."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = path.relative_to(PACKAGE.parent).parts[: -node.level] if node.level else ()
            module = ".".join([*above, *([node.module] if node.module else [])])
            yield from (f"{module}.{alias.name}" for alias in node.names)


def file_of(name: str) -> Path | None:
    """Return the file of an import: the module, or the module with the name."""
    for parts in (name.split("."), name.split(".")[:-1]):
        module = PACKAGE.parent.joinpath(*parts)
        for file in (module.parent / f"{module.name}.py", module / "__init__.py"):
            if file.is_file():
                return file
    return None


def graph(package: str) -> dict[Path, set[Path]]:
    """Return every file of a package, with the files of the package that it imports."""
    files = set((PACKAGE / package).rglob("*.py"))
    return {file: {found for name in imported(file) if (found := file_of(name)) in files} for file in files}


def reachable(start: Path, edges: Mapping[Path, Collection[Path]]) -> set[Path]:
    found: set[Path] = set()
    ahead = list(edges[start])
    while ahead:
        file = ahead.pop()
        if file not in found:
            found.add(file)
            ahead += edges[file]
    return found


def cycles(edges: Mapping[Path, Collection[Path]]) -> set[frozenset[Path]]:
    """The strongly connected components: the files that all reach one another."""
    reach = {file: reachable(file, edges) for file in edges}
    return {frozenset(other for other in reach[file] if file in reach[other]) for file in edges if file in reach[file]}


@pytest.mark.parametrize("package", PACKAGES)
def test_files_of_a_package_do_not_import_each_other(package):
    found = {
        tuple(sorted(file.relative_to(PACKAGE / package).as_posix() for file in cycle))
        for cycle in cycles(graph(package))
    }
    assert sorted(found) == sorted(_KNOWN.get(package, {}))


@pytest.mark.parametrize("part", _PARTS_OF_JOBS)
def test_a_part_of_a_job_does_not_import_jobs(part):
    wrong = {
        str(file.relative_to(PACKAGE)): names
        for file in (PACKAGE / part).rglob("*.py")
        if (names := [n for n in imported(file) if n.startswith("glue_constructs.jobs") and not is_allowed(n)])
    }
    assert wrong == {}


def is_allowed(name: str) -> bool:
    return name.startswith(tuple(f"{each}." for each in _MAY_IMPORT_OF_JOBS))


def test_a_cycle_is_found_by_its_files(tmp_path):
    one, two, three = (tmp_path / name for name in ("one.py", "two.py", "three.py"))
    assert cycles({one: {two}, two: {one}, three: {one}}) == {frozenset({one, two})}
    assert cycles({one: {two}, two: set(), three: {one, two}}) == set()
