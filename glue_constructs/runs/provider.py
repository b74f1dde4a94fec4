"""The run provider: two functions and a state machine that serve every run of a stack (design section 4)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsii
from aws_cdk import Aws, IAnyProducer, IResolveContext, Lazy, Stack, Validations
from aws_cdk.aws_glue import CfnJob
from aws_cdk.aws_iam import CfnRole
from aws_cdk.aws_lambda import CfnFunction
from aws_cdk.aws_logs import CfnLogGroup
from aws_cdk.aws_s3_assets import Asset
from aws_cdk.aws_stepfunctions import CfnStateMachine
from constructs import Construct

from glue_constructs.runs.state_machine import definition

if TYPE_CHECKING:
    from aws_cdk import IResolvable
    from aws_cdk.interfaces.aws_glue import IJobRef

_ID = "GlueConstructsRuns"
_HANDLERS = Path(__file__).parents[1] / "handlers"
_RUNTIME = "python3.14"
_ENTRY_SECONDS = 30
_WORKER_SECONDS = 50
_LOG_DAYS = 30

_RUN_ACTIONS = ("glue:StartJobRun", "glue:GetJobRun", "glue:GetJobRuns", "glue:BatchStopJobRun")
_RESET_ACTIONS = ("glue:ResetJobBookmark",)


class RunProvider(Construct):
    """Serves the runs of one stack. Get it with `RunProvider.of`.

    It is seven resources: an entry function that takes CloudFormation's events, a state machine that waits, a worker
    function that talks to Glue, a role for each, and one log group.
    """

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        self._runs = _Jobs(_RUN_ACTIONS)
        self._resets = _Jobs(_RESET_ACTIONS)
        self._code = Asset(self, "Handlers", path=str(_HANDLERS), exclude=["**/__pycache__", "*.pyc"])
        self._logs = CfnLogGroup(self, "Logs", retention_in_days=_LOG_DAYS)
        worker = self._worker()
        machine = self._state_machine(worker)
        self._entry = self._entry_function(machine)
        _acknowledge(self, machine)

    @classmethod
    def of(cls, scope: Construct) -> RunProvider:
        """The provider of a scope's stack, made at its first use."""
        stack = Stack.of(scope)
        found = stack.node.try_find_child(_ID)
        return found if isinstance(found, cls) else cls(stack, _ID)

    @property
    def service_token(self) -> str:
        """What a custom resource names to be served."""
        return self._entry.attr_arn

    def allow(self, job: IJobRef, *, reset_bookmark: bool) -> None:
        """Let the worker run a job, and reset its bookmark when asked to."""
        arn = CfnJob.arn_for_job(job)
        self._runs.add(arn)
        if reset_bookmark:
            self._resets.add(arn)

    def _worker(self) -> CfnFunction:
        role = self._role("WorkerRole", "lambda", [*self._may_log(), self._runs.statement(), self._resets.statement()])
        return self._function("Worker", role, seconds=_WORKER_SECONDS, environment={})

    def _state_machine(self, worker: CfnFunction) -> CfnStateMachine:
        arn = worker.attr_arn
        role = self._role("MachineRole", "states", [_allow(["lambda:InvokeFunction"], arn)])
        text = json.dumps(definition(arn, worker_seconds=_WORKER_SECONDS), separators=(",", ":"))
        return CfnStateMachine(self, "Machine", role_arn=role.attr_arn, definition_string=text)

    def _entry_function(self, machine: CfnStateMachine) -> CfnFunction:
        executions = f"arn:{Aws.PARTITION}:states:{Aws.REGION}:{Aws.ACCOUNT_ID}:execution:{machine.attr_name}:*"
        statements = [
            *self._may_log(),
            _allow(["states:StartExecution", "states:ListExecutions"], machine.ref),
            # An execution's name is made from the event, so executions can only be named by their machine.
            _allow(["states:StopExecution"], executions),
            _allow(["cloudformation:DescribeStacks"], {"Ref": "AWS::StackId"}),
        ]
        role = self._role("EntryRole", "lambda", statements)
        return self._function("Entry", role, seconds=_ENTRY_SECONDS, environment={"STATE_MACHINE_ARN": machine.ref})

    def _function(self, name: str, role: CfnRole, *, seconds: int, environment: dict[str, str]) -> CfnFunction:
        return CfnFunction(
            self,
            name,
            code=CfnFunction.CodeProperty(s3_bucket=self._code.s3_bucket_name, s3_key=self._code.s3_object_key),
            handler=f"job_run.{name.lower()}.handler",
            runtime=_RUNTIME,
            role=role.attr_arn,
            timeout=seconds,
            memory_size=256,
            logging_config=CfnFunction.LoggingConfigProperty(log_group=self._logs.ref),
            environment=CfnFunction.EnvironmentProperty(variables=environment) if environment else None,
        )

    def _role(self, name: str, service: str, statements: list[Any]) -> CfnRole:
        trust = {"Effect": "Allow", "Principal": {"Service": f"{service}.amazonaws.com"}, "Action": "sts:AssumeRole"}
        document = {"Version": "2012-10-17", "Statement": statements}
        return CfnRole(
            self,
            name,
            assume_role_policy_document={"Version": "2012-10-17", "Statement": [trust]},
            policies=[CfnRole.PolicyProperty(policy_name="Runs", policy_document=document)],
        )

    def _may_log(self) -> list[dict[str, Any]]:
        # attr_arn ends in ":*": the group's streams.
        return [_allow(["logs:CreateLogStream", "logs:PutLogEvents"], self._logs.attr_arn)]


def _acknowledge(provider: Construct, machine: CfnStateMachine) -> None:
    """Say to cdk-nag's packs what they cannot know of the provider; only its own resources are spoken for."""
    execution = "arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution"
    name = Stack.of(provider).get_logical_id(machine)
    reasons = {
        "SF1": "a standard execution keeps its own history for 90 days; the worker logs a line a step",
        "SF2": "an execution is one loop over one function: there is no path to trace",
        f"IAM5[Resource::{execution}:<{name}.Name>:*]": "executions are named by events: only their machine is known",
    }
    acknowledged = {f"AwsSolutions::AwsSolutions-{rule}": reason for rule, reason in reasons.items()}
    # Validations.acknowledge() writes the same, but before aws-cdk-lib 2.270 it refuses ids such as IAM5's.
    provider.node.add_metadata(Validations.ACKNOWLEDGED_RULES_METADATA_KEY, acknowledged)


def _allow(actions: list[str], resource: object) -> dict[str, Any]:
    return {"Effect": "Allow", "Action": actions, "Resource": resource}


@jsii.implements(IAnyProducer)
class _Jobs:
    """The jobs that a statement is about; they grow until the app is synthesized."""

    def __init__(self, actions: tuple[str, ...]) -> None:
        self._actions = list(actions)
        self._arns: list[str] = []

    def add(self, arn: str) -> None:
        if arn not in self._arns:
            self._arns.append(arn)

    def statement(self) -> IResolvable:
        """The statement; nothing when there is no job."""
        return Lazy.uncached_any(self)

    def produce(self, context: IResolveContext) -> dict[str, Any] | None:  # noqa: ARG002  # the interface's signature
        return _allow(self._actions, self._arns) if self._arns else None
