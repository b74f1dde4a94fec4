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


def test_glue_gets_a_list_as_it_is():
    assert by_glue(["six == 1.17.0", "lib[extra]"]) == Resolved(modules=["six==1.17.0", "lib[extra]"])


def test_glue_gets_a_file_where_it_takes_one_and_its_lines_elsewhere(file):
    assert by_glue(file) == Resolved(file=file)
    assert by_glue(str(file), takes_file=False) == Resolved(modules=["six==1.17.0", "requests==2.32.4"])


@pytest.mark.parametrize(
    "line", ["-r more.txt", "-c pins.txt", "--constraint=p.txt", "-e .", "./lib.whl", "a @ file:///a"]
)
def test_glue_cannot_follow_a_file_to_another(file, line):
    file.write_text(f"six\n{line}\n")
    with pytest.raises(UnresolvedRequirements, match="names a file that is not there in the job") as caught:
        by_glue(file)
    assert repr(line) in str(caught.value)


def test_hashes_are_no_names_of_files(file):
    file.write_text("--require-hashes\nsix==1.17.0 --hash=sha256:00\n")
    assert by_glue(file).file == file


def test_only_names_and_versions_go_into_a_list(file):
    file.write_text("six==1.17.0 \\\n    --hash=sha256:00\n")
    with pytest.raises(UnresolvedRequirements, match=r"more than a name and a version.*install='package'"):
        by_glue(file, takes_file=False)


@pytest.mark.parametrize(
    ("requirement", "reason"), [("six>=1,<2", "comma"), ("lib[a,b]", "comma"), ("six; python_version>'3'", "condition")]
)
def test_what_glues_list_cannot_hold_is_refused(file, requirement, reason):
    with pytest.raises(InvalidPackage, match=f"requirements has a {reason}"):
        Requirements([requirement], install="glue")
    file.write_text(requirement)
    with pytest.raises(InvalidPackage, match=f"requirements has a {reason}"):
        by_glue(file, takes_file=False)


def test_glue_knows_a_requirements_file_by_its_ending(file):
    with pytest.raises(InvalidPackage, match=r"must be a .txt file for Glue, got '.*pins.in'"):
        by_glue(file.rename(file.with_name("pins.in")))


def test_all_faults_of_a_list_come_at_once():
    with pytest.raises(InvalidPackage) as caught:
        Requirements(["==1", "six 1.0", "six", 3], prop="python_modules", require_hashes=True, install="pip")
    assert len(caught.value.faults) == 5
    assert caught.value.prop == "python_modules"


def test_a_missing_file_says_where_it_was_looked_for_and_what_a_list_is(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(
        InvalidPackage, match=r"got 'six==1.17.0', which is not there .* into a list: \['six==1.17.0'\]"
    ):
        Requirements("six==1.17.0")


def test_a_directory_is_no_requirements_file(tmp_path):
    with pytest.raises(InvalidPackage, match="got the directory"):
        Requirements(tmp_path)


def test_an_unknown_python_is_said_so(file):
    with pytest.raises(
        UnresolvedRequirements, match=r"requirements '.*txt'.*needs a Glue version whose Python is known"
    ):
        Requirements(file).resolve()
