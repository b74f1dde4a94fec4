"""Write every file that is generated and cheap: `python tests/generate.py`, or `make generate`.

The generators are programs of their own. They run one after the other, because each imports what those before it
wrote. With the names of files only these are written: `python tests/generate.py docs/rules.md`. The dashboard, the
pictures and the benchmarks take longer: `make docs` and `make bench` write them.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

GENERATORS = {
    "glue_constructs/model/enums.py": "tests/enums.py",
    "glue_constructs/rules/_index.py": "tests/rules_index.py",
    "docs/rules.md": "tests/rules_page.py",
    "tests/package/public_api.txt": "tests/package/public_api.py",
    "docs/errors.md": "tests/errors_page.py",
}
"""The program that writes each file, in the order in which they run."""


def generate(file: str) -> bool:
    """Write one file.

    Returns:
        Whether its content has changed.
    """
    path = ROOT / file
    before = path.read_bytes() if path.exists() else None
    # A copy of the tree generates its own files, not those of the tree that is installed.
    search = os.pathsep.join([str(ROOT), str(ROOT / "tests"), *filter(None, [os.environ.get("PYTHONPATH")])])
    subprocess.run(
        [sys.executable, str(ROOT / GENERATORS[file])], cwd=ROOT, env={**os.environ, "PYTHONPATH": search}, check=True
    )
    return path.read_bytes() != before


def main(files: list[str]) -> int:
    """Write the files that are named, or all.

    Returns:
        The exit code: 1 where a generator fails, 2 where a file is not generated.
    """
    unknown = [file for file in files if file not in GENERATORS]
    if unknown:
        sys.stderr.write(f"not generated: {', '.join(unknown)}; expected some of {', '.join(GENERATORS)}\n")
        return 2
    for file in [each for each in GENERATORS if not files or each in files]:
        try:
            sys.stdout.write(f"{file}: {'changed' if generate(file) else 'unchanged'}\n")
        except subprocess.CalledProcessError:
            sys.stderr.write(f"{file}: {GENERATORS[file]} failed, see above\n")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
