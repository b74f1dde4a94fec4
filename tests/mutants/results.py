"""A file of results, one JSON object a line."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from .campaign import Result

if TYPE_CHECKING:
    from pathlib import Path


def read_results(file: Path | None) -> dict[str, Result]:
    """Return the results of earlier runs, by the mutant's id."""
    if file is None or not file.exists():
        return {}
    lines = file.read_text(encoding="utf-8").splitlines()
    return {result.id: result for result in (Result(**json.loads(line)) for line in lines)}


def append_result(file: Path | None, result: Result) -> None:
    """Append a result."""
    if file is not None:
        with file.open("a", encoding="utf-8") as results:
            results.write(json.dumps(asdict(result)) + "\n")
