"""Write the generated files that are fast to write: `python tests/generate.py`, or `make generate`.

The generators are separate programs, run one after the other, because each imports what the previous ones wrote. The
dashboard, the pictures and the benchmarks take longer: `make docs` and `make bench` write them.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from signatures.signatures import FILES

ROOT = Path(__file__).resolve().parents[1]

GENERATORS = {
    "tests/enums.py": ("glue_constructs/model/enums.py",),
    "tests/rules_index.py": ("glue_constructs/rules/_index.py",),
    "tests/rules_page.py": ("docs/rules.md",),
    "tests/signatures/signatures.py": tuple(f"glue_constructs/{file}" for file in FILES),
    "tests/package/public_api.py": ("tests/package/public_api.txt",),
    "tests/refused_jobs.py": ("README.md", "docs/index.md"),
    "tests/errors_page.py": ("docs/errors.md",),
}
"""The files that each program writes, in the order in which the programs run."""


def generate(program: str) -> list[str]:
    """Run a generator.

    Returns:
        The files whose content has changed.

    Raises:
        subprocess.CalledProcessError: The generator failed; its output is on standard error.
    """
    before = {file: _content(file) for file in GENERATORS[program]}
    # In a copy of the source tree, import that copy, not the installed one.
    search = os.pathsep.join([str(ROOT), str(ROOT / "tests"), *filter(None, [os.environ.get("PYTHONPATH")])])
    environment = {**os.environ, "PYTHONPATH": search, "CDK_VALIDATION": "false"}
    subprocess.run([sys.executable, str(ROOT / program)], cwd=ROOT, env=environment, check=True)
    return [file for file, content in before.items() if _content(file) != content]


def _content(file: str) -> bytes:
    path = ROOT / file
    return path.read_bytes() if path.exists() else b""


def main() -> None:
    """Run all generators; stop at the first failure."""
    for program, files in GENERATORS.items():
        changed = generate(program)
        for file in files:
            sys.stdout.write(f"{file}: {'changed' if file in changed else 'unchanged'}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    try:
        main()
    except subprocess.CalledProcessError as failed:
        sys.exit(f"{Path(failed.cmd[-1]).relative_to(ROOT)} failed: see its output above")
