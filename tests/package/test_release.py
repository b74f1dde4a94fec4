"""The release script, with a small test repository."""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from package.programs import CI, program

pytestmark = pytest.mark.process

release = program("release")
TODAY = dt.date(2026, 3, 1)

CHANGELOG = """# Changelog

## 0.2.0, 2026-02-28

* Something new.

## 0.1.0, 2026-01-05

* First release.
"""


@pytest.fixture
def repository(tmp_path):
    """A repository that is ready for the release of 0.2.0, after 0.1.0."""
    root = tmp_path / "repository"
    (root / "docs").mkdir(parents=True)
    (root / "glue_constructs" / "rules" / "capacity").mkdir(parents=True)
    (root / "pyproject.toml").write_text('[project]\nname = "glue-constructs"\nversion = "0.2.0"\n')
    (root / "README.md").write_text("    rev: v0.2.0\n")
    (root / "docs" / "changelog.md").write_text(CHANGELOG)
    (root / "glue_constructs" / "rules" / "capacity" / "new.py").write_text('    since = "0.2.0"\n')
    (root / ".gitignore").write_text("dist/\n")
    git(root, "init", "--quiet")
    commit(root)
    git(root, "tag", "v0.1.0")
    return root


def git(root: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=someone", "-c", "user.email=someone@example.com", "-c", "tag.gpgsign=false"]
    return subprocess.run(["git", *identity, *arguments], cwd=root, check=True, capture_output=True, text=True).stdout


def commit(root: Path) -> None:
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--no-gpg-sign", "--allow-empty", "--message", "test")


def change(root: Path, name: str, before: str, after: str) -> None:
    path = root / name
    assert before in path.read_text()
    path.write_text(path.read_text().replace(before, after, 1))
    commit(root)


def errors_of(root: Path) -> list[str]:
    return release.check_repository(root, release.read_version(root), today=TODAY)


def test_a_repository_that_is_ready_has_no_errors(repository):
    assert errors_of(repository) == []


def test_the_first_release_needs_no_previous_tag(repository):
    git(repository, "tag", "--delete", "v0.1.0")
    assert errors_of(repository) == []


def test_uncommitted_changes_are_reported(repository):
    (repository / "new.py").write_text("")
    assert errors_of(repository) == ["the working tree needs to be clean, got 1 changed files: ?? new.py"]


@pytest.mark.parametrize("version", ["0.2", "0.2.0rc1", "v0.2.0", "00.2.0", "soon"])
def test_a_version_that_is_not_three_numbers_is_reported(repository, version):
    change(repository, "pyproject.toml", '"0.2.0"', f'"{version}"')
    assert errors_of(repository) == [f"pyproject.toml: version needs three numbers, such as 0.2.0, got {version!r}"]


@pytest.mark.parametrize("tag", ["v0.2.0", "v0.10.0"])
def test_a_version_that_is_not_higher_than_the_tags_is_reported(repository, tag):
    git(repository, "tag", tag)
    [error] = errors_of(repository)
    assert error == f"pyproject.toml: version needs to be higher than {tag[1:]}, the highest tag, got '0.2.0'"


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("0.2.0, 2026-02-28", "0.2.0, unreleased", "0.2.0 needs a date, such as 2026-03-01, got 'unreleased'"),
        ("2026-02-28", "2026-03-02", "the date of 0.2.0 needs to be 2026-03-01 or earlier, got 2026-03-02"),
        ("## 0.2.0, 2026-02-28", "## 0.3.0, 2026-02-28", "needs to start with the section '## 0.2.0, 2026-03-01', got"),
        ("* Something new.\n", "", "0.2.0 needs at least one entry, '* ...', got none"),
        (CHANGELOG, "# Changelog\n", "needs to start with the section '## 0.2.0, 2026-03-01', got no section"),
    ],
    ids=["no-date", "a-future-date", "another-version", "no-entry", "no-section"],
)
def test_an_incomplete_changelog_is_reported(repository, before, after, message):
    change(repository, "docs/changelog.md", before, after)
    [error] = errors_of(repository)
    assert message in error


def test_all_errors_are_reported_together(repository):
    change(repository, "README.md", "v0.2.0", "v0.1.0")
    change(repository, "glue_constructs/rules/capacity/new.py", "0.2.0", "0.3.0")
    change(repository, "docs/changelog.md", "2026-02-28", "unreleased")
    (repository / "new.py").write_text("")
    done = subprocess.run(
        [sys.executable, copy_script(repository), "--check"],
        capture_output=True,
        text=True,
        check=False,
        cwd=repository,
    )
    assert done.returncode == 1
    first, *errors = done.stderr.splitlines()
    assert first == "Not ready:"
    assert [error.split()[0] for error in errors] == ["the", "docs/changelog.md:", "README.md:", errors[3].split()[0]]
    assert errors[2] == "  README.md: rev needs to be v0.2.0, got v0.1.0"
    assert errors[3] == "  glue_constructs/rules/capacity/new.py: since needs to be 0.2.0 or earlier, got 0.3.0"


def copy_script(root: Path) -> Path:
    """Copy the script to the repository that it checks."""
    (root / ".ci").mkdir()
    return Path(shutil.copy(CI / "release.py", root / ".ci" / "release.py"))


def test_tagging_requires_all_checks():
    for option in ("--check", "--without-tests"):
        with pytest.raises(SystemExit) as refused:
            release.parse_arguments(["--tag", option])
        assert refused.value.code == 2


@pytest.fixture
def steps(monkeypatch):
    """Record the slow steps instead of running them, but create the tag."""
    taken: list[str] = []
    original_run = release.run

    def run(command, folder, **_):
        if command[0] == "git":
            original_run(["git", "-c", "user.name=someone", "-c", "user.email=a@example.com", *command[1:]], folder)
        else:
            taken.append(" ".join(command))

    monkeypatch.setattr(release, "run", run)
    monkeypatch.setattr(release, "try_wheel", lambda _root, dist: taken.append(f"try {dist.name}"))
    return taken


def test_it_tags_the_commit_after_all_other_steps(repository, steps, capsys):
    release.prepare_release(repository, release.parse_arguments(["--tag"]))
    assert steps[0] == "make test"
    assert [step.split()[2] for step in steps[1:3]] == ["build", "pytest"]
    assert steps[3] == "try 0.2.0"
    assert git(repository, "tag", "--list").split() == ["v0.1.0", "v0.2.0"]
    assert git(repository, "rev-parse", "v0.2.0^{commit}") == git(repository, "rev-parse", "HEAD")
    assert capsys.readouterr().out.splitlines()[-2:] == [
        "  git push origin v0.2.0",
        "  python -m uv publish dist/0.2.0/*",
    ]


def test_without_the_option_it_tags_nothing(repository, steps, capsys):
    release.prepare_release(repository, release.parse_arguments(["--without-tests"]))
    assert "make test" not in steps
    assert git(repository, "tag", "--list").split() == ["v0.1.0"]
    assert "python .ci/release.py --tag" in capsys.readouterr().out


def test_a_failing_step_stops_the_release(repository, monkeypatch):
    monkeypatch.setattr(
        release, "build_distributions", lambda root, _dist: release.run([sys.executable, "-c", "exit(3)"], root)
    )
    with pytest.raises(release.NotReady, match=r"command failed: .* -c exit\(3\)"):
        release.prepare_release(repository, release.parse_arguments(["--without-tests"]))
    assert git(repository, "tag", "--list").split() == ["v0.1.0"]


def test_files_of_an_earlier_build_are_not_published(repository, steps):
    dist = repository / "dist" / "0.2.0"
    dist.mkdir(parents=True)
    (dist / "glue_constructs-0.2.0-old.whl").touch()
    release.build_distributions(repository, dist)
    assert not dist.exists()  # the build, which this test does not run, would create it
    assert len(steps) == 2


@pytest.mark.long
def test_the_wheel_synthesizes_in_an_empty_environment(repository, built, tmp_path):
    """The only test that installs from PyPI, as a user does."""
    shutil.copy(CI.parent / "README.md", repository / "README.md")
    dist = tmp_path / "dist"
    dist.mkdir()
    shutil.copy(built.wheel, dist)
    release.try_wheel(repository, dist)  # raises if it fails
