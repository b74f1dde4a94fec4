"""The rule environment-variable-without-prefix: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, SHELL, STREAMING, case

from glue_constructs.rules.arguments.environment_variable_without_prefix import EnvironmentVariableWithoutPrefix

if TYPE_CHECKING:
    from collections.abc import Callable

KEY = "--customer-driver-env-vars"
AT = [f"DefaultArguments.{KEY}"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("no-prefix", AT, arguments={KEY: "A=1"}),
        case(
            "executor",
            ["DefaultArguments.--customer-executor-env-vars"],
            arguments={"--customer-executor-env-vars": "CUSTOMER_KEY3=VAL3,KEY4=VAL4"},
        ),
        case(
            "both",
            [f"DefaultArguments.{KEY}", "DefaultArguments.--customer-executor-env-vars"],
            arguments={KEY: "A=1", "--customer-executor-env-vars": "A=1"},
        ),
        case("other-case", AT, arguments={KEY: "customer_A=1"}),
        case("unquoted-comma", AT, arguments={KEY: "CUSTOMER_A=1,2"}),
        case("no-value", AT, arguments={KEY: "CUSTOMER_A"}),
        case("lone-quote", AT, arguments={KEY: 'CUSTOMER_A="1,B=2'}),
        case("streaming", AT, job=STREAMING, arguments={KEY: "A=1"}),
        case("prefix", [], arguments={KEY: "CUSTOMER_A=1, CUSTOMER_B=2"}),
        case("quoted-comma", [], arguments={KEY: 'CUSTOMER_KEY1=VAL1,CUSTOMER_KEY2="val2,val2 val2"'}),
        case("value-with-equals", [], arguments={KEY: "CUSTOMER_A=b=c"}),
        case("empty", [], arguments={KEY: ""}),
        case("shell", [], job=SHELL, arguments={KEY: "A=1"}),
        case("no-arguments", []),
        case("is-a-parameter", [], arguments={KEY: PARAMETER}),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(EnvironmentVariableWithoutPrefix, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "glueetl"},
        "GlueVersion": "5.1",
        "DefaultArguments": {"--customer-driver-env-vars": "CUSTOMER_A=1,STAGE=test,2"},
    }

    assert message(EnvironmentVariableWithoutPrefix, job) == (
        "Glue ignores this environment variable: needs CUSTOMER_NAME=value, with commas only inside double quotes, "
        "got 'STAGE, a value without a name'"
    )
