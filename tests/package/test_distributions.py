"""The wheel and the sdist: what they hold, and what the wheel asks for."""

from __future__ import annotations

import re
import tarfile
import zipfile
from importlib import metadata
from pathlib import Path

import pytest
from package.requirements import requirements
from packaging.metadata import Metadata
from packaging.requirements import Requirement
from pathspec import GitIgnoreSpec

ROOT = Path(__file__).parents[2]

# What only a clone needs.
OF_CLONES = (".git",)


def not_ignored(root: Path) -> set[str]:
    """The files that git would keep."""
    ignored = GitIgnoreSpec.from_lines([*(root / ".gitignore").read_text().splitlines(), *OF_CLONES])
    found, waiting = set(), [root]
    while waiting:
        for path in waiting.pop().iterdir():
            name = path.relative_to(root).as_posix()
            if ignored.match_file(f"{name}/" if path.is_dir() else name):
                continue
            if path.is_dir():
                waiting.append(path)
            else:
                found.add(name)
    return found


@pytest.fixture(scope="module")
def in_wheel(built) -> set[str]:
    return set(zipfile.ZipFile(built.wheel).namelist())


@pytest.fixture(scope="module")
def in_sdist(built) -> set[str]:
    with tarfile.open(built.sdist) as archive:
        return {member.name.partition("/")[2] for member in archive if member.isfile()}


@pytest.fixture(scope="module")
def said(built) -> metadata.Distribution:
    """The wheel's metadata, as an installer reads it."""
    [info] = [path for path in zipfile.Path(built.wheel).iterdir() if path.name.endswith(".dist-info")]
    return metadata.PathDistribution(info)


class TestTheWheel:
    @pytest.mark.process
    def test_it_holds_the_package_and_nothing_else(self, in_wheel):
        package = {name for name in not_ignored(ROOT) if name.startswith("glue_constructs/")}
        assert {name for name in in_wheel if ".dist-info/" not in name} == package

    def test_what_is_no_python_is_there_for_a_reason(self, in_wheel):
        others = {Path(name).name for name in in_wheel if ".dist-info/" not in name and not name.endswith(".py")}
        # The marker of typed packages; Amazon Location's model of its API, which Lambda's boto3 lacks.
        assert others == {"py.typed", "service-2.json"}

    def test_its_license_is_in_it(self, built, in_wheel):
        [name] = [name for name in in_wheel if name.endswith("/licenses/LICENSE")]
        assert zipfile.ZipFile(built.wheel).read(name) == (ROOT / "LICENSE").read_bytes()

    def test_it_is_for_every_system_and_python(self, built):
        assert built.wheel.name.endswith("-py3-none-any.whl")

    def test_its_files_have_no_time_of_their_own(self, built):
        """Built again it is the same, byte for byte, so what is published can be checked."""
        assert len({info.date_time for info in zipfile.ZipFile(built.wheel).infolist()}) == 1

    def test_it_is_small(self, built):
        """A limit to be raised with a reason: what users download at every build."""
        assert built.wheel.stat().st_size < 1_500_000


class TestTheSdist:
    def test_it_holds_what_the_repository_keeps(self, in_sdist):
        """So the tests run from it, and nothing of this machine is in it."""
        # PKG-INFO is made, and is here when these tests run from an sdist.
        assert in_sdist - {"PKG-INFO"} == not_ignored(ROOT) - {"PKG-INFO"}

    def test_it_holds_what_the_tests_run_on(self, in_sdist):
        assert in_sdist > {"pyproject.toml", "Makefile", ".ci/setup.py", "cdk.json", "README.md", "tests/conftest.py"}
        assert any("/__snapshots__/" in name for name in in_sdist)


class TestTheMetadata:
    def test_without_an_extra_it_pulls_only_what_synth_needs(self, said):
        names = {requirement.name for requirement in requirements(said)}
        assert names == {"aws-cdk-lib", "constructs", "jsii", "packaging", "pathspec"}

    def test_every_requirement_has_a_lowest_version_or_is_exact(self, said):
        every = [Requirement(line) for line in said.requires or ()]
        assert [str(each) for each in every if not re.search(r"[>=]=", str(each.specifier))] == []

    def test_an_extra_holds_those_before_it(self, said):
        core, cli, aws, local = (
            {requirement.name for requirement in requirements(said, extra)} for extra in ("", "cli", "aws", "local")
        )
        assert core < cli < aws < local
        assert cli - core == {"pyyaml", "rich", "typer"}
        assert aws - cli == {"boto3"}
        assert local - aws == {"moto", "pyspark"}

    def test_it_is_valid_and_its_readme_is_markdown(self, built):
        """As the package index reads it."""
        wheel = zipfile.ZipFile(built.wheel)
        [name] = [name for name in wheel.namelist() if name.endswith(".dist-info/METADATA")]
        valid = Metadata.from_email(wheel.read(name), validate=True)
        assert valid.description_content_type == "text/markdown"
        assert valid.license_expression == "Apache-2.0"
        assert valid.summary

    def test_its_readme_leads_to_pages_that_the_index_has_not(self, said):
        """A link into the repository is dead on the package index, unless it says where the repository is."""
        text = said.metadata.get_payload()
        assert isinstance(text, str)
        assert re.findall(r"\]\((?!https?://|#)([^)]*)\)", text) == []

    def test_it_supports_the_pythons_that_it_names(self, said):
        named = [c for c in said.metadata.get_all("Classifier") or () if re.search(r"Python :: 3\.\d", c)]
        lowest = re.fullmatch(r">=3\.(\d+)", said.metadata["Requires-Python"])
        assert lowest is not None
        assert int(named[0].rpartition(".")[2]) == int(lowest[1])
