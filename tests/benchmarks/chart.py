"""Bar charts as SVG, in colours that are readable on a white and on a black background."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_WIDTH, _LABELS, _ROW, _TOP, _FONT = 700, 312, 30, 44, 14
_VALUES = 90
_TEXT, _OURS, _OTHERS, _LINE = "#858585", "#e07b1f", "#5b8fd6", "#8a8a8a"


@dataclass(frozen=True)
class Bar:
    """A bar of a chart.

    Attributes:
        label: The label.
        value: The value, in the chart's unit.
        ours: Whether the value is this library's, which has its own colour.
    """

    label: str
    value: float
    ours: bool = False


def bars(title: str, shown: Sequence[Bar], *, unit: str) -> str:
    """Return a chart of horizontal bars with their values."""
    height = _TOP + _ROW * len(shown) + 8
    scale = (_WIDTH - _LABELS - _VALUES) / max(bar.value for bar in shown)
    described = escape(", ".join(f"{bar.label}: {_number(bar.value)} {unit}" for bar in shown))
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img" font-size="{_FONT}"'
    return "\n".join(
        [
            f'{head} font-family="system-ui, sans-serif" fill="{_TEXT}">',
            f"<title>{escape(title)}</title>",
            f"<desc>{described}</desc>",
            f'<text x="0" y="20" font-size="16" font-weight="600">{escape(title)}</text>',
            *(_bar(bar, _TOP + _ROW * number, scale, unit) for number, bar in enumerate(shown)),
            f'<line x1="{_LABELS}" x2="{_LABELS}" y1="{_TOP - 4}" y2="{height - 4}" stroke="{_LINE}"/>',
            "</svg>",
            "",
        ]
    )


def _bar(bar: Bar, top: int, scale: float, unit: str) -> str:
    width, middle = round(bar.value * scale, 1), top + 16
    weight = ' font-weight="600"' if bar.ours else ""
    return (
        f'<text x="{_LABELS - 8}" y="{middle}" text-anchor="end"{weight}>{escape(bar.label)}</text>'
        f'<rect x="{_LABELS}" y="{top}" width="{width}" height="22" rx="2" fill="{_OURS if bar.ours else _OTHERS}"/>'
        f'<text x="{_LABELS + width + 6}" y="{middle}"{weight}>{_number(bar.value)} {unit}</text>'
    )


def _number(value: float) -> str:
    return f"{value:.2f}" if value < 10 else f"{value:,.0f}"
