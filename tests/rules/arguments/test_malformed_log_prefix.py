"""The rule malformed-log-prefix: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, SHELL, STREAMING, case

from glue_constructs.rules.arguments.malformed_log_prefix import MalformedLogPrefix

if TYPE_CHECKING:
    from collections.abc import Callable

KEY = "--custom-logGroup-prefix"
AT = [f"DefaultArguments.{KEY}"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("colon-in-a-group", AT, arguments={KEY: "a:b"}),
        case("asterisk-in-a-group", AT, arguments={KEY: "a*"}),
        case("space-in-a-group", AT, arguments={KEY: "my logs"}),
        case("line-end-in-a-group", AT, arguments={KEY: "logs\n"}),
        case("long-group", AT, arguments={KEY: "a" * 401}),
        case(
            "colon-in-a-stream",
            ["DefaultArguments.--custom-logStream-prefix"],
            job=STREAMING,
            arguments={"--custom-logStream-prefix": "a:b"},
        ),
        case(
            "asterisk-in-a-stream",
            ["DefaultArguments.--custom-logStream-prefix"],
            arguments={"--custom-logStream-prefix": "*"},
        ),
        case(
            "long-stream",
            ["DefaultArguments.--custom-logStream-prefix"],
            arguments={"--custom-logStream-prefix": "a" * 401},
        ),
        case(
            "both",
            [f"DefaultArguments.{KEY}", "DefaultArguments.--custom-logStream-prefix"],
            arguments={KEY: "a:b", "--custom-logStream-prefix": "a:b"},
        ),
        case("on-6.0", AT, GlueVersion="6.0", arguments={KEY: "a:b"}),
        case("no-version", AT, job={}, Command={"Name": "glueetl"}, arguments={KEY: "a:b"}),
        case("not-overridable", [f"NonOverridableArguments.{KEY}"], NonOverridableArguments={KEY: "a:b"}),
        case("group", [], arguments={KEY: "/aws-glue/Orders_1"}),
        case("dot-in-a-group", [], arguments={KEY: "/orders/v1.2"}),
        case("empty-group", [], arguments={KEY: ""}),
        case("longest-group", [], arguments={KEY: "a" * 400}),
        case("stream", [], arguments={"--custom-logStream-prefix": "orders/daily run"}),
        case("longest-stream", [], arguments={"--custom-logStream-prefix": "a" * 400}),
        case("before-5.0", [], GlueVersion="4.0", arguments={KEY: "a:b"}),
        case("python-shell", [], job=SHELL, arguments={KEY: "a:b"}),
        case(
            "prefix-is-a-parameter", [], arguments={KEY: PARAMETER, "--custom-logStream-prefix": {"Fn::Sub": "${A}:b"}}
        ),
        case("command-is-a-parameter", [], Command={"Name": PARAMETER}, arguments={KEY: "a:b"}),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
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
