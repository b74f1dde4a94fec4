"""The rule malformed-session-policy: what it reports and what it accepts."""

from __future__ import annotations

from typing import Any

import pytest

from glue_constructs.rules import check_run
from glue_constructs.rules.runs.malformed_session_policy import MalformedSessionPolicy

AT = ["ExecutionRoleSessionPolicy"]


@pytest.mark.parametrize(
    ("policy", "at"),
    [
        pytest.param("arn:aws:iam::aws:policy/ReadOnlyAccess", AT, id="managed-policy"),
        pytest.param("{'Statement': []}", AT, id="single-quotes"),
        pytest.param('{"Version": "2012-10-17"', AT, id="unclosed"),
        pytest.param('{"Version": "2012-10-17"}', AT, id="no-statement"),
        pytest.param("[]", AT, id="list-as-text"),
        pytest.param("[" * 2048, AT, id="deep"),
        pytest.param({"Version": "2012-10-17", "Statement": []}, AT, id="object"),
        pytest.param([], AT, id="list"),
        pytest.param('{"Version": "2012-10-17", "Statement": []}', [], id="policy"),
        pytest.param(
            '{\n\t"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}\n}', [], id="one-statement"
        ),
        pytest.param('{"Statement": [{"Resource": "arn:aws:s3:::bucket/${JobRunId}/*"}]}', [], id="variable"),
        pytest.param("{", [], id="left-to-the-rule-of-ranges"),
        pytest.param("x" * 2049, [], id="left-to-the-rule-of-ranges-too"),
        pytest.param({"Ref": "Parameter"}, [], id="a-parameter"),
        pytest.param({"Fn::Sub": '{"Statement": "${Parameter}"}'}, [], id="substituted"),
        pytest.param({"Ref": "AWS::NoValue"}, [], id="no-value"),
        pytest.param(None, [], id="none"),
    ],
)
def test_findings(policy: Any, at: list[str]) -> None:
    findings = check_run({"ExecutionRoleSessionPolicy": policy})

    assert [finding.property for finding in findings if finding.rule == MalformedSessionPolicy.id] == at


def test_message() -> None:
    (finding,) = check_run({"ExecutionRoleSessionPolicy": "read-only"})

    assert finding.message == "the session policy is not an IAM policy: needs JSON with a Statement, got 'read-only'"
