"""What malformed-log-prefix finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.arguments.malformed_log_prefix import MalformedLogPrefix

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--custom-logGroup-prefix": "a:b"},
            },
            ["DefaultArguments.--custom-logGroup-prefix"],
            id="colon-in-a-group",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--custom-logGroup-prefix": "a*"},
            },
            ["DefaultArguments.--custom-logGroup-prefix"],
            id="asterisk-in-a-group",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--custom-logGroup-prefix": "my logs"},
            },
            ["DefaultArguments.--custom-logGroup-prefix"],
            id="space-in-a-group",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--custom-logGroup-prefix": "logs\n"},
            },
            ["DefaultArguments.--custom-logGroup-prefix"],
            id="line-end-in-a-group",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--custom-logGroup-prefix": "a" * 401},
            },
            ["DefaultArguments.--custom-logGroup-prefix"],
            id="long-group",
        ),
        pytest.param(
            {
                "Command": {"Name": "gluestreaming"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--custom-logStream-prefix": "a:b"},
            },
            ["DefaultArguments.--custom-logStream-prefix"],
            id="colon-in-a-stream",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--custom-logStream-prefix": "*"},
            },
            ["DefaultArguments.--custom-logStream-prefix"],
            id="asterisk-in-a-stream",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--custom-logStream-prefix": "a" * 401},
            },
            ["DefaultArguments.--custom-logStream-prefix"],
            id="long-stream",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--custom-logGroup-prefix": "a:b", "--custom-logStream-prefix": "a:b"},
            },
            ["DefaultArguments.--custom-logGroup-prefix", "DefaultArguments.--custom-logStream-prefix"],
            id="both",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "6.0",
                "DefaultArguments": {"--custom-logGroup-prefix": "a:b"},
            },
            ["DefaultArguments.--custom-logGroup-prefix"],
            id="on-6.0",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "DefaultArguments": {"--custom-logGroup-prefix": "a:b"}},
            ["DefaultArguments.--custom-logGroup-prefix"],
            id="no-version",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "NonOverridableArguments": {"--custom-logGroup-prefix": "a:b"},
            },
            ["NonOverridableArguments.--custom-logGroup-prefix"],
            id="not-overridable",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--custom-logGroup-prefix": "/aws-glue/Orders_1"},
            },
            [],
            id="group",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--custom-logGroup-prefix": "/orders/v1.2"},
            },
            [],
            id="dot-in-a-group",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--custom-logGroup-prefix": ""},
            },
            [],
            id="empty-group",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--custom-logGroup-prefix": "a" * 400},
            },
            [],
            id="longest-group",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--custom-logStream-prefix": "orders/daily run"},
            },
            [],
            id="stream",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--custom-logStream-prefix": "a" * 400},
            },
            [],
            id="longest-stream",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "4.0",
                "DefaultArguments": {"--custom-logGroup-prefix": "a:b"},
            },
            [],
            id="before-5.0",
        ),
        pytest.param(
            {
                "Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
                "DefaultArguments": {"--custom-logGroup-prefix": "a:b"},
            },
            [],
            id="python-shell",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {
                    "--custom-logGroup-prefix": {"Ref": "Parameter"},
                    "--custom-logStream-prefix": {"Fn::Sub": "${A}:b"},
                },
            },
            [],
            id="prefix-is-a-parameter",
        ),
        pytest.param(
            {
                "Command": {"Name": {"Ref": "Parameter"}},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--custom-logGroup-prefix": "a:b"},
            },
            [],
            id="command-is-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(MalformedLogPrefix, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "glueetl"},
        "GlueVersion": "5.1",
        "DefaultArguments": {"--custom-logGroup-prefix": "a:b"},
    }

    assert message(MalformedLogPrefix, job) == (
        "--custom-logGroup-prefix is malformed: "
        "needs at most 400 characters, letters, digits, '_', '-' and '/', got 'a:b'"
    )
