"""A copy of the tree with rows that Glue does not have: a version, a worker type and a special parameter.

A row is source code that is inserted into its table. `tests/generate.py` writes what depends on the tables.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Row:
    """A row of a table.

    Attributes:
        file: The table's file.
        before: The text that follows the row in it.
        text: The row.
    """

    file: str
    before: str
    text: str


VERSION = Row(
    "glue_constructs/model/versions.py",
    ")\nGLUE_VERSIONS = {",
    """\
    Version(
        "7.0",
        commands=SPARK,
        spark="4.2.0",
        python="3.14",
        scala="2.13",
        glibc=39,
        default_timeout=300,
        price_generation=2,
        minimum_seconds=MINIMUM_SECONDS,
        sized_by_max_capacity=False,
        logs_to_prefix=True,
        error_categories=True,
        requirements_files=True,
        whole_option_names=True,
        emrfs=False,
        java_sdk_v1=False,
        distributions="boto3 botocore invented-distribution numpy pandas pyarrow requests",
        end_of_life=None,
        successor=None,
        source=sources.RELEASE_NOTES,
    ),
""",
)
WORKER_TYPE = Row(
    "glue_constructs/model/workers.py",
    '    _for_etl("R.1X", ',
    '    _for_etl("G.24X", 24, memory_gb=384, disk_gb=1536),\n',
)
PARAMETER = Row(
    "glue_constructs/model/parameters.py",
    '    _flag("--enable-job-insights", ',
    '    _flag("--enable-invented-flag", since="7.0"),\n',
)


class Copy:
    """A copy of the working tree, including uncommitted files.

    Attributes:
        root: The folder.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        names = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
        listed = subprocess.run(names, cwd=ROOT, capture_output=True, text=True, check=True).stdout
        for name in filter(None, listed.split("\0")):
            if (ROOT / name).is_file():
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, root / name)

    def insert(self, *rows: Row) -> None:
        """Add rows to the tables."""
        for row in rows:
            path = self.root / row.file
            text = path.read_text(encoding="utf-8")
            assert text.count(row.before) == 1, f"{row.file} must have {row.before!r} once"
            path.write_text(text.replace(row.before, row.text + row.before), encoding="utf-8")

    def differing(self) -> set[str]:
        """Return the files that differ from the tree."""
        files = (path.relative_to(self.root) for path in self.root.rglob("*") if path.is_file())
        kept = (file for file in files if (ROOT / file).is_file() and "__pycache__" not in file.parts)
        return {file.as_posix() for file in kept if (self.root / file).read_bytes() != (ROOT / file).read_bytes()}

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run Python code in the copy, with the copy's package."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "COV_"))}
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=self.root,
            env={**kept, "PYTHONPATH": str(self.root)},
            capture_output=True,
            text=True,
            check=False,
        )

    def failing(self, *arguments: str) -> dict[str, str]:
        """Run tests.

        Args:
            arguments: The arguments of pytest.

        Returns:
            The failed tests, with the first line of their message.
        """
        report = self.root / "report.xml"
        done = self.run(
            *("-m", "pytest", "-p", "no:cacheprovider", "-o", "junit_family=xunit1", f"--junitxml={report}"),
            *arguments,
        )
        assert report.exists(), done.stdout[-3_000:] + done.stderr[-3_000:]
        cases = list(ET.parse(report).iter("testcase"))  # noqa: S314  # written by pytest
        assert cases, done.stdout[-3_000:]
        problems = {case: [*case.iter("failure"), *case.iter("error")] for case in cases}
        return {_id(case): found[0].get("message", "") for case, found in problems.items() if found}


def _id(case: ET.Element) -> str:
    """Return the id of a test, as in pytest's command line."""
    file = case.get("file", "")
    module = file.removesuffix(".py").replace("/", ".")
    classes = filter(None, case.get("classname", "").removeprefix(module).split("."))
    return "::".join([file, *classes, case.get("name", "")])
