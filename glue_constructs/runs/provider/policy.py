"""A managed policy of the worker's role whose logical id contains a hash of its content.

A changed policy is a new resource to CloudFormation, which creates it before the custom resources that depend on it,
and deletes the old policy after the custom resources that depended on that one (docs/adr/0017).
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

import jsii
from aws_cdk import IAnyProducer, IResolveContext, IStringProducer, Lazy
from aws_cdk.aws_iam import CfnManagedPolicy

from glue_constructs.runs.provider.arn_sizes import literal_name
from glue_constructs.runs.provider.policy_content import PolicyContent

if TYPE_CHECKING:
    from aws_cdk import Stack
    from constructs import Construct

    from glue_constructs._cdk.job_facts import JobFacts

_LOGICAL_ID = "GlueConstructsRunsPermissions"


class WorkerPolicy:
    """One managed policy.

    Args:
        scope: The run provider.
        stack: Its stack.
        id: The id of the policy's construct.
        role: The name of the worker's role.
    """

    def __init__(self, scope: Construct, stack: Stack, id: str, role: str) -> None:
        self.content = PolicyContent()
        self._stack = stack
        self._jobs: dict[str, JobFacts] = {}
        self._logical_id: str | None = None
        document = {"Version": "2012-10-17", "Statement": Lazy.uncached_any(_StatementsProducer(self))}
        self.resource = CfnManagedPolicy(scope, id, policy_document=document, roles=[role])
        # Not by a validation of the construct: the CDK computes the hash of a nested stack's template before those.
        self.resource.override_logical_id(Lazy.uncached_string(_LogicalIdProducer(self)))

    def record_job(self, facts: JobFacts) -> None:
        """Record a job of which a statement has the ARN."""
        self._jobs[facts.arn] = facts

    def statements(self, *, preparing: bool) -> list[dict[str, Any]]:
        """Return the statements.

        Args:
            preparing: Whether the CDK only collects references, at the beginning of a synth. Jobs and their names can
                have changed since the logical id was computed.
        """
        if preparing:
            self._logical_id = None
        return self.content.render()

    def logical_id(self, context: IResolveContext) -> str:
        """Return the logical id; it is computed once a synth, because every custom resource refers to it."""
        if self._logical_id is None:
            if context.preparing:
                return _LOGICAL_ID  # it is not used; references between stacks are not replaced yet
            self._logical_id = f"{_LOGICAL_ID}{self._content_hash()}"
        return self._logical_id

    def _content_hash(self) -> str:
        # An update of a job's literal name changes no text of the policy, which has {"Ref": <job>}, but would take the
        # permissions on the job with the former name away before its run's own update.
        names = {arn: literal_name(facts) for arn, facts in self._jobs.items() if facts.resource is not None}
        self.content.require_size(names)
        statements, names_by_arn = self._stack.resolve([self.content.render(), [*map(list, names.items())]])
        for statement in statements:
            statement["Resource"] = _sorted(statement["Resource"])
        content = json.dumps([_sorted(statements), _sorted(names_by_arn)], sort_keys=True)
        return hashlib.sha256(content.encode()).hexdigest()[:16].upper()


def _sorted(values: list[Any]) -> list[str]:
    """Return values as JSON in an order that does not depend on the order of the constructs."""
    return sorted(json.dumps(value, sort_keys=True) for value in values)


@jsii.implements(IAnyProducer)
class _StatementsProducer:
    def __init__(self, policy: WorkerPolicy) -> None:
        self._policy = policy

    def produce(self, context: IResolveContext) -> list[dict[str, Any]]:
        return self._policy.statements(preparing=context.preparing)


@jsii.implements(IStringProducer)
class _LogicalIdProducer:
    def __init__(self, policy: WorkerPolicy) -> None:
        self._policy = policy

    def produce(self, context: IResolveContext) -> str:
        return self._policy.logical_id(context)
