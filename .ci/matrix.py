"""Tests the lowest and the newest of every dependency on every Python that the project supports, and shows a table.

    python .ci/matrix.py                            the tests of `make test` that do without the CDK CLI
    python .ci/matrix.py --quick                    the tests of what meets aws-cdk-lib
    python .ci/matrix.py --python 3.12 --versions lowest -k role

"lowest" has the lowest version that pyproject.toml allows of everything that it names, "newest" the newest that there
is today; `make test` has what .ci/locked names. Each has an environment of its own under build/matrix, kept for the
next time. A Python that the machine lacks is named; --download has uv fetch it. Exit code 1: tests failed, or an
environment could not be made; 2: there was nothing to test.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lock import pyproject
from packaging.requirements import Requirement
from packaging.version import Version
from rich.console import Console
from rich.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "build" / "matrix"
PLUGINS = ROOT / ".ci" / "pytest_plugins"
PROJECT = "glue-constructs"
VERSIONS = ("lowest", "newest")

# What meets aws-cdk-lib and jsii.
QUICK = ("_cdk", "handlers", "jobs", "operations", "packaging", "runs", "validation", "test_house.py")
CHOSEN = "not cdk_cli and not long"

# Not used by the tests that are run here.
LEFT_OUT = {"mypy", "pytest-cov", "types-boto3", "uv"}
# Asks for an aws-cdk-lib above our lowest; the tests that import it are left out there.
NOT_IN_LOWEST = {"cdk-nag": "cdk_nag"}


@dataclass(frozen=True)
class Cell:
    """One environment.

    Attributes:
        python: The Python's version, "3.12".
        versions: "lowest" or "newest".
    """

    python: str
    versions: str

    @property
    def folder(self) -> Path:
        """Where its environment is."""
        return FOLDER / f"{self.python}-{self.versions}"

    @property
    def interpreter(self) -> Path:
        """Its Python."""
        return self.folder / "bin" / "python"


@dataclass(frozen=True)
class Outcome:
    """What became of a cell.

    Attributes:
        mark: "passed", "failed" or "absent".
        said: pytest's last line, or why there is none.
        installed: The version of aws-cdk-lib.
        seconds: How long it took.
    """

    mark: str
    said: str
    installed: str = ""
    seconds: float = 0


def main() -> None:
    """Test the cells, one after another."""
    wanted = arguments(sys.argv[1:])
    outcomes = {}
    for cell in (Cell(python, versions) for python in wanted.python for versions in wanted.versions):
        print(f"Python {cell.python}, {cell.versions} versions ...", flush=True)
        outcomes[cell] = outcome(cell, wanted)
        print(f"  {outcomes[cell].mark}: {outcomes[cell].said}", flush=True)
    Console().print(table(outcomes))
    marks = {each.mark for each in outcomes.values()}
    sys.exit(1 if "failed" in marks else 0 if "passed" in marks else 2)


def arguments(given: list[str]) -> argparse.Namespace:
    """What is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--python", action="append", choices=pythons(), help="only this one; may be given again")
    parser.add_argument("--versions", action="append", choices=VERSIONS, help="only these")
    parser.add_argument("--quick", action="store_true", help="only the tests of what meets aws-cdk-lib")
    parser.add_argument("-k", default="", help="pytest's -k: only the tests whose names match")
    parser.add_argument("--download", action="store_true", help="have uv fetch the Pythons that are not here")
    wanted = parser.parse_args(given)
    wanted.python = wanted.python or pythons()
    wanted.versions = wanted.versions or list(VERSIONS)
    return wanted


def pythons() -> list[str]:
    """The Pythons that the project says it supports."""
    said = pyproject()["project"]["classifiers"]
    return [found[1] for each in said if (found := re.fullmatch(r"Programming Language :: Python :: (3\.\d+)", each))]


def extras() -> list[str]:
    """What users install; each of its requirements has its lowest and its newest."""
    return sorted(set(pyproject()["project"]["optional-dependencies"]) - {"dev"})


def outcome(cell: Cell, wanted: argparse.Namespace) -> Outcome:
    """Make the environment and run the tests in it."""
    python = cell.python if wanted.download else found(cell.python)
    if python is None:
        return Outcome("absent", f"no Python {cell.python} on this machine; --download has uv fetch it")
    started = time.monotonic()
    for command in environment(cell, python):
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        if done.returncode:
            return Outcome("failed", f"$ {' '.join(command)}\n{done.stdout}{done.stderr}")
    log = cell.folder / "pytest.log"
    with log.open("w") as file:
        # Node may be in this environment alone.
        path = os.pathsep.join([str(cell.interpreter.parent), str(Path(sys.executable).parent), os.environ["PATH"]])
        variables = {**os.environ, "PATH": path, "CDK_VALIDATION": "false", "PYTHONPATH": str(PLUGINS)}
        code = subprocess.run(
            tests(cell, wanted), cwd=ROOT, env=variables, stdout=file, stderr=file, check=False
        ).returncode
    last = (log.read_text().splitlines() or ["pytest said nothing"])[-1].strip("= ")
    said = last if code == 0 else f"{last}; see {log.relative_to(ROOT)}"
    mark = "passed" if code == 0 else "failed"
    return Outcome(mark, said, installed(cell), time.monotonic() - started)


def found(python: str) -> str | None:
    """A Python of this version that starts: on PATH, or one of pyenv's."""
    versions = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    of_pyenv = sorted(versions.glob(f"{python}.*/bin/python"), reverse=True)
    on_path = shutil.which(f"python{python}")
    for candidate in [*([on_path] if on_path else []), *map(str, of_pyenv)]:
        # A shim of pyenv is on PATH for versions that are not chosen, too, and fails.
        if subprocess.run([candidate, "--version"], capture_output=True, check=False).returncode == 0:
            return candidate
    return None


def environment(cell: Cell, python: str) -> list[list[str]]:
    """The commands that make a cell's environment; when it is there, they are quick."""
    uv = [sys.executable, "-m", "uv"]
    lowest = cell.versions == "lowest"
    # pip is there because jobs' requirements are resolved by it.
    make = [[*uv, "venv", "--quiet", "--seed", "--python", python, str(cell.folder)]]
    resolution = "lowest-direct" if lowest else "highest"
    what = ["--editable", f"{ROOT}[{','.join(extras())}]", *tools(lowest=lowest)]
    options = [
        "--quiet",
        "--upgrade",
        "--compile-bytecode",
        "--python",
        str(cell.interpreter),
        "--resolution",
        resolution,
    ]
    install = [*uv, "pip", "install", *options, *what]
    return [*([] if cell.interpreter.exists() else make), install]


def tools(*, lowest: bool) -> list[str]:
    """What the tests need beside the project: its extras for development, without what they do not use here."""
    left_out = LEFT_OUT | (set(NOT_IN_LOWEST) if lowest else set()) | {PROJECT}
    of_dev = map(Requirement, pyproject()["project"]["optional-dependencies"]["dev"])
    return sorted(str(each) for each in of_dev if each.name not in left_out)


def tests(cell: Cell, wanted: argparse.Namespace) -> list[str]:
    """The command that runs the tests."""
    command = [str(cell.interpreter), "-m", "pytest", "-q", "-p", "no:cacheprovider", "-m", CHOSEN]
    # The same examples in every cell, and no deadline: the machine may be busy.
    command += ["--hypothesis-profile", "ci"]
    if wanted.k:
        command += ["-k", wanted.k]
    if cell.versions == "lowest":
        # The lowest typer uses what today's click deprecates.
        command += ["-W", "ignore::DeprecationWarning:typer"]
        # Skips what asks for a later aws-cdk-lib, in the library's own words.
        command += ["-p", "newer_cdk", *(f"--ignore={path}" for path in without(NOT_IN_LOWEST.values()))]
    return [*command, *(f"tests/{name}" for name in (QUICK if wanted.quick else ("",)))]


def without(modules: Iterable[str]) -> list[str]:
    """The test files that import one of the modules."""
    pattern = re.compile(rf"^(?:from|import) (?:{'|'.join(modules)})\b", re.MULTILINE)
    files = sorted((ROOT / "tests").rglob("test_*.py"))
    return [str(file.relative_to(ROOT)) for file in files if pattern.search(file.read_text(encoding="utf-8"))]


def installed(cell: Cell) -> str:
    """The version of aws-cdk-lib in a cell's environment."""
    program = "from importlib.metadata import version; print(version('aws-cdk-lib'))"
    done = subprocess.run([cell.interpreter, "-c", program], capture_output=True, text=True, check=False)
    return done.stdout.strip()


def table(outcomes: dict[Cell, Outcome]) -> Table:
    """The outcomes as a table, lowest first."""
    shown = Table("Python", "aws-cdk-lib", "", "what pytest said", "time")
    order = sorted(outcomes, key=lambda cell: (Version(cell.python), VERSIONS.index(cell.versions)))
    for cell in order:
        each = outcomes[cell]
        colour = {"passed": "green", "failed": "red", "absent": "yellow"}[each.mark]
        time_taken = f"{each.seconds:.0f} s" if each.seconds else ""
        last = each.said.splitlines()[-1] if each.said else ""
        shown.add_row(cell.python, each.installed or cell.versions, f"[{colour}]{each.mark}[/]", last, time_taken)
    return shown


if __name__ == "__main__":
    main()
