"""Draw the pictures of docs/pictures.

`PYTHONPATH=tests python -m pictures` draws the reproducible pictures. `python -m pictures watch demo` draws those with
times and ids: it runs the embedded AWS and takes some minutes.
"""

from __future__ import annotations

import sys

from pictures.drawn import PICTURES
from pictures.recordings import RECORDED
from pictures.terminal import ROOT

FOLDER = ROOT / "docs" / "pictures"

if __name__ == "__main__":
    named = sys.argv[1:] or list(PICTURES)
    for name in named:
        draw = (PICTURES | RECORDED)[name]
        (FOLDER / f"{name}.svg").write_text(draw(), encoding="utf-8")
