"""Makes a release ready: judges the repository, builds, checks what was built, and tags.

    python .ci/release.py             everything but the tag
    python .ci/release.py --tag       and the tag, v<version>
    python .ci/release.py --judge     only the repository; nothing is built

The version is the one in pyproject.toml. Publishing is left to a person: the commands are printed at the end.
Exit code 1: something is not as it should be; everything that is wrong is said at once.
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
_SECTION = re.compile(r"^## (\S+), (\S+)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_REV = re.compile(r"^ *rev: v(\S+)$", re.MULTILINE)
_SINCE = re.compile(r'^    since = "(.+)"$', re.MULTILINE)


class NotReady(Exception):
    """The repository, or what was built of it, cannot be released."""


def main() -> None:
    """Make the release ready."""
    wanted = arguments(sys.argv[1:])
    try:
        release(ROOT, wanted)
    except NotReady as error:
        sys.exit(f"Not ready:\n{error}")


def arguments(given: list[str]) -> argparse.Namespace:
    """What is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tag", action="store_true", help="tag the commit when all is well")
    parser.add_argument("--judge", action="store_true", help="only judge the repository")
    parser.add_argument("--without-tests", action="store_true", help="leave out make test; not with --tag")
    wanted = parser.parse_args(given)
    if wanted.tag and (wanted.judge or wanted.without_tests):
        parser.error("--tag needs everything to be checked: leave out --judge and --without-tests")
    return wanted


def release(root: Path, wanted: argparse.Namespace) -> None:
    """Judge, test, build, check and tag.

    Raises:
        NotReady: Something is not as it should be.
    """
    version = version_of(root)
    if found := faults(root, version, today=dt.datetime.now(dt.timezone.utc).date()):
        raise NotReady("\n".join(f"  {fault}" for fault in found))
    print(f"{version}: the repository is ready")
    if wanted.judge:
        return
    if not wanted.without_tests:
        run(["make", "test"], root)
    dist = root / "dist" / version
    build(root, dist)
    install(root, dist)
    if wanted.tag:
        run(["git", "tag", "--annotate", f"v{version}", "--message", f"glue-constructs {version}"], root)
    print(farewell(version, dist.relative_to(root), is_tagged=wanted.tag))


def version_of(root: Path) -> str:
    """The version in pyproject.toml."""
    found = re.search(r'^version = "(.+)"$', (root / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE)
    if found is None:
        raise NotReady('  pyproject.toml needs a line such as version = "0.2.0", got none')
    return found[1]


def faults(root: Path, version: str, *, today: dt.date) -> list[str]:
    """Everything in the repository that keeps this version from being released."""
    if not _THREE_NUMBERS.fullmatch(version):
        return [f"pyproject.toml: version needs three numbers, such as 0.2.0, got {version!r}"]
    return [
        *tree_faults(root),
        *tag_faults(root, version),
        *changelog_faults(root, version, today),
        *readme_faults(root, version),
        *since_faults(root, version),
    ]


def tree_faults(root: Path) -> list[str]:
    """A tree that is not what is committed: the tag would not be what was built."""
    changed = git(root, "status", "--porcelain").splitlines()
    return (
        [f"the tree needs to be clean, got {len(changed)} changed files: {', '.join(changed[:5])}"] if changed else []
    )


def tag_faults(root: Path, version: str) -> list[str]:
    """A version that is there already, or is not after the last."""
    tags = [tag[1:] for tag in git(root, "tag", "--list", "v*").split()]
    known = [tag for tag in tags if _THREE_NUMBERS.fullmatch(tag)]
    last = max(known, key=Version, default=None)
    if last is None or Version(version) > Version(last):
        return []
    return [f"pyproject.toml: version needs to be after {last}, the last one tagged, got {version!r}"]


def changelog_faults(root: Path, version: str, today: dt.date) -> list[str]:
    """A changelog that does not begin with this version, its day and what is new."""
    first = _SECTION.search((root / "docs" / "changelog.md").read_text(encoding="utf-8"))
    if first is None or first[1] != version:
        got = repr(f"{first[1]}, {first[2]}") if first else "no section"
        return [f"docs/changelog.md needs to begin with the section '## {version}, {today}', got {got}"]
    found = []
    try:
        day = dt.date.fromisoformat(first[2])
    except ValueError:
        found.append(f"docs/changelog.md: {version} needs its day, such as {today}, got {first[2]!r}")
    else:
        if day > today:
            found.append(f"docs/changelog.md: {version} needs a day that has come, got {day}, and it is {today}")
    if "* " not in first[3]:
        found.append(f"docs/changelog.md: {version} needs to say what is new, got nothing")
    return found


def readme_faults(root: Path, version: str) -> list[str]:
    """A README that shows another version."""
    shown = _REV.findall((root / "README.md").read_text(encoding="utf-8"))
    return [f"README.md: rev needs to be v{version}, got v{each}" for each in shown if each != version]


def since_faults(root: Path, version: str) -> list[str]:
    """Rules that say they came with a later version."""
    rules = sorted((root / "glue_constructs" / "rules").rglob("*.py"))
    said = {rule: _SINCE.findall(rule.read_text(encoding="utf-8")) for rule in rules}
    return [
        f"{rule.relative_to(root)}: since needs to be {version} or before, got {each}"
        for rule, every in said.items()
        for each in every
        if Version(each) > Version(version)
    ]


def build(root: Path, dist: Path) -> None:
    """Build the sdist and, out of it, the wheel; hold both against the tests of what they may hold."""
    shutil.rmtree(dist, ignore_errors=True)  # what an earlier build of this version left
    run([sys.executable, "-m", "build", "--no-isolation", "--outdir", str(dist), "."], root)
    tests = ["tests/package/test_distributions.py", "-q", "-p", "no:cacheprovider"]
    run([sys.executable, "-m", "pytest", *tests], root, GLUE_CONSTRUCTS_DIST=str(dist))


def install(root: Path, dist: Path) -> None:
    """Install the wheel as a user would, and synthesize the README's first example with it."""
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
        raise NotReady("  the README's first example needs to synthesize a Glue job with the wheel, got none")


def farewell(version: str, dist: Path, *, is_tagged: bool) -> str:
    """What is left to a person."""
    tag = [] if is_tagged else ["python .ci/release.py --tag"]
    commands = [*tag, f"git push origin v{version}", f"python -m uv publish {dist}/*"]
    return "\n".join(
        [f"{version} is built and checked, in {dist}. To publish it:", *(f"  {each}" for each in commands)]
    )


def git(root: Path, *arguments: str) -> str:
    """What git says."""
    return subprocess.run(["git", *arguments], cwd=root, capture_output=True, text=True, check=True).stdout


def run(command: list[str], folder: Path, **variables: str) -> None:
    """Run a command, with its output shown.

    Raises:
        NotReady: It failed.
    """
    print(f"$ {' '.join(command)}", flush=True)
    if subprocess.run(command, cwd=folder, env={**os.environ, **variables}, check=False).returncode:
        raise NotReady(f"  this failed: {' '.join(command)}")


if __name__ == "__main__":
    main()
