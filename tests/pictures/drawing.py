"""Drawing of boxes, arrows and text as SVG, readable in light and in dark mode."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# The colors follow the reader's system, and the picture has its own background, so it is readable on any page.
_STYLE = """
.ground { fill: #ffffff } .area { fill: #f4f6f9; stroke: #c5ccd6 } .box { fill: #e6effb; stroke: #4a7ebb }
.other { fill: #eeeeee; stroke: #8c959f } .end { fill: #e3f4e6; stroke: #3b8a4b }
.words { fill: #1b1f26 } .quiet { fill: #57606a } .edge { stroke: #57606a } .head { fill: #57606a }
.caught { stroke: #c0392b } .caught-head { fill: #c0392b } .caught-words { fill: #a93226 }
@media (prefers-color-scheme: dark) {
.ground { fill: #1b1f26 } .area { fill: #222831; stroke: #49525e } .box { fill: #22354d; stroke: #6ea0dc }
.other { fill: #30353d; stroke: #7d8590 } .end { fill: #1f3a28; stroke: #63b877 }
.words { fill: #e6eaf0 } .quiet { fill: #a8b1bd } .edge { stroke: #a8b1bd } .head { fill: #a8b1bd }
.caught { stroke: #ff8a7a } .caught-head { fill: #ff8a7a } .caught-words { fill: #ff9d8f }
}
"""
_FONT = "Helvetica, Arial, 'DejaVu Sans', sans-serif"


@dataclass(frozen=True)
class Box:
    """A box with a title and lines of text below it.

    Attributes:
        x: The left side, in pixels.
        y: The top.
        width: The width.
        height: The height.
        title: The title, in bold.
        lines: The lines below the title.
        kind: `box`, `other`, `end` or `area`, which selects the colors. Draw the contents of an area after the area.
    """

    x: float
    y: float
    width: float
    height: float
    title: str
    lines: Sequence[str] = ()
    kind: str = "box"

    @property
    def middle(self) -> tuple[float, float]:
        """The center."""
        return self.x + self.width / 2, self.y + self.height / 2

    def draw(self) -> Iterator[str]:
        """Yield the SVG elements."""
        rounding = 4 if self.kind == "area" else 8
        frame = f'x="{self.x:g}" y="{self.y:g}" width="{self.width:g}" height="{self.height:g}" rx="{rounding}"'
        yield f'<rect class="{self.kind}" {frame}/>'
        x, y = self.middle
        top = self.y + 20 if self.kind == "area" else y - 9 * len(self.lines) + 5
        yield words(x, top, self.title, weight="bold")
        for number, line in enumerate(self.lines):
            yield words(x, top + 18 * (number + 1), line, kind="quiet", size=13)


def words(
    x: float,
    y: float,
    text: str,
    *,
    kind: str = "words",
    size: int = 15,
    weight: str = "normal",
    anchor: str = "middle",
) -> str:
    """Return a line of text."""
    place = f'x="{x:g}" y="{y:g}" text-anchor="{anchor}" font-size="{size}" font-weight="{weight}"'
    return f'<text class="{kind}" {place}>{escape(text)}</text>'


def arrow(path: str, *, caught: bool = False) -> str:
    """Return an arrow along a path; dashed for a caught error."""
    dashes = ' stroke-dasharray="6 4"' if caught else ""
    name = "caught" if caught else "edge"
    return f'<path class="{name}" d="{path}" fill="none" stroke-width="1.6"{dashes} marker-end="url(#{name}-end)"/>'


def svg(title: str, size: tuple[int, int], drawn: Iterable[str]) -> str:
    """Return the SVG document.

    Args:
        title: The title, for screen readers.
        size: Width and height.
        drawn: The elements, from back to front.
    """
    width, height = size
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" font-family="{_FONT}">',
        f"<title>{escape(title)}</title>",
        f"<style>{_STYLE}</style>",
        f"<defs>{_marker('edge', 'head')}{_marker('caught', 'caught-head')}</defs>",
        f'<rect class="ground" width="{width}" height="{height}" rx="8"/>',
        *drawn,
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _marker(name: str, style: str) -> str:
    shape = f'<path class="{style}" d="M0 0L10 5L0 10z"/>'
    size = 'viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto"'
    return f'<marker id="{name}-end" {size}>{shape}</marker>'
