"""The words of the code and the pages: those of AWS's, the CDK's and Python's documentation, and no metaphors."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

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
FOLDERS = ("glue_constructs", "docs", "examples", "tests", ".ci", ".github")
SUFFIXES = (".py", ".md", ".toml", ".yml", ".scala")


def files() -> list[Path]:
    """The files of code and pages, without snapshots and caches."""
    found = [ROOT / "README.md", *(path for folder in FOLDERS for path in (ROOT / folder).rglob("*"))]
    return [path for path in found if path.suffix in SUFFIXES and path != Path(__file__) and path.is_file()]


@pytest.mark.slow
def test_words_with_a_usual_term_are_rare() -> None:
    words: Counter[str] = Counter()
    lines = 0
    for path in files():
        text = path.read_text(encoding="utf-8")
        lines += text.count("\n")
        words[str(path.relative_to(ROOT))] += len(RARE.findall(text.replace("_", " ")))
    listed = [f"  {name}: {count}" for name, count in words.most_common(15)]
    assert words.total() * 1000 <= MOST_PER_THOUSAND_LINES * lines, "\n".join(
        [f"{words.total()} in {lines} lines; most are in:", *listed]
    )
