"""Draw the pictures of docs/pictures: `PYTHONPATH=tests python -m pictures`, or by name those that show a moment.

`python -m pictures watch demo` runs the embedded AWS, and takes some minutes.
"""

from __future__ import annotations

import sys

from pictures.drawn import PICTURES
from pictures.recordings import OF_THE_MOMENT
from pictures.terminal import ROOT

FOLDER = ROOT / "docs" / "pictures"

if __name__ == "__main__":
    named = sys.argv[1:] or list(PICTURES)
    for name in named:
        draw = (PICTURES | OF_THE_MOMENT)[name]
        (FOLDER / f"{name}.svg").write_text(draw(), encoding="utf-8")
