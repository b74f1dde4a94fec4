"""The rule secret-in-argument: what it reports and what it accepts; no rule shows a secret."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules import check_job, check_run
from glue_constructs.rules.arguments.secret_in_argument import SecretInArgument

if TYPE_CHECKING:
    from collections.abc import Callable

ETL = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}
# Concatenated, so that secret scanners do not report this file.
ACCESS_KEY = "AKIA" + "IOSFODNN7EXAMPLE"
SECRET_KEY = "wJalrXUtnFEMI/K7MDENG/" + "bPxRfiCYEXAMPLEKEY"
PRIVATE_KEY = "-----BEGIN RSA " + "PRIVATE KEY-----\nMIIEow\n-----END RSA PRIVATE KEY-----"
WEB_TOKEN = "eyJhbGciOiJIUzI1NiJ9" + ".eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        # Recognized by their form.
        pytest.param("--a", ACCESS_KEY, id="access-key"),
        pytest.param("--a", f"key is {ACCESS_KEY}, id 5", id="access-key-in-text"),
        pytest.param("--aws_access_key_id", "ASIA" + "IOSFODNN7EXAMPLE", id="temporary-access-key"),
        pytest.param("--a", PRIVATE_KEY, id="private-key"),
        pytest.param("--a", "-----BEGIN " + "PRIVATE KEY-----\nMIIEow", id="private-key-cut-off"),
        pytest.param("--a", "ghp_" + "a1B2" * 9, id="github"),
        pytest.param("--a", "github_pat_" + "a1B2" * 10, id="github-fine-grained"),
        pytest.param("--a", "glpat-" + "a1B2" * 5, id="gitlab"),
        pytest.param("--a", "xoxb-" + "123456789012-abcdef", id="slack"),
        pytest.param("--hook", "https://hooks.slack.com/services/T0/B0/" + "a1B2c3", id="slack-hook"),
        pytest.param("--a", "sk_live_" + "a1B2" * 6, id="stripe"),
        pytest.param("--a", "AIza" + "a1B2c" * 7, id="google"),
        pytest.param("--a", WEB_TOKEN, id="web-token"),
        pytest.param("--url", "postgresql://orders:hunter2@host:5432/db", id="password-in-a-url"),
        pytest.param("--url", "https://:hunter2@host/path", id="password-without-a-user"),
        pytest.param("--url", "jdbc:oracle:thin:scott/hunter2@host:1521:orcl", id="password-for-oracle"),
        # Recognized by a name in the text.
        pytest.param("--url", "jdbc:mysql://host/db?user=a&password=hunter2", id="password-of-jdbc"),
        pytest.param("--url", "jdbc:sqlserver://host;user=a;PWD=hunter2;encrypt=true", id="pwd-of-jdbc"),
        pytest.param("--conf", f"spark.hadoop.fs.s3a.secret.key={SECRET_KEY}", id="secret-key-in-conf"),
        pytest.param("--customer-driver-env-vars", "CUSTOMER_DB_PASSWORD=hunter2", id="environment-variable"),
        pytest.param("--settings", '{"user": "a", "password": "hunter2"}', id="json"),
        pytest.param("--settings", '{\\"apiKey\\": \\"hunter2\\"}', id="json-in-json"),
        pytest.param("--password=hunter2", "", id="in-the-key"),
        # Recognized by the name of the argument.
        pytest.param("--db_password", "hunter2", id="password"),
        pytest.param("--DB-PASSWORD", "hunter2", id="upper-case"),
        pytest.param("--dbPassword", "hunter2", id="humps"),
        pytest.param("--password", "correct", id="plain-word"),
        pytest.param("--password2", "hunter2", id="digit-behind"),
        pytest.param("--redshift_pwd", "hunter2!", id="pwd"),
        pytest.param("--db_pass", "hunter2", id="pass"),
        pytest.param("--passphrase", "correct horse", id="passphrase"),
        pytest.param("--api-key", "a1b2c3d4", id="api-key"),
        pytest.param("--apikey", "a1b2c3d4", id="apikey"),
        pytest.param("--aws_secret_access_key", SECRET_KEY, id="secret-access-key"),
        pytest.param("--client_secret", "a1b2c3d4", id="client-secret"),
        pytest.param("--auth_token", "a1b2c3d4", id="token"),
        pytest.param("--github_token", "a1b2c3d4e5f6", id="another-token"),
        pytest.param("--secret", "hunter2", id="secret"),
        pytest.param("--source_password_prod", "hunter2", id="word-behind"),
    ],
)
def test_a_secret_is_found_and_not_shown(found: Callable[..., list[str]], key: str, value: str) -> None:
    findings = check_job({**ETL, "DefaultArguments": {key: value}})

    assert len(found(SecretInArgument, {**ETL, "DefaultArguments": {key: value}})) == 1
    for finding in findings:
        shown = f"{finding.property} {finding.message} {finding.wanted} {finding.got} {finding.fix}"
        for secret in ("hunter2", "a1b2c3d4", "a1B2", "MIIEow", ACCESS_KEY, SECRET_KEY, WEB_TOKEN):
            assert secret not in shown


@pytest.mark.parametrize(
    ("key", "value"),
    [
        pytest.param("--secret_name", "prod/db", id="name-of-a-secret"),
        pytest.param("--db_secret", "prod/db", id="path-of-a-secret"),
        pytest.param("--db_secret", "rds-credentials-prod", id="words-of-a-secret-s-name"),
        pytest.param("--secret", "redshift", id="word-of-a-secret-s-name"),
        pytest.param("--password_secret", "db-1", id="secret-of-a-password"),
        pytest.param("--password-secret-arn", "arn:aws:secretsmanager:us-east-1:123456789012:secret:db", id="arn"),
        pytest.param("--password", "arn:aws:ssm:us-east-1:123456789012:parameter/db", id="arn-of-a-password"),
        pytest.param("--db_password", "/prod/db/password", id="path-of-a-parameter"),
        pytest.param("--db_password", "prod/db/password", id="path-of-a-password"),
        pytest.param("--token-url", "https://idp.example.com/token", id="url"),
        pytest.param("--api_token", "https://idp.example.com/token", id="url-of-a-token"),
        pytest.param("--credentials", "s3://bucket/credentials.json", id="path-on-s3"),
        pytest.param("--private_key_path", "keys/id", id="path"),
        pytest.param("--api_key_name", "orders", id="name-of-a-key"),
        pytest.param("--password_column", "pwd", id="column"),
        pytest.param("--token_type", "bearer", id="type"),
        pytest.param("--password", "", id="empty"),
        pytest.param("--password", "12345", id="number"),
        pytest.param("--use_password", "true", id="flag"),
        pytest.param("--password", "none", id="none"),
        pytest.param("--password", "<your password>", id="place-to-fill-in"),
        pytest.param("--password", "CHANGE_ME", id="place-to-change"),
        pytest.param("--password", "${DbPassword}", id="place-for-a-variable"),
        pytest.param("--password", "********", id="stars"),
        pytest.param("--db_password", {"Ref": "Password"}, id="parameter"),
        pytest.param("--db_password", "{{resolve:secretsmanager:db:SecretString:password}}", id="dynamic-reference"),
        pytest.param("--db_password", True, id="boolean"),
        pytest.param("--db_password", ["hunter2"], id="no-string"),
        pytest.param("--max_tokens", "4096", id="tokens"),
        pytest.param("--tokenizer", "bert-base", id="tokenizer"),
        pytest.param("--bypass", "all-of-it", id="bypass"),
        pytest.param("--partition_key", "customer1", id="partition-key"),
        pytest.param("--url", "jdbc:postgresql://host:5432/db", id="url-without-a-password"),
        pytest.param("--url", "https://user@host/path", id="url-with-a-user"),
        pytest.param("--url", "jdbc:mysql://host/db?user=a&password=${PASSWORD}", id="variable-in-a-url"),
        pytest.param("--output", "s3://bucket/ASIA/2026", id="part-of-the-world"),
        pytest.param("--mapping", "pwd:hash,user:name", id="mapping"),
        pytest.param("--settings", '{"password": ""}', id="empty-in-json"),
        pytest.param("--settings", '{"passwordColumn": "pwd"}', id="column-in-json"),
        pytest.param("--conf", "spark.a=b --conf spark.c=d", id="conf"),
        pytest.param("--day", "monday", id="nothing-of-the-kind"),
    ],
)
def test_accepted_values(found: Callable[..., list[str]], key: str, value: Any) -> None:
    assert found(SecretInArgument, {**ETL, "DefaultArguments": {key: value}}) == []


def test_an_overridden_default_is_checked_too(found: Callable[..., list[str]]) -> None:
    job = {**ETL, "DefaultArguments": {"--password": "a1"}, "NonOverridableArguments": {"--password": "b2"}}

    assert found(SecretInArgument, job) == ["DefaultArguments.--password", "NonOverridableArguments.--password"]


def test_message(message: Callable[..., str]) -> None:
    job = {**ETL, "DefaultArguments": {"--db_password": "hunter2"}}

    assert message(SecretInArgument, job) == (
        "a job argument holds a secret, judging by its name: needs the name or the ARN of a secret or connection, "
        "got '<a literal of 7 characters>'"
    )


def test_message_of_a_form(message: Callable[..., str]) -> None:
    job = {**ETL, "DefaultArguments": {"--url": "mysql://a:hunter2@host"}}

    assert message(SecretInArgument, job) == (
        "a job argument holds a password in a URL: needs the name or the ARN of a secret or connection, "
        "got '<a literal of 22 characters>'"
    )


@pytest.mark.parametrize(
    "job",
    [
        pytest.param({"DefaultArguments": {"--db_password": "--hunter2"}}, id="read-as-option"),
        pytest.param({"DefaultArguments": {"--db_password": ["hunter2"]}}, id="list"),
        pytest.param({"DefaultArguments": ["--db_password=hunter2"]}, id="list-of-arguments"),
        pytest.param({"DefaultArguments": [{"--db_password": "hunter2"}]}, id="list-of-objects"),
        pytest.param({"DefaultArguments": "--db_password=hunter2"}, id="text"),
        pytest.param({"DefaultArguments": {"db_password": "hunter2"}}, id="no-dashes"),
        pytest.param({"DefaultArguments": {"--extra-jars": "jdbc://a:hunter2@host"}}, id="another-rule-s-value"),
        pytest.param({"DefaultArguments": {"--TempDir": "https://a:hunter2@host/"}}, id="another-rule-s-path"),
        pytest.param(
            {"DefaultArguments": {"--password": "hunter2"}, "NonOverridableArguments": {"--password": "hunter22"}},
            id="overridden",
        ),
        pytest.param({"Description": "password=hunter2\x00"}, id="description"),
        pytest.param({"Timeout": "password=hunter2"}, id="timeout"),
        pytest.param({"WorkerType": {"password": "hunter2"}}, id="object-of-another-property"),
        pytest.param({"password=hunter2": 1}, id="unknown-property"),
    ],
)
def test_no_rule_shows_a_secret(job: dict[str, Any]) -> None:
    findings = [*check_job({**ETL, **job}), *check_run({"Arguments": job.get("DefaultArguments", {})})]

    assert findings
    for finding in findings:
        assert "hunter2" not in json.dumps([finding.property, finding.message, finding.wanted, repr(finding.got)])
