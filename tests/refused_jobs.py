"""Write the error messages of the refused jobs in README.md and docs/index.md: `python tests/refused_jobs.py`.

The message lists the Glue versions, which change. The jobs on the pages are executed.
"""

from __future__ import annotations

import re
from pathlib import Path

import aws_cdk as cdk

from glue_constructs import InvalidJob, SparkEtlJob

ROOT = Path(__file__).parents[1]
PAGES = (ROOT / "README.md", ROOT / "docs" / "index.md")

_SHOWN = re.compile(r"(```python\n(SparkEtlJob\([^\n]*\n)```\n\n```text\n)(?:.*?)(?=```\n)", re.DOTALL)


def with_messages(page: str) -> str:
    """Return a page with the error message below each refused job."""
    return _SHOWN.sub(lambda shown: shown[1] + _message(shown[2]), page)


def _message(program: str) -> str:
    stack = cdk.Stack(cdk.App(), "Orders")
    try:
        exec(program, {"stack": stack, "SparkEtlJob": SparkEtlJob})  # noqa: S102  # a page of this project
    except InvalidJob as refused:
        return f"{refused}\n"
    raise AssertionError(f"{program} is not refused")


if __name__ == "__main__":
    for path in PAGES:
        path.write_text(with_messages(path.read_text(encoding="utf-8")), encoding="utf-8")
