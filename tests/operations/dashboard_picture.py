"""Draw docs/guide/dashboard.svg from a dashboard's body: `PYTHONPATH=tests python -m operations.dashboard_picture`.

It shows the layout, the titles and the legends; the curves are example data, the same in every picture.
"""

from __future__ import annotations

import textwrap
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from glue_constructs.operations.dashboard_body import WatchedJob, dashboard_body

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PICTURE = Path(__file__).parents[2] / "docs" / "guide" / "dashboard.svg"

_CELL_WIDTH, _CELL_HEIGHT, _GAP = 40, 34, 8
_LABELS_A_ROW, _ROW_HEIGHT = 3, 16
_COLORS = ("#1f77b4", "#ff7f0e", "#2ca02c", "#d62728", "#9467bd", "#8c564b")
# Fourteen points between 0 and 1, one line for each series in turn.
_CURVES = (
    (0.90, 0.92, 0.91, 0.55, 0.93, 0.94, 0.93, 0.95, 0.94, 0.95, 0.80, 0.95, 0.96, 0.95),
    (0.60, 0.62, 0.61, 0.65, 0.64, 0.70, 0.66, 0.65, 0.68, 0.72, 0.70, 0.74, 0.73, 0.75),
    (0.30, 0.28, 0.33, 0.31, 0.36, 0.34, 0.33, 0.38, 0.35, 0.30, 0.36, 0.40, 0.38, 0.41),
    (0.10, 0.10, 0.12, 0.45, 0.10, 0.11, 0.12, 0.10, 0.13, 0.12, 0.22, 0.11, 0.10, 0.12),
    (0.48, 0.50, 0.47, 0.52, 0.51, 0.49, 0.55, 0.53, 0.50, 0.54, 0.56, 0.52, 0.57, 0.55),
    (0.20, 0.22, 0.19, 0.24, 0.23, 0.20, 0.22, 0.25, 0.21, 0.24, 0.26, 0.23, 0.22, 0.25),
)

EXAMPLE = (
    WatchedJob("extract", "ExtractSucceeded", "ExtractFailed", dpu=1),
    WatchedJob("clean", "CleanSucceeded", "CleanFailed", dpu=2),
    WatchedJob("publish", "PublishSucceeded", "PublishFailed", is_spark=False),
)


def picture(body: dict[str, Any]) -> str:
    """Return the layout of a dashboard's body as an SVG."""
    widgets = body["widgets"]
    width = max(w["x"] + w["width"] for w in widgets) * _CELL_WIDTH + _GAP
    height = max(w["y"] + w["height"] for w in widgets) * _CELL_HEIGHT + _GAP
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
        ' font-family="Helvetica, Arial, DejaVu Sans, sans-serif" font-size="12" fill="#16191f">'
    )
    lines = [
        head,
        "<title>The layout of a JobDashboard, with example data</title>",
        f'<rect width="{width}" height="{height}" fill="#f2f3f3"/>',
        *(line for widget in widgets for line in _widget(widget)),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _widget(widget: dict[str, Any]) -> Iterator[str]:
    x, y = widget["x"] * _CELL_WIDTH + _GAP, widget["y"] * _CELL_HEIGHT + _GAP
    width, height = widget["width"] * _CELL_WIDTH - _GAP, widget["height"] * _CELL_HEIGHT - _GAP
    yield f'<g transform="translate({x} {y})">'
    yield f'<rect width="{width}" height="{height}" rx="6" fill="#ffffff" stroke="#d5dbdb"/>'
    yield from _text(widget["properties"]) if widget["type"] == "text" else _graph(widget["properties"], width, height)
    yield "</g>"


def _text(properties: dict[str, Any]) -> Iterator[str]:
    paragraphs = properties["markdown"].replace("`", "").split("\n\n")
    lines = [line for paragraph in paragraphs for line in textwrap.wrap(paragraph, 140, break_on_hyphens=False)]
    for number, line in enumerate(lines):
        yield f'<text x="14" y="{24 + 18 * number}">{escape(line)}</text>'


def _graph(properties: dict[str, Any], width: int, height: int) -> Iterator[str]:
    yield f'<text x="14" y="22" font-weight="bold">{escape(properties["title"])}</text>'
    labels = [metric[-1].get("label", metric[1] if len(metric) > 1 else "") for metric in _shown(properties["metrics"])]
    rows = -(-len(labels) // _LABELS_A_ROW)
    left, top, right, bottom = 36, 36, width - 14, height - 18 - _ROW_HEIGHT * rows
    axis = properties["yAxis"]["left"]
    for value, name in ((0.0, axis["min"]), (1.0, axis.get("max", ""))):
        level = bottom - value * (bottom - top)
        yield f'<path d="M{left} {level:g}H{right}" stroke="#eaeded" fill="none"/>'
        yield f'<text x="{left - 6}" y="{level + 4:g}" text-anchor="end" font-size="10">{name}</text>'
    draw = _bars if properties["stacked"] else _line
    for number, label in enumerate(labels):
        color = _COLORS[number % len(_COLORS)]
        yield draw(number, len(labels), color, (left, top, right, bottom))
        row, column = divmod(number, _LABELS_A_ROW)
        x, y = left + column * (right - left) // _LABELS_A_ROW, bottom + 14 + row * _ROW_HEIGHT
        yield f'<rect x="{x}" y="{y}" width="10" height="10" fill="{color}"/>'
        yield f'<text x="{x + 15}" y="{y + 9}" font-size="11">{escape(label)}</text>'


def _shown(metrics: Sequence[list[Any]]) -> list[list[Any]]:
    return [metric for metric in metrics if metric[-1].get("visible", True)]


def _line(number: int, _of: int, color: str, box: tuple[int, int, int, int]) -> str:
    left, top, right, bottom = box
    curve = _CURVES[number % len(_CURVES)]
    step = (right - left) / (len(curve) - 1)
    points = " ".join(f"{left + n * step:.1f},{bottom - v * (bottom - top):.1f}" for n, v in enumerate(curve))
    return f'<polyline points="{points}" fill="none" stroke="{color}" stroke-width="2" stroke-linejoin="round"/>'


def _bars(number: int, of: int, color: str, box: tuple[int, int, int, int]) -> str:
    left, top, right, bottom = box
    curves = [_CURVES[n % len(_CURVES)] for n in range(of)]
    step, scale = (right - left) / len(curves[0]), (bottom - top) / of
    bars = []
    for n, value in enumerate(curves[number]):
        below = sum(curve[n] for curve in curves[:number]) * scale
        x, y = left + n * step + 4, bottom - below - value * scale
        bars.append(f"M{x:.1f} {y:.1f}h{step - 8:.1f}v{value * scale:.1f}h-{step - 8:.1f}z")
    return f'<path d="{"".join(bars)}" fill="{color}" opacity="0.85"/>'


def example() -> str:
    """Return the picture of the guide."""
    return picture(dashboard_body(EXAMPLE, region="eu-west-1", hours=24))


if __name__ == "__main__":
    PICTURE.write_text(example(), encoding="utf-8")
