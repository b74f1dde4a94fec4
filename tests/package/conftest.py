"""Fixtures: the wheel and the sdist, built once, and environments with only the wheel installed."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

import pytest
from package.requirements import distributions

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Built:
    wheel: Path
    sdist: Path


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The distributions: the wheel is built from the sdist, so the sdist is complete. A release sets a folder."""
    if "GLUE_CONSTRUCTS_DIST" in os.environ:
        out = Path(os.environ["GLUE_CONSTRUCTS_DIST"])
    else:
        out = tmp_path_factory.mktemp("dist")
        # Without isolation: hatchling is installed, so nothing is downloaded.
        command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(ROOT)]
        subprocess.run(command, check=True, capture_output=True)
    [wheel], [sdist] = out.glob("*.whl"), out.glob("*.tar.gz")
    return Built(wheel, sdist)


@dataclass(frozen=True)
class Environment:
    """A virtual environment with the wheel and its requirements only."""

    folder: Path

    @property
    def python(self) -> Path:
        return self.folder / "bin" / "python"

    @property
    def command(self) -> Path:
        # Debian's Python installs scripts below local/bin.
        [found] = self.folder.rglob("bin/glue-constructs")
        return found

    def pip(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "pip", "--python", self.python, *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    def run(self, *arguments: str | Path, cwd: Path, **variables: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, **variables}
        environment.pop("PYTHONPATH", None)
        return subprocess.run(arguments, cwd=cwd, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="session")
def installed(built, tmp_path_factory):
    """A function that creates an environment with an extra, once for each extra."""
    made: dict[str, Environment] = {}

    def with_extra(extra: str = "") -> Environment:
        if extra not in made:
            environment = Environment(tmp_path_factory.mktemp("venv") / "venv")
            venv.create(environment.folder)
            done = environment.pip("install", "--quiet", "--no-deps", "--no-index", built.wheel)
            assert done.returncode == 0, done.stderr
            _link_requirements(environment, extra)
            made[extra] = environment
        return made[extra]

    return with_extra


def _link_requirements(environment: Environment, extra: str) -> None:
    """Link the requirements of the wheel to the packages installed here, so that tests download nothing."""
    program = "import sysconfig; print(sysconfig.get_path('purelib'))"
    site = Path(subprocess.check_output([environment.python, "-c", program], text=True).strip())
    wheel = metadata.PathDistribution(next(site.glob("glue_constructs-*.dist-info")))
    for distribution in distributions(wheel, extra):
        folders = {file.parts[0] for file in distribution.files or () if file.parts[0] != ".."} - {"__pycache__"}
        for name in folders:
            link, target = site / name, Path(str(distribution.locate_file(name)))
            if not link.exists() and target.exists():
                link.symlink_to(target)
            elif link.is_symlink() and target.is_dir() and link.resolve() != target:
                raise AssertionError(f"{name} is in two folders: {target} and {link.resolve()}")
