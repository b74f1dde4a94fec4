"""The pictures of the documentation are up to date."""

from __future__ import annotations

import ast
import re
from xml.etree import ElementTree as ET

import pytest
from pictures.architecture import SERVICES
from pictures.drawn import PICTURES
from pictures.recordings import RECORDED
from pictures.state_chart import edges
from pictures.terminal import ROOT, picture, screens

import glue_constructs
from glue_constructs.cli.job_runs import live_view
from glue_constructs.runs.provider.state_machine import definition

FOLDER = ROOT / "docs" / "pictures"
PAGES = [*(ROOT / "docs").rglob("*.md"), ROOT / "README.md"]


def texts(svg: str) -> list[str]:
    """Return the texts in a picture."""
    return [text for text in ("".join(element.itertext()) for element in _elements(svg, "text")) if text.strip()]


def _elements(svg: str, name: str) -> list[ET.Element]:
    return list(ET.fromstring(svg).iter(f"{{http://www.w3.org/2000/svg}}{name}"))  # noqa: S314  # our own pictures


@pytest.mark.parametrize("name", PICTURES)
def test_a_reproducible_picture_is_up_to_date(name):
    assert (FOLDER / f"{name}.svg").read_text() == PICTURES[name](), "run: make docs"


def test_every_picture_is_generated_and_used_in_a_page():
    found = {path.stem for path in FOLDER.iterdir()}
    assert found == PICTURES.keys() | RECORDED.keys()
    shown = {name for page in PAGES for name in re.findall(r"pictures/([\w-]+)\.svg", page.read_text())}
    assert shown == found


@pytest.mark.parametrize("path", sorted(FOLDER.iterdir()), ids=lambda path: path.stem)
def test_a_picture_has_texts_and_loads_nothing(path):
    svg = path.read_text()
    assert texts(svg)
    assert [title.text for title in _elements(svg, "title")] != [None]
    assert not re.search(r"@font-face|@import|href=|src=|<script|<image|<foreignObject", svg)
    assert "url(" not in re.sub(r"url\(#[\w-]+\)", "", svg)
    assert not re.search(r"/(home|root|tmp|work|Users)/", svg)


def test_the_picture_of_watched_runs_has_the_current_columns_and_states():
    shown = "\n".join(texts((FOLDER / "watch.svg").read_text()))
    for word in (*filter(None, live_view._COLUMNS), "RUNNING", "FAILED", "SUCCEEDED", "to", "go"):
        assert word in shown


def test_the_picture_of_the_demo_has_its_current_messages():
    script = (ROOT / "examples" / "weather" / "demo.py").read_text()
    shown = " ".join(texts((FOLDER / "demo.svg").read_text())).replace("\xa0", " ")
    for words in ("cdk deploy again, unchanged", "nothing ran again", "Nothing is left running", "cdk destroy"):
        assert words in script
        assert words in shown


def test_the_diagram_has_every_state_and_every_transition_of_the_definition():
    states = definition("worker", worker_seconds=50)["States"]
    chart = (FOLDER / "provider.svg").read_text()
    transitions = list(edges(states))
    # Two more arrows: to the first state, and in the legend.
    assert chart.count("marker-end") == len(transitions) + 2
    assert chart.count("stroke-dasharray") == sum(each.is_caught for each in transitions) + 1
    assert states.keys() <= set(texts(chart))
    assert {each.target for each in transitions} | {"Begin"} == states.keys()


def test_the_architecture_diagram_has_every_service_of_the_server():
    local = ROOT / "glue_constructs" / "local"
    within = f"{glue_constructs.__name__}.local."
    served = ast.parse((local / "moto_server.py").read_text()).body
    modules = [n.module for n in served if isinstance(n, ast.ImportFrom) and n.module]
    services = {module.removeprefix(within).split(".")[0] for module in modules if module.startswith(within)}
    assert services
    assert services <= SERVICES.keys()
    assert all((local / name).exists() or (local / f"{name}.py").exists() for name in SERVICES)


def test_each_rewriting_of_lines_is_a_separate_screen():
    first, second, last = screens("head\n a\n b\n\r\x1b[2K\x1b[1A\x1b[2K\x1b[1A\x1b[2Kc\r\x1b[2Kd\n")
    assert (first, second, last) == (["head", " a", " b"], ["head", "c"], ["head", "d"])


def test_long_lines_are_wrapped():
    shown = texts(picture("wide", "run <it>", ["\x1b[31m" + "x" * 101]))
    assert [text.replace("\xa0", " ") for text in shown][-2:] == ["x" * 100, "x"]
