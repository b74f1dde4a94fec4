"""Docstrings in the API reference: examples are code, names are links."""

from __future__ import annotations

import pytest
from website.docstrings import readable


@pytest.mark.parametrize(
    ("docstring", "shown"),
    [
        pytest.param("See `JobRun`.", "See [`JobRun`][glue_constructs.JobRun].", id="a-name"),
        pytest.param("See ``JobRun``.", "See [`JobRun`][glue_constructs.JobRun].", id="a-name-in-two-ticks"),
        pytest.param("See `CfnJob`.", "See `CfnJob`.", id="a-name-of-another-library"),
        pytest.param("Say `wait=False`.", "Say `wait=False`.", id="code"),
        pytest.param("A `GlueJob`.", "A `GlueJob`.", id="the-documented-name"),
        pytest.param("See [`JobRun`](x.md).", "See [`JobRun`](x.md).", id="a-link-already"),
        pytest.param("So::\n\n    f(1)\n\nEnd.", "So:\n\n```python\nf(1)\n```\n\nEnd.", id="an-example"),
        pytest.param("So::\n\n    a ── b\n", "So:\n\n```output\na ── b\n```\n\n", id="a-drawing"),
        pytest.param("::\n\n    f(1)\n\n    g(2)", "```python\nf(1)\n\ng(2)\n```\n\n", id="an-example-at-the-start"),
        pytest.param("A\n    B::\n\n        f()\n", "A\n    B:\n\n    ```python\n    f()\n    ```\n\n", id="indented"),
    ],
)
def test_a_docstring_is_readable(docstring, shown):
    assert readable(docstring, of="GlueJob") == shown
