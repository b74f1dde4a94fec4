"""The words of the code and the pages: those of AWS's, the CDK's and Python's documentation, and no metaphors."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]

# Each has a usual term: "next to" or "compared with", "in another ...", "no one", "reports", "requires", "resolve",
# "is in", "fix", "is running", "omitted". The names of functions and tests count, too.
RARE = re.compile(
    r"(?<![A-Za-z])(?:beside|elsewhere|nobody|said|told|tells?|untold|asked|asks|settle[sd]?"
    r"|st(?:and|ands|ood) (?:in|at|on|for|there)|lies|mend(?:s|ed|ing)?|rots?|goes on|going on|go on|went on"
    r"|left out|leaves? out|pass(?:es|ed|ing)? over|held against|spoken|whereabouts|foreseen|likewise|rooms?|doors?)"
    r"(?![A-Za-z])",
    re.IGNORECASE,
)
MOST_PER_THOUSAND_LINES = 6
SUFFIXES = (".py", ".md", ".toml", ".yml", ".scala")


def files() -> list[Path]:
    """The files of code and pages under version control; of a copy without git, those that are there."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split()
    found = [ROOT / name for name in listed if name.endswith(SUFFIXES) and "snapshots" not in name]
    return [path for path in found if path.exists() and path != Path(__file__)]


def test_words_with_a_usual_term_are_rare() -> None:
    words: Counter[str] = Counter()
    lines = 0
    for path in files():
        text = path.read_text(encoding="utf-8")
        lines += text.count("\n")
        words[str(path.relative_to(ROOT))] += len(RARE.findall(text.replace("_", " ")))
    listed = [f"  {name}: {count}" for name, count in words.most_common(15)]
    assert words.total() * 1000 <= MOST_PER_THOUSAND_LINES * max(lines, 1), "\n".join(
        [f"{words.total()} in {lines} lines; most are in:", *listed]
    )
