"""What environment-variable-without-prefix finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.arguments.environment_variable_without_prefix import EnvironmentVariableWithoutPrefix

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--customer-driver-env-vars": "A=1"},
            },
            ["DefaultArguments.--customer-driver-env-vars"],
            id="no-prefix",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--customer-executor-env-vars": "CUSTOMER_KEY3=VAL3,KEY4=VAL4"},
            },
            ["DefaultArguments.--customer-executor-env-vars"],
            id="executor",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--customer-driver-env-vars": "A=1", "--customer-executor-env-vars": "A=1"},
            },
            ["DefaultArguments.--customer-driver-env-vars", "DefaultArguments.--customer-executor-env-vars"],
            id="both",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--customer-driver-env-vars": "customer_A=1"},
            },
            ["DefaultArguments.--customer-driver-env-vars"],
            id="other-case",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--customer-driver-env-vars": "CUSTOMER_A=1,2"},
            },
            ["DefaultArguments.--customer-driver-env-vars"],
            id="unquoted-comma",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--customer-driver-env-vars": "CUSTOMER_A"},
            },
            ["DefaultArguments.--customer-driver-env-vars"],
            id="no-value",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--customer-driver-env-vars": 'CUSTOMER_A="1,B=2'},
            },
            ["DefaultArguments.--customer-driver-env-vars"],
            id="lone-quote",
        ),
        pytest.param(
            {
                "Command": {"Name": "gluestreaming"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--customer-driver-env-vars": "A=1"},
            },
            ["DefaultArguments.--customer-driver-env-vars"],
            id="streaming",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--customer-driver-env-vars": "CUSTOMER_A=1, CUSTOMER_B=2"},
            },
            [],
            id="prefix",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--customer-driver-env-vars": 'CUSTOMER_KEY1=VAL1,CUSTOMER_KEY2="val2,val2 val2"'},
            },
            [],
            id="quoted-comma",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--customer-driver-env-vars": "CUSTOMER_A=b=c"},
            },
            [],
            id="value-with-equals",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--customer-driver-env-vars": ""},
            },
            [],
            id="empty",
        ),
        pytest.param(
            {
                "Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
                "DefaultArguments": {"--customer-driver-env-vars": "A=1"},
            },
            [],
            id="shell",
        ),
        pytest.param({"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}, [], id="no-arguments"),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--customer-driver-env-vars": {"Ref": "Parameter"}},
            },
            [],
            id="is-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(EnvironmentVariableWithoutPrefix, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "glueetl"},
        "GlueVersion": "5.1",
        "DefaultArguments": {"--customer-driver-env-vars": "CUSTOMER_A=1,STAGE=test,2"},
    }

    assert message(EnvironmentVariableWithoutPrefix, job) == (
        "Glue ignores this environment variable: needs CUSTOMER_NAME=value, with commas in double quotes only, "
        "got 'STAGE, a value without a name'"
    )
