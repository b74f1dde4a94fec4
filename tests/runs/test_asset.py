"""The code of the provider's functions: what is in it, and whether it can be imported without the library."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import boto3
import pytest

import glue_constructs
from glue_constructs.handlers import worker
from glue_constructs.runs.provider import asset
from glue_constructs.runs.provider.asset import HANDLERS, handlers_folder, imported_model_files

PACKAGE = Path(glue_constructs.__file__).parent
HANDLER_FILES = sorted((PACKAGE / "handlers").rglob("*.py"))

# Imports the handlers as Lambda does, with boto3 from its folder, and prints the modules of the package.
PROGRAM = """
import json, sys
from importlib import import_module
sys.path[:0] = json.loads(sys.argv[1])
functions = [import_module(f"{sys.argv[2]}.{name}").handler for name in ("entry", "worker")]
assert all(map(callable, functions))
print(json.dumps(sorted(name for name in sys.modules if name.partition(".")[0] == "glue_constructs")))
"""


def content(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_handlers_can_be_imported_from_the_asset_alone(tmp_path):
    libraries = tmp_path / "libraries"
    libraries.mkdir()
    installed = Path(boto3.__file__).parents[1]
    for name in ("boto3", "botocore", "s3transfer", "jmespath", "dateutil", "urllib3", "six.py"):
        (libraries / name).symlink_to(installed / name)
    paths = json.dumps([str(handlers_folder()), str(libraries)])
    command = [sys.executable, "-B", "-I", "-S", "-c", PROGRAM, paths, HANDLERS]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    imported = json.loads(done.stdout)
    assert {f"{HANDLERS}.entry", f"{HANDLERS}.worker"} <= set(imported)
    allowed = ("glue_constructs.handlers", "glue_constructs.model")
    assert [name for name in imported if not name.startswith(allowed)] == ["glue_constructs"]


def test_the_asset_has_the_handlers_and_nothing_else_but_the_model():
    expected = [*HANDLER_FILES, *(PACKAGE / "handlers").rglob("*.json")]
    names = {f"glue_constructs/{path.relative_to(PACKAGE).as_posix()}" for path in expected}
    found = content(handlers_folder())
    assert {name for name in found if "/model/" not in name} == names | {"glue_constructs/__init__.py"}
    assert found["glue_constructs/__init__.py"] == b""


def test_it_has_the_same_content_in_every_process():
    first = content(handlers_folder())
    handlers_folder.cache_clear()
    assert content(handlers_folder()) == first


def test_its_files_have_the_same_permissions_on_every_machine():
    assert {path.stat().st_mode & 0o777 for path in handlers_folder().rglob("*") if path.is_file()} == {0o644}


def names_in_model(node: ast.ImportFrom) -> list[str]:
    """Return the names that an import statement can mean as modules of the model."""
    _, found, module = (node.module or "").rpartition("model")
    if not found:
        return []
    return [module.removeprefix(".")] if module else [alias.name for alias in node.names]


def imported_by_syntax(files: list[Path]) -> set[Path]:
    """Return the files of the model that files import, at any depth, also for types."""
    found: set[Path] = set()
    ahead = list(files)
    while ahead:
        nodes = [node for node in ast.walk(ast.parse(ahead.pop().read_text())) if isinstance(node, ast.ImportFrom)]
        names = {name for node in nodes for name in names_in_model(node)}
        new = {PACKAGE / "model" / f"{name}.py" for name in names} - found
        new = {path for path in new if path.exists()}
        found |= new
        ahead += new
    return {*found, PACKAGE / "model" / "__init__.py"} if found else found


def test_the_files_of_the_model_are_those_that_the_handlers_import():
    assert imported_model_files(HANDLER_FILES) == imported_by_syntax(HANDLER_FILES)


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("from glue_constructs.model.run_states import LIVE", {"run_states"}),
        ("from glue_constructs.model import run_states, scalars as numbers", {"run_states", "scalars"}),
        ("from glue_constructs.model import (\n    run_states,\n    scalars,\n)", {"run_states", "scalars"}),
        ("from ..model.run_states import LIVE", {"run_states"}),
        ("if x:\n    from ..model import run_states", {"run_states"}),
        ("from glue_constructs.model.log_groups import ERROR", None),
        ("import json", set()),
    ],
)
def test_imports_of_the_model(tmp_path, statement, expected):
    file = tmp_path / "handler.py"
    file.write_text(f"import os\n{statement}\nx = 1\n")
    found = imported_model_files([file])
    assert found == imported_by_syntax([file])
    if expected is not None:
        assert {path.stem for path in found} - {"__init__"} == expected
    else:
        assert {"commands", "versions", "log_groups"} <= {path.stem for path in found}


def test_the_model_needs_only_the_standard_library():
    for file in (PACKAGE / "model").glob("*.py"):
        nodes = ast.walk(ast.parse(file.read_text()))
        roots = {node.module.partition(".")[0] for node in nodes if isinstance(node, ast.ImportFrom) and node.module}
        assert roots <= {"glue_constructs", *sys.stdlib_module_names}


def test_the_handlers_of_the_template_exist():
    assert worker.__name__ == f"{HANDLERS}.worker"
    assert asset._PACKAGE == PACKAGE
