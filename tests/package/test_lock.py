"""The lock files, and the error messages of `make setup` if it cannot install them."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from itertools import chain
from pathlib import Path

import pytest
from package.programs import program
from packaging.requirements import Requirement

environment = program("environment")
lock = program("lock")

ROOT = Path(__file__).parents[2]
LOCKS = sorted(environment.LOCKED.iterdir())

pytestmark = pytest.mark.process


def requirements(path: Path) -> list[Requirement]:
    text = re.sub(r"\\\n", " ", path.read_text())
    lines = [
        line.split("--hash=")[0] for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")
    ]
    return [Requirement(line.strip()) for line in lines]


class TestTheLock:
    def test_it_matches_the_requirements_in_pyproject(self):
        assert lock.is_current(), "run: make lock"

    def test_everything_that_setup_installs_has_a_lock_file(self):
        assert [path.name for path in LOCKS] == ["java.txt", "node.txt", "npm.txt", "python.txt"]

    @pytest.mark.parametrize("path", [path for path in LOCKS if path.name != "npm.txt"], ids=lambda path: path.name)
    def test_each_package_has_one_version_and_hashes(self, path):
        named = [block for block in re.split(r"\n(?=\S)", path.read_text()) if not block.startswith("#")]
        assert named
        assert [block for block in named if not re.match(r"\S+==\S+ .*?--hash=sha256:", block, re.DOTALL)] == []

    @pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
    def test_it_contains_no_index_and_no_host(self, path):
        assert (
            re.findall(
                r"\w+://\S+|^--?(?:index|extra-index|find-links|trusted-host)\S*", path.read_text(), re.MULTILINE
            )
            == []
        )

    def test_it_has_every_requirement_for_every_supported_python(self):
        locked = requirements(environment.PYTHON_LOCK)
        project = lock.read_pyproject()["project"]
        lines = [*project["dependencies"], *chain.from_iterable(project["optional-dependencies"].values())]
        wanted = [each for each in map(Requirement, lines) if each.name != "glue-constructs"]
        for python in program("matrix").supported_pythons():
            at = {"python_version": python, "python_full_version": f"{python}.9", "sys_platform": "linux"}
            versions = {each.name: each.specifier for each in locked if not each.marker or each.marker.evaluate(at)}
            for each in wanted:
                if each.marker and not each.marker.evaluate(at):
                    continue
                [version] = [one.version for one in versions[each.name]]
                assert each.specifier.contains(version, prereleases=True), (python, each, version)

    def test_dev_has_every_extra(self):
        extras = lock.read_pyproject()["project"]["optional-dependencies"]
        [own] = [each for each in map(Requirement, extras["dev"]) if each.name == "glue-constructs"]
        assert own.extras | {"dev"} == set(extras)


class TestSetup:
    def test_setup_has_no_syntax_that_older_versions_of_python_cannot_parse(self):
        """Python 2.7 has no f-strings and no annotations, not even as a future import."""
        tree = ast.parse((ROOT / ".ci" / "setup.py").read_text(), feature_version=(3, 4))
        assert not any(isinstance(node, (ast.JoinedStr, ast.ImportFrom, ast.AnnAssign)) for node in ast.walk(tree))

    @pytest.mark.parametrize("name", ["python2.7", "python3.6", "python3.9"])
    def test_an_older_python_is_rejected_with_a_message(self, name):
        versions = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
        found = [*map(str, versions.glob(f"{name.removeprefix('python')}*/bin/python")), shutil.which(name)]
        if (python := next(filter(None, found), None)) is None:
            pytest.skip(f"{name} is not installed")
        done = subprocess.run([python, ROOT / ".ci" / "setup.py"], capture_output=True, text=True, check=False)
        assert done.returncode == 1
        assert re.fullmatch(
            r"glue_constructs needs Python 3\.10 or newer, got [\d.]+; try: make PYTHON=python3\.12\n", done.stderr
        )

    def test_an_outdated_lock_is_reported(self, tmp_path):
        shutil.copytree(ROOT / ".ci", tmp_path / ".ci")
        text = (ROOT / "pyproject.toml").read_text()
        (tmp_path / "pyproject.toml").write_text(text.replace('"packaging>=24"', '"packaging>=24.1"'))
        done = subprocess.run(
            [sys.executable, tmp_path / ".ci" / "lock.py", "--check"], capture_output=True, text=True, check=False
        )
        assert done.returncode == 1
        assert done.stderr == (
            ".ci/locked/python.txt does not match the requirements in pyproject.toml; run: make lock\n"
        )
        (tmp_path / "pyproject.toml").write_text(
            f"# Another comment.\n{text}".replace("line-length = 120", "line-length = 99")
        )
        subprocess.run([sys.executable, tmp_path / ".ci" / "lock.py", "--check"], check=True)

    @pytest.mark.parametrize(
        ("output", "sentence"),
        [
            pytest.param(
                "WARNING: Retrying (Retry(total=0, connect=None)) after connection broken by "
                "'NewConnectionError('<pip._vendor.urllib3.connection.HTTPSConnection object>: Failed to establish a "
                "new connection: [Errno 111] Connection refused')': /simple/zipp/\n"
                "ERROR: No matching distribution found for zipp==4.1.2\n",
                "the package registry cannot be reached: setup needs network access, or a mirror configured for pip "
                "and npm (PIP_INDEX_URL, npm_config_registry)",
                id="no-network",
            ),
            pytest.param(
                "npm error code ENOTFOUND\nnpm error network request to https://registry.example/aws-cdk failed\n",
                "the package registry cannot be reached: setup needs network access, or a mirror configured for pip "
                "and npm (PIP_INDEX_URL, npm_config_registry)",
                id="no-network-for-npm",
            ),
            pytest.param(
                "ERROR: Could not find a version that satisfies the requirement moto==5.2.5 (from versions: 5.2.4)\n"
                "ERROR: No matching distribution found for moto==5.2.5\n",
                f"the package registry has no moto==5.2.5 for Python {sys.version.split()[0]} on this system: use a "
                "mirror that has it, or lock the available versions: make lock",
                id="a-mirror-without-a-package",
            ),
            pytest.param(
                "ERROR: Cannot install moto==5.2.5 because these package versions have conflicting dependencies.\n"
                "ERROR: ResolutionImpossible: for help visit https://pip.pypa.io/\n",
                f"the package registry has no moto==5.2.5 for Python {sys.version.split()[0]} on this system: use a "
                "mirror that has it, or lock the available versions: make lock",
                id="a-mirror-without-a-package-that-is-a-constraint",
            ),
            pytest.param(
                "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE. If you have updated the "
                "package versions, please update the hashes.\n    zipp==4.1.2 from https://mirror.example/zipp.whl:\n"
                "        Expected sha256 00\n             Got        11\n",
                "the package registry's file for zipp==4.1.2 does not match the hash in .ci/locked; use another mirror",
                id="another-hash",
            ),
            pytest.param("ERROR: something else\n", None, id="unknown-error"),
        ],
    )
    def test_errors_of_pip_and_npm_are_explained(self, output, sentence):
        assert environment.explain_error(output) == sentence

    @pytest.mark.long
    def test_a_missing_network_is_reported(self, tmp_path):
        shutil.copytree(ROOT / ".ci", tmp_path / ".ci")
        shutil.copy(ROOT / "pyproject.toml", tmp_path)
        unreachable = {"PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_RETRIES": "1", "PIP_NO_CACHE_DIR": "1"}
        done = subprocess.run(
            [sys.executable, tmp_path / ".ci" / "setup.py"],
            env={**os.environ, **unreachable, "PIP_CONFIG_FILE": os.devnull, "PIP_FIND_LINKS": ""},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 1
        assert done.stderr.startswith("\nthe package registry cannot be reached: ")
        assert not (tmp_path / ".venv" / ".set-up").exists()
