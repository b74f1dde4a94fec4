"""The files of the wheel and the sdist, and the wheel's metadata."""

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

# Files of a clone that are not part of the sdist.
ONLY_IN_CLONES = (".git",)


def not_ignored(root: Path) -> set[str]:
    """Return the files that .gitignore does not exclude."""
    ignored = GitIgnoreSpec.from_lines([*(root / ".gitignore").read_text().splitlines(), *ONLY_IN_CLONES])
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
def wheel_metadata(built) -> metadata.Distribution:
    """The wheel's metadata, as an installer reads it."""
    [info] = [path for path in zipfile.Path(built.wheel).iterdir() if path.name.endswith(".dist-info")]
    return metadata.PathDistribution(info)


class TestTheWheel:
    @pytest.mark.process
    def test_it_contains_only_the_package(self, in_wheel):
        package = {name for name in not_ignored(ROOT) if name.startswith("glue_constructs/")}
        assert {name for name in in_wheel if ".dist-info/" not in name} == package

    def test_it_contains_only_known_files_that_are_not_python(self, in_wheel):
        others = {Path(name).name for name in in_wheel if ".dist-info/" not in name and not name.endswith(".py")}
        # The marker of typed packages; the API model of Amazon Location, which is missing in Lambda's boto3.
        assert others == {"py.typed", "service-2.json"}

    def test_it_contains_the_license(self, built, in_wheel):
        [name] = [name for name in in_wheel if name.endswith("/licenses/LICENSE")]
        assert zipfile.ZipFile(built.wheel).read(name) == (ROOT / "LICENSE").read_bytes()

    def test_it_is_platform_independent(self, built):
        assert built.wheel.name.endswith("-py3-none-any.whl")

    def test_all_its_files_have_the_same_time(self, built):
        """The build is reproducible, so published files can be verified."""
        assert len({info.date_time for info in zipfile.ZipFile(built.wheel).infolist()}) == 1

    def test_it_is_small(self, built):
        """Users download it in every build; raise the limit only with a reason."""
        assert built.wheel.stat().st_size < 1_500_000


class TestTheSdist:
    def test_it_contains_exactly_the_files_in_the_repository(self, in_sdist):
        """So the tests run from it, and it contains no local files."""
        # PKG-INFO is generated; it exists here when these tests run from an sdist.
        assert in_sdist - {"PKG-INFO"} == not_ignored(ROOT) - {"PKG-INFO"}

    def test_it_contains_what_the_tests_need(self, in_sdist):
        assert in_sdist > {"pyproject.toml", "Makefile", ".ci/setup.py", "cdk.json", "README.md", "tests/conftest.py"}
        assert any("/__snapshots__/" in name for name in in_sdist)


class TestTheMetadata:
    def test_without_an_extra_it_requires_only_what_synth_needs(self, wheel_metadata):
        names = {requirement.name for requirement in requirements(wheel_metadata)}
        assert names == {"aws-cdk-lib", "constructs", "jsii", "packaging", "pathspec"}

    def test_every_requirement_has_a_minimum_or_an_exact_version(self, wheel_metadata):
        every = [Requirement(line) for line in wheel_metadata.requires or ()]
        assert [str(each) for each in every if not re.search(r"[>=]=", str(each.specifier))] == []

    def test_each_extra_includes_the_previous_one(self, wheel_metadata):
        core, cli, aws, local = (
            {requirement.name for requirement in requirements(wheel_metadata, extra)}
            for extra in ("", "cli", "aws", "local")
        )
        assert core < cli < aws < local
        assert cli - core == {"pyyaml", "rich", "typer"}
        assert aws - cli == {"boto3"}
        assert local - aws == {"moto", "pyspark"}

    def test_it_is_valid_and_its_readme_is_markdown(self, built):
        """PyPI validates the metadata in the same way."""
        wheel = zipfile.ZipFile(built.wheel)
        [name] = [name for name in wheel.namelist() if name.endswith(".dist-info/METADATA")]
        valid = Metadata.from_email(wheel.read(name), validate=True)
        assert valid.description_content_type == "text/markdown"
        assert valid.license_expression == "Apache-2.0"
        assert valid.summary

    def test_its_readme_has_only_absolute_links(self, wheel_metadata):
        """Relative links to files of the repository are broken on PyPI."""
        text = wheel_metadata.metadata.get_payload()
        assert isinstance(text, str)
        assert re.findall(r"\]\((?!https?://|#)([^)]*)\)", text) == []

    def test_its_classifiers_start_with_the_minimum_python_version(self, wheel_metadata):
        named = [c for c in wheel_metadata.metadata.get_all("Classifier") or () if re.search(r"Python :: 3\.\d", c)]
        lowest = re.fullmatch(r">=3\.(\d+)", wheel_metadata.metadata["Requires-Python"])
        assert lowest is not None
        assert int(named[0].rpartition(".")[2]) == int(lowest[1])
