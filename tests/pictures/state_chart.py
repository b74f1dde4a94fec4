"""The diagram of the run provider's state machine, drawn from its definition; only the positions are set here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from pictures.drawing import Box, arrow, svg, words

from glue_constructs.runs.provider.state_machine import definition

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIZE = (880, 560)
_WIDTH, _HEIGHT = 214, 64
# The center of each state's box. The steps form a column, and the loop goes around it: ChooseStep, a step, Pause.
_CENTERS = {
    "ChooseStep": (122, 250),
    "Begin": (440, 120),
    "Poll": (440, 225),
    "Stop": (440, 330),
    "Answer": (440, 435),
    "Pause": (758, 225),
    "Done": (758, 435),
}
_LOOP_TOP = 36  # the y coordinate at which the loop passes above the steps
_STEP_TEXTS = {
    "begin": "starts the run, unless it is started",
    "poll": "polls the run",
    "stop": "stops the run",
    "answer": "responds to CloudFormation",
}


class Edge(NamedTuple):
    """A transition from one state to another.

    Attributes:
        source: The state from which it starts.
        target: The next state.
        label: The condition; empty if there is only one transition.
        is_caught: Whether it is the transition of a caught error.
    """

    source: str
    target: str
    label: str = ""
    is_caught: bool = False


def edges(states: dict[str, Any]) -> Iterator[Edge]:
    """Yield the transitions of the definition."""
    for name, state in states.items():
        for choice in state.get("Choices", ()):
            yield Edge(name, choice["Next"], choice["StringEquals"])
        if "Next" in state:
            yield Edge(name, state["Next"])
        for caught in state.get("Catch", ()):
            yield Edge(name, caught["Next"], is_caught=True)


def chart() -> str:
    """Draw the diagram."""
    machine = definition("the worker", worker_seconds=50)
    states = machine["States"]
    if unplaced := states.keys() - _CENTERS.keys():
        raise KeyError(f"states without a position: {sorted(unplaced)}; add them to _CENTERS")
    x, y = _CENTERS[machine["StartAt"]]
    start = y - _HEIGHT / 2 - 28
    drawn = [
        f'<circle class="head" cx="{x}" cy="{start}" r="6"/>',
        arrow(f"M{x} {start}V{y - _HEIGHT / 2:g}"),
        *(line for edge in edges(states) for line in _draw(edge)),
        *(line for name, state in states.items() for line in _box(name, state).draw()),
        *_legend(),
    ]
    return svg("The state machine of the run provider", _SIZE, drawn)


def _box(name: str, state: dict[str, Any]) -> Box:
    x, y = _CENTERS[name]
    lines = list(_lines(state))
    kind = {"Task": "box", "Succeed": "end"}.get(state["Type"], "other")
    return Box(x - _WIDTH / 2, y - _HEIGHT / 2, _WIDTH, _HEIGHT, name, lines, kind)


def _lines(state: dict[str, Any]) -> Iterator[str]:
    if state["Type"] == "Task":
        yield _STEP_TEXTS[state["Parameters"]["step"]]
        *_of_service, retry = state["Retry"]
        yield f"{retry['MaxAttempts']} retries, the first after {retry['IntervalSeconds']} s"
    elif state["Type"] == "Wait":
        yield f"waits for {state['SecondsPath']}"
    elif state["Type"] == "Choice":
        yield f"goes to the step in {state['Choices'][0]['Variable']}"


def _draw(edge: Edge) -> Iterator[str]:
    (x, y), (to_x, to_y) = _CENTERS[edge.source], _CENTERS[edge.target]
    if to_x == x:
        yield arrow(_down(x, y, to_y), caught=edge.is_caught)
    elif to_x > x:
        left, right = x + _WIDTH / 2, to_x - _WIDTH / 2
        bend = (right - left) / 2
        yield arrow(
            f"M{left:g} {y}C{left + bend:g} {y} {right - bend:g} {to_y} {right:g} {to_y}", caught=edge.is_caught
        )
        if edge.label:
            # Outside the bend: above a rising arrow, below a falling one.
            label_y = to_y - 8 if to_y < y else to_y + 18
            yield words(right - 10, label_y, edge.label, kind="quiet", size=13, anchor="end")
    else:
        yield arrow(f"M{x} {y - _HEIGHT / 2:g}V{_LOOP_TOP}H{to_x}V{to_y - _HEIGHT / 2:g}", caught=edge.is_caught)


def _down(x: float, y: float, to_y: float) -> str:
    """Return a path straight to the state below, or around the states between."""
    if abs(to_y - y) < 2 * _HEIGHT:
        return f"M{x} {y + _HEIGHT / 2:g}V{to_y - _HEIGHT / 2:g}"
    side, far = x + _WIDTH / 2, x + _WIDTH / 2 + 60
    begin, end = y + _HEIGHT / 4, to_y - _HEIGHT / 4
    return f"M{side:g} {begin:g}C{far:g} {begin + 20:g} {far:g} {end - 20:g} {side:g} {end:g}"


def _legend() -> Iterator[str]:
    height = _SIZE[1] - 28
    yield arrow(f"M24 {height}H74", caught=True)
    yield words(84, height + 4, "the step has failed after all retries", kind="caught-words", size=14, anchor="start")
    yield words(
        _SIZE[0] - 24, height + 4, "a step is one call of the worker function", kind="quiet", size=14, anchor="end"
    )
