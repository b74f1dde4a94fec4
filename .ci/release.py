"""Prepare a release: check the repository, run the tests, build and check the distributions, and tag the commit.

    python .ci/release.py             all steps except the tag
    python .ci/release.py --tag       all steps; the tag is v<version>
    python .ci/release.py --check     only check the repository

The version is read from pyproject.toml. Nothing is published; the commands for that are printed at the end.
Exit code 1: a check or a step failed; all errors of the repository are reported together.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from packaging.version import Version

ROOT = Path(__file__).resolve().parents[1]

_THREE_NUMBERS = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)")
_CHANGELOG_SECTION = re.compile(r"^## (\S+), (\S+)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_REV = re.compile(r"^ *rev: v(\S+)$", re.MULTILINE)
_SINCE = re.compile(r'^    since = "(.+)"$', re.MULTILINE)


class NotReady(Exception):
    """The repository, or a distribution built from it, is not ready for a release."""


def main() -> None:
    """Prepare the release."""
    options = parse_arguments(sys.argv[1:])
    try:
        prepare_release(ROOT, options)
    except NotReady as error:
        sys.exit(f"Not ready:\n{error}")


def parse_arguments(arguments: list[str]) -> argparse.Namespace:
    """Parse the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tag", action="store_true", help="tag the commit if all steps succeed")
    parser.add_argument("--check", action="store_true", help="only check the repository: no tests, no build")
    parser.add_argument("--without-tests", action="store_true", help="skip `make test`; cannot be used with --tag")
    options = parser.parse_args(arguments)
    if options.tag and (options.check or options.without_tests):
        parser.error("--tag requires all checks: omit --check and --without-tests")
    return options


def prepare_release(root: Path, options: argparse.Namespace) -> None:
    """Check the repository, run the tests, build, check the distributions, and tag the commit.

    Raises:
        NotReady: A check or a step failed.
    """
    version = read_version(root)
    if errors := check_repository(root, version, today=dt.datetime.now(dt.timezone.utc).date()):
        raise NotReady("\n".join(f"  {error}" for error in errors))
    print(f"{version}: the repository is ready")
    if options.check:
        return
    if not options.without_tests:
        run(["make", "test"], root)
    dist = root / "dist" / version
    build_distributions(root, dist)
    try_wheel(root, dist)
    if options.tag:
        run(["git", "tag", "--annotate", f"v{version}", "--message", f"glue-constructs {version}"], root)
    print(publishing_instructions(version, dist.relative_to(root), is_tagged=options.tag))


def read_version(root: Path) -> str:
    """Return the version in pyproject.toml."""
    found = re.search(r'^version = "(.+)"$', (root / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE)
    if found is None:
        raise NotReady('  pyproject.toml needs a line such as version = "0.2.0", got none')
    return found[1]


def check_repository(root: Path, version: str, *, today: dt.date) -> list[str]:
    """Return all errors in the repository that prevent a release of this version."""
    if not _THREE_NUMBERS.fullmatch(version):
        return [f"pyproject.toml: version needs three numbers, such as 0.2.0, got {version!r}"]
    return [
        *check_working_tree(root),
        *check_tags(root, version),
        *check_changelog(root, version, today),
        *check_readme(root, version),
        *check_rules(root, version),
    ]


def check_working_tree(root: Path) -> list[str]:
    """Report uncommitted changes: the tagged commit would differ from the build."""
    changed = git_output(root, "status", "--porcelain").splitlines()
    if not changed:
        return []
    return [f"the working tree needs to be clean, got {len(changed)} changed files: {', '.join(changed[:5])}"]


def check_tags(root: Path, version: str) -> list[str]:
    """Report a version that is not higher than every tagged version."""
    tags = [tag[1:] for tag in git_output(root, "tag", "--list", "v*").split()]
    released = [tag for tag in tags if _THREE_NUMBERS.fullmatch(tag)]
    highest = max(released, key=Version, default=None)
    if highest is None or Version(version) > Version(highest):
        return []
    return [f"pyproject.toml: version needs to be higher than {highest}, the highest tag, got {version!r}"]


def check_changelog(root: Path, version: str, today: dt.date) -> list[str]:
    """Report a changelog whose first section has another version, no valid date or no entry."""
    first = _CHANGELOG_SECTION.search((root / "docs" / "changelog.md").read_text(encoding="utf-8"))
    if first is None or first[1] != version:
        got = repr(f"{first[1]}, {first[2]}") if first else "no section"
        return [f"docs/changelog.md needs to start with the section '## {version}, {today}', got {got}"]
    errors = []
    try:
        date = dt.date.fromisoformat(first[2])
    except ValueError:
        errors.append(f"docs/changelog.md: {version} needs a date, such as {today}, got {first[2]!r}")
    else:
        if date > today:
            errors.append(f"docs/changelog.md: the date of {version} needs to be {today} or earlier, got {date}")
    if "* " not in first[3]:
        errors.append(f"docs/changelog.md: {version} needs at least one entry, '* ...', got none")
    return errors


def check_readme(root: Path, version: str) -> list[str]:
    """Report a README that contains another version."""
    versions = _REV.findall((root / "README.md").read_text(encoding="utf-8"))
    return [f"README.md: rev needs to be v{version}, got v{each}" for each in versions if each != version]


def check_rules(root: Path, version: str) -> list[str]:
    """Report rules whose `since` is a later version."""
    rules = sorted((root / "glue_constructs" / "rules").rglob("*.py"))
    since = {rule: _SINCE.findall(rule.read_text(encoding="utf-8")) for rule in rules}
    return [
        f"{rule.relative_to(root)}: since needs to be {version} or earlier, got {each}"
        for rule, versions in since.items()
        for each in versions
        if Version(each) > Version(version)
    ]


def build_distributions(root: Path, dist: Path) -> None:
    """Build the sdist and, from it, the wheel; run the tests of their contents."""
    shutil.rmtree(dist, ignore_errors=True)  # it may contain an earlier build of this version
    run([sys.executable, "-m", "build", "--no-isolation", "--outdir", str(dist), "."], root)
    tests = ["tests/package/test_distributions.py", "-q", "-p", "no:cacheprovider"]
    run([sys.executable, "-m", "pytest", *tests], root, GLUE_CONSTRUCTS_DIST=str(dist))


def try_wheel(root: Path, dist: Path) -> None:
    """Install the wheel in an empty environment, as a user does, and synthesize the README's first example.

    Raises:
        NotReady: The installation or the synth failed, or the template contains no Glue job.
    """
    [wheel] = dist.glob("*.whl")
    readme = (root / "README.md").read_text(encoding="utf-8")
    example = re.findall(r"^```python\n(.*?)^```", readme, re.MULTILINE | re.DOTALL)[0]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "jobs").mkdir()
        (folder / "jobs" / "clean.py").write_text("print('clean')\n")
        (folder / "app.py").write_text(example)
        python = folder / "venv" / "bin" / "python"
        uv = [sys.executable, "-m", "uv", "--quiet"]
        run([*uv, "venv", "--python", sys.executable, str(folder / "venv")], folder)
        run([*uv, "pip", "install", "--python", str(python), str(wheel)], folder)
        run([str(python), "app.py"], folder, CDK_OUTDIR="out")
        template = (folder / "out" / "Orders.template.json").read_text(encoding="utf-8")
    if '"AWS::Glue::Job"' not in template:
        raise NotReady("  the README's first example, run with the wheel, needs to synthesize a Glue job, got none")


def publishing_instructions(version: str, dist: Path, *, is_tagged: bool) -> str:
    """Return the commands that publish the distributions."""
    tag = [] if is_tagged else ["python .ci/release.py --tag"]
    commands = [*tag, f"git push origin v{version}", f"python -m uv publish {dist}/*"]
    return "\n".join(
        [f"{version} is built and checked, in {dist}. To publish it, run:", *(f"  {each}" for each in commands)]
    )


def git_output(root: Path, *arguments: str) -> str:
    """Run git and return its output."""
    return subprocess.run(["git", *arguments], cwd=root, capture_output=True, text=True, check=True).stdout


def run(command: list[str], folder: Path, **variables: str) -> None:
    """Run a command and show its output.

    Raises:
        NotReady: The command failed.
    """
    print(f"$ {' '.join(command)}", flush=True)
    if subprocess.run(command, cwd=folder, env={**os.environ, **variables}, check=False).returncode:
        raise NotReady(f"  command failed: {' '.join(command)}")


if __name__ == "__main__":
    main()
