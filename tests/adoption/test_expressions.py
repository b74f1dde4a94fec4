"""Generation of Python source."""

from __future__ import annotations

import ast
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glue_constructs.adoption.expressions import Call, Code, Template, statement, string_literal

NASTY = [
    "",
    "'",
    '"',
    "'\"",
    "\\",
    "\\'",
    '\\"',
    "a\nb",
    "\r",
    "\x00",
    "\u2028",
    "\u202e",
    "{x}",
    "ü",
    "#",
    '"""',
    "\ud800",
]
data = st.recursive(
    st.text() | st.sampled_from(NASTY) | st.booleans() | st.integers() | st.none(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text() | st.sampled_from(NASTY), inner, max_size=4),
    max_leaves=20,
)


@given(data)
def test_data_round_trips(value):
    names: dict[str, object] = {}
    exec(statement("found", value), names)  # noqa: S102  # what is tested
    assert names["found"] == value


@pytest.mark.parametrize("value", NASTY)
def test_a_string_is_on_one_line_and_round_trips(value):
    literal = string_literal(value)
    assert ast.literal_eval(literal) == value
    assert literal.isprintable()


@given(st.lists(st.text() | st.sampled_from(NASTY), max_size=5))
def test_an_f_string_round_trips(texts):
    pieces = [piece for each in texts for piece in (each, Code("NAME"))]
    assert eval(f"{statement('', Template(pieces))}", {"NAME": "<>"}) == "".join(f"{each}<>" for each in texts)  # noqa: S307  # what is tested


# Characters whose width is the same in every terminal and formatter.
plain = st.text(st.characters(min_codepoint=32, max_codepoint=0x17F) | st.sampled_from("漢字かな"), max_size=30)
shown = st.recursive(
    plain | st.sampled_from(NASTY[:-1]) | st.integers(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(plain, inner, max_size=4),
    max_leaves=12,
)


@pytest.mark.process
@settings(max_examples=5, deadline=None)
@given(st.lists(st.tuples(shown, st.integers(1, 60)), min_size=40, max_size=60))
def test_generated_source_is_formatted(values):
    # Many statements in one program, because starting ruff takes longer than formatting.
    calls = [(Call("f", [Code("self"), value], {"name": value, "other": [value]}), width) for value, width in values]
    program = "\n".join(statement("x" * width, call) for call, width in calls) + "\n"
    command = [sys.executable, "-m", "ruff", "format", "--isolated", "--diff", "-"]
    done = subprocess.run(command, input=program.encode(), capture_output=True, check=False)
    assert done.stdout.decode() == ""
