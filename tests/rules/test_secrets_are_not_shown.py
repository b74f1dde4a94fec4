"""No finding of any rule shows a secret, because findings appear in build logs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rules.strategies import fuzz

from glue_constructs.model.commands import COMMANDS
from glue_constructs.model.parameters import SPECIAL_PARAMETERS
from glue_constructs.model.versions import GLUE_VERSIONS
from glue_constructs.rules import check_job, check_request, check_run

if TYPE_CHECKING:
    from collections.abc import Callable

PRIVATE_KEY = "-----BEGIN RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEAvL7\n-----END RSA PRIVATE KEY-----"
# Each with texts that contain it in a recognizable form.
SECRETS = [
    *(
        (secret, carrier)
        for secret in (
            "AKIAIOSFODNN7EXAMPLF",
            "ASIAZZ7NEXAMPLEKEY23",
            "ghp_16C7e42F292c6912E7710c838347Ae178B4a",
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P",
            PRIVATE_KEY,
        )
        for carrier in ("{}", " {} ", "{},b", "--conf {}", '{{"key": "{}"')
    ),
    *(
        (secret, carrier)
        for secret in ("hunter2-Correct.Horse", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYzzPaQq1234")
        for carrier in (
            "jdbc:postgresql://host/db?user=a&password={}",
            "PASSWORD={},OTHER=b",
            "spark.hadoop.fs.s3a.secret.key={} --conf a",
            '{{"password": "{}"',
        )
    ),
    *(
        ("hunter2-Correct.Horse", carrier)
        for carrier in ("https://user:{}@nexus.example.com/simple", "s3://user:{}@bucket/key.py, s3://b/x")
    ),
]
ARGUMENTS = ["--JOB_NAME", "--url", "--x y", "undashed", "--db-password", "--API_KEY", *SPECIAL_PARAMETERS]
AS_GIVEN: list[Callable[[str], Any]] = [lambda text: text, lambda text: [text], lambda text: {"value": text}]


@fuzz
@given(
    known=st.sampled_from(SECRETS),
    argument=st.sampled_from(ARGUMENTS),
    given_as=st.sampled_from(AS_GIVEN),
    job=st.fixed_dictionaries(
        {
            "Command": st.fixed_dictionaries({"Name": st.sampled_from(COMMANDS)}),
            "GlueVersion": st.sampled_from([*GLUE_VERSIONS]),
        }
    ),
)
def test_no_finding_shows_a_secret_in_an_argument(
    known: tuple[str, str], argument: str, given_as: Callable[[str], Any], job: dict[str, Any]
) -> None:
    secret, carrier = known
    arguments = {argument: given_as(carrier.format(secret))}

    assert_not_shown(secret, {**job, "DefaultArguments": arguments})
    assert_not_shown(secret, {**job, "NonOverridableArguments": arguments})


@pytest.mark.parametrize("argument", ["--password", "--DB_PASSWORD", "--api-key", "--secret_access_key", "--authToken"])
def test_a_value_is_a_secret_by_the_arguments_name(argument: str) -> None:
    assert_not_shown("Correct.Horse", {"Command": {"Name": "glueetl"}, "DefaultArguments": {argument: "Correct.Horse"}})


def assert_not_shown(secret: str, job: dict[str, Any]) -> None:
    arguments = job.get("DefaultArguments") or job["NonOverridableArguments"]
    findings = [
        *check_job(job),
        *check_run({"JobName": "orders", "Arguments": arguments}, job),
        *check_request("CreateJob", {"Name": "orders", "Role": "role", **job}),
        *check_request("StartJobRun", {"JobName": "orders", "Arguments": arguments}),
    ]
    telling = [finding.name for finding in findings if secret in str(finding) or repr(secret)[1:-1] in str(finding)]

    assert telling == []
