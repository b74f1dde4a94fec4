from collections.abc import Mapping

from glue_constructs.rules._header import Finding, Iterator, Rule, Severity, sources
from glue_constructs.rules._request import Request
from glue_constructs.rules._secrets import is_secret_by_name
from glue_constructs.rules._values import UNKNOWN, resolved

_BY_NAME = "AWS_SECRETS_MANAGER"


class InlineAuthToken(Rule[Request]):
    """A job's definition contains the token of its source control.

    What it does:
        Checks SourceControlDetails when a job is created or updated: an AuthToken in plain text, unless AuthStrategy
        says that it names a secret in Secrets Manager.

    Why:
        The token becomes part of the job's definition, which everyone with read access to the job can read.

    Wrong::

        {"CreateJob": {"Name": "orders", "Role": "GlueRole", "GlueVersion": "5.1", "Timeout": 60,
          "Command": {"Name": "glueetl", "ScriptLocation": "s3://bucket/orders.py"},
          "SourceControlDetails": {"Provider": "GITHUB", "AuthToken": "ghp_0123456789"}}}

    Right::

        {"CreateJob": {"Name": "orders", "Role": "GlueRole", "GlueVersion": "5.1", "Timeout": 60,
          "Command": {"Name": "glueetl", "ScriptLocation": "s3://bucket/orders.py"},
          "SourceControlDetails": {"Provider": "GITHUB", "AuthStrategy": "AWS_SECRETS_MANAGER",
            "AuthToken": "arn:aws:secretsmanager:eu-west-1:123456789012:secret:github-AbCdEf"}}}
    """

    id = "GC831"
    severity = Severity.WARNING
    fix = "store the token in Secrets Manager and set AuthStrategy to AWS_SECRETS_MANAGER"
    source = sources.API_JOBS

    def check(self, request: Request) -> Iterator[Finding]:
        section = f"{request.prefix}SourceControlDetails"
        details = next((value.value for value in request.parameters.values if value.property == section), None)
        if request.job is None or not isinstance(details, Mapping):
            return
        token, strategy = (resolved(details.get(name)) for name in ("AuthToken", "AuthStrategy"))
        if isinstance(token, str) and strategy not in (_BY_NAME, UNKNOWN) and is_secret_by_name("AuthToken", token):
            fault, wanted = (
                "the token would be in plain text in the job's definition",
                f"a secret's name with {_BY_NAME}",
            )
            yield self.finding(
                f"{section}.AuthToken", fault, wanted=wanted, got=f"<a literal of {len(token)} characters>"
            )
