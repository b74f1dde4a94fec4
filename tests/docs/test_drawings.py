"""Messages wrap on the site, drawings do not."""

from __future__ import annotations

import pytest
from website.drawings import on_page_markdown

TREE = "Error\n└── InvalidInput\n"
MESSAGE = "Orders/Clean: Glue would refuse this job\n"


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        pytest.param(f"```text\n{TREE}```\n", f"```output\n{TREE}```\n", id="a-drawing"),
        pytest.param(f"```text\n{MESSAGE}```\n", f"```text\n{MESSAGE}```\n", id="a-message"),
        pytest.param(
            f"```text\n{MESSAGE}```\n\n```text\n{TREE}```\n",
            f"```text\n{MESSAGE}```\n\n```output\n{TREE}```\n",
            id="both",
        ),
        pytest.param(f"```python\n# {TREE}```\n", f"```python\n# {TREE}```\n", id="code"),
    ],
)
def test_a_drawing_keeps_its_lines(markdown, shown):
    assert on_page_markdown(markdown, page=None) == shown
