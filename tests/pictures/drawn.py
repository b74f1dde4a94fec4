"""The reproducible pictures, with the functions that draw them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pictures.architecture import architecture
from pictures.recordings import FIXED
from pictures.state_chart import chart

if TYPE_CHECKING:
    from collections.abc import Callable

PICTURES: dict[str, Callable[[], str]] = {"provider": chart, "embedded-aws": architecture, **FIXED}
