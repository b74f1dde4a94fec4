from __future__ import annotations

import pytest

from glue_constructs.errors import InvalidPackage, UnresolvedRequirements
from glue_constructs.packaging import Requirements, Resolved


def by_glue(source, **options):
    return Requirements(source, install="glue").resolve(**options)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "requirements.txt"
    path.write_text("# ours\nsix == 1.17.0  # pinned\nrequests==2.32.4\n")
    return path


def test_glue_gets_a_list():
    assert by_glue(["six == 1.17.0", "lib[extra]"]) == Resolved(modules=["six==1.17.0", "lib[extra]"])


def test_glue_gets_a_file_if_it_accepts_files_else_its_lines(file):
    assert by_glue(file) == Resolved(file=file)
    assert by_glue(str(file), takes_file=False) == Resolved(modules=["six==1.17.0", "requests==2.32.4"])


@pytest.mark.parametrize(
    "line", ["-r more.txt", "-c pins.txt", "--constraint=p.txt", "-e .", "./lib.whl", "a @ file:///a"]
)
def test_a_file_for_glue_cannot_refer_to_other_files(file, line):
    file.write_text(f"six\n{line}\n")
    with pytest.raises(UnresolvedRequirements, match="refers to a file that the job does not have") as caught:
        by_glue(file)
    assert repr(line) in str(caught.value)


def test_a_file_with_hashes_is_accepted(file):
    file.write_text("--require-hashes\nsix==1.17.0 --hash=sha256:00\n")
    assert by_glue(file).file == file


def test_only_names_and_versions_can_be_in_a_list(file):
    file.write_text("six==1.17.0 \\\n    --hash=sha256:00\n")
    with pytest.raises(UnresolvedRequirements, match=r"is not a name with a version.*install='package'"):
        by_glue(file, takes_file=False)


@pytest.mark.parametrize(
    ("requirement", "reason"), [("six>=1,<2", "comma"), ("lib[a,b]", "comma"), ("six; python_version>'3'", "marker")]
)
def test_requirements_that_glues_list_does_not_support_are_refused(file, requirement, reason):
    with pytest.raises(InvalidPackage, match=f"requirements has a {reason}"):
        Requirements([requirement], install="glue")
    file.write_text(requirement)
    with pytest.raises(InvalidPackage, match=f"requirements has a {reason}"):
        by_glue(file, takes_file=False)


def test_a_requirements_file_for_glue_has_the_extension_txt(file):
    with pytest.raises(InvalidPackage, match=r"must be a .txt file for Glue, got '.*pins.in'"):
        by_glue(file.rename(file.with_name("pins.in")))


def test_the_error_has_all_faults_of_a_list():
    with pytest.raises(InvalidPackage) as caught:
        Requirements(["==1", "six 1.0", "six", 3], prop="python_modules", require_hashes=True, install="pip")
    assert len(caught.value.faults) == 5
    assert caught.value.prop == "python_modules"


def test_the_message_for_a_missing_file_suggests_a_list(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InvalidPackage, match=r"got 'six==1.17.0', which does not exist .* a list: \['six==1.17.0'\]"):
        Requirements("six==1.17.0")


def test_a_directory_is_refused(tmp_path):
    with pytest.raises(InvalidPackage, match="got the directory"):
        Requirements(tmp_path)


def test_an_unknown_python_is_refused(file):
    with pytest.raises(UnresolvedRequirements, match=r"requirements '.*txt'.*requires a known Glue version"):
        Requirements(file).resolve()
