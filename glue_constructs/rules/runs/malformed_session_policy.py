import json

from glue_constructs.model.api import GLUE_OPERATIONS
from glue_constructs.rules._header import Finding, Iterator, Rule, Severity, sources
from glue_constructs.rules._run import Run

_PARAMETER = "ExecutionRoleSessionPolicy"
_LONGEST = GLUE_OPERATIONS["StartJobRun"].members[_PARAMETER].max or 0
_SHORTEST = GLUE_OPERATIONS["StartJobRun"].members[_PARAMETER].min or 0


class MalformedSessionPolicy(Rule[Run]):
    r"""A run's session policy is not an IAM policy.

    What it does:
        Checks ExecutionRoleSessionPolicy: a string with a JSON object that has a Statement. Its length is checked by
        parameter-out-of-range.

    Why:
        The policy applies to the session in which the job assumes its role, and IAM refuses a policy without a
        Statement: "MalformedPolicyDocument".

    Wrong::

        {"JobName": "orders", "ExecutionRoleSessionPolicy": "arn:aws:iam::aws:policy/ReadOnlyAccess"}

    Right::

        {"JobName": "orders", "ExecutionRoleSessionPolicy":
          "{\"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"s3:*\", \"Resource\": \"*\"}]}"}
    """

    id = "GC704"
    severity = Severity.ERROR
    fix = "set an IAM policy as a JSON string"
    source = sources.SESSION_POLICY

    def check(self, run: Run) -> Iterator[Finding]:
        policy = run.given.get(_PARAMETER)
        if isinstance(policy, str) and _SHORTEST <= len(policy) <= _LONGEST and not _is_policy(policy):
            yield self.finding(
                _PARAMETER, "the session policy is not an IAM policy", wanted="JSON with a Statement", got=policy
            )
        elif isinstance(policy, (dict, list)):
            yield self.finding(_PARAMETER, "the session policy is not a string", wanted="a JSON string", got=policy)


def _is_policy(text: str) -> bool:
    try:
        policy = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(policy, dict) and "Statement" in policy
