from __future__ import annotations

import io
import sys
import time

import pytest

from glue_constructs.packaging.progress import Progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


def until(true):
    end = time.monotonic() + 10
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_a_quick_step_prints_nothing():
    stream = io.StringIO()
    with Progress("pip resolves", stream=stream) as progress:
        progress.update("Collecting six")
    assert stream.getvalue() == ""


def test_a_pipe_gets_plain_lines_at_an_interval():
    stream = io.StringIO()
    with Progress("pip resolves", stream=stream, delay=0.01, interval=0.01) as progress:
        until(lambda: "pip resolves ...\n" in stream.getvalue())
        progress.update("Collecting six")
        until(lambda: "pip resolves: Collecting six\n" in stream.getvalue())
    assert "\x1b" not in stream.getvalue()
    output = stream.getvalue()
    time.sleep(0.05)
    assert stream.getvalue() == output


def test_a_terminal_gets_a_spinner():
    pytest.importorskip("rich")
    stream = Terminal()
    with Progress("pip resolves", stream=stream, delay=0.01):
        until(lambda: "pip resolves" in stream.getvalue())
    assert "\x1b" in stream.getvalue()


def test_a_terminal_without_rich_gets_plain_lines(monkeypatch):
    monkeypatch.setitem(sys.modules, "rich.console", None)
    stream = Terminal()
    with Progress("pip resolves", stream=stream, delay=0.01):
        until(lambda: stream.getvalue() == "pip resolves ...\n")
