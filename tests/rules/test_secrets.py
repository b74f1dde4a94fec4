"""Secrets are detected in any text, quickly, and redacted."""

from __future__ import annotations

import time

import pytest

from glue_constructs.rules._secrets import find_secret, is_secret_by_name, redact, redact_value


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("nothing to hide", "nothing to hide"),
        ("mysql://a:hunter2@host/db", "mysql://a:<secret>@host/db"),
        ("url?password=hunter2&x=1", "url?password=<secret>&x=1"),
        ("password='hunter2 and more' x", "password=<secret> x"),
        ("a AKIA" + "IOSFODNN7EXAMPLE b", "a <secret> b"),
        ("a=1 password=<secret>", "a=1 password=<secret>"),
        ("password=${PASSWORD}", "password=${PASSWORD}"),
        ("{'--db_password': 'hunter2'}", "{'--db_password': '<secret>'}"),
    ],
)
def test_redact(text: str, shown: str) -> None:
    assert redact(text) == shown
    assert redact(shown) == shown


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("--db_password", "hunter2", "<a literal of 7 characters>"),
        ("--day", "monday", "monday"),
        ("--db_password", 5, 5),
        ("--db_password", None, None),
        ("--db_password", ["hunter2"], "<a list with a secret>"),
        ("--settings", {"password": "hunter2"}, "<a dict with a secret>"),
        ("--settings", {"day": "monday"}, {"day": "monday"}),
        ("--settings", [[[[["mysql://a:hunter2@host"]]]]], "<a list with a secret>"),
    ],
)
def test_redact_value(name: str, value: object, shown: object) -> None:
    assert redact_value(name, value) == shown


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("<" * 10_000, id="brackets"),
        pytest.param("eyJ" * 3_500, id="web-tokens"),
        pytest.param("jdbc:oracle:a:" * 700, id="oracle"),
        pytest.param("password=" * 1_100, id="passwords"),
        pytest.param("password " * 1_100, id="passwords-without-a-value"),
        pytest.param("://" * 3_500, id="urls"),
        pytest.param("://a:b" * 1_700, id="urls-with-users"),
        pytest.param('password":"' * 900, id="json"),
        pytest.param("-----BEGIN PRIVATE KEY-----" * 400, id="private-keys"),
        pytest.param("-----BEGIN " * 900 + "PRIVATE KEY-----", id="private-keys-begun"),
        pytest.param("${{{" * 2_500, id="variables"),
        pytest.param("a1-" * 3_500, id="words"),
        pytest.param("gh" * 5_000, id="github"),
    ],
)
def test_no_text_takes_long(text: str) -> None:
    start = time.process_time()
    find_secret(text)
    is_secret_by_name("--password", text)
    is_secret_by_name("--secret", text)
    redact(text)

    # A few milliseconds; a backtracking pattern takes seconds.
    assert time.process_time() - start < 0.2
