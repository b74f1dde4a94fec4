"""The run provider: two Lambda functions and a state machine for a stack's custom resources (design, section 4)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from aws_cdk import Aws
from aws_cdk.aws_iam import CfnRole
from aws_cdk.aws_lambda import CfnEventInvokeConfig, CfnFunction
from aws_cdk.aws_logs import CfnLogGroup
from aws_cdk.aws_s3_assets import Asset
from aws_cdk.aws_stepfunctions import CfnStateMachine
from constructs import Construct

from glue_constructs._cdk.nag import acknowledge, acknowledge_standards
from glue_constructs._cdk.pseudo_parameters import pseudo_parameters
from glue_constructs._cdk.stacks import cached_on, stack_of
from glue_constructs.runs.provider.asset import HANDLERS, handlers_folder
from glue_constructs.runs.provider.nag import STANDARDS_REASONS, nag_reasons
from glue_constructs.runs.provider.permissions import WorkerPermissions
from glue_constructs.runs.provider.policy_content import STACK_ACTIONS
from glue_constructs.runs.provider.state_machine import definition
from glue_constructs.runs.provider.statements import allow_statement

if TYPE_CHECKING:
    from aws_cdk import Stack

_ID = "GlueConstructsRuns"
_CACHE_KEY = "_glue_constructs_run_provider"
_RUNTIME = "python3.14"
ENTRY_SECONDS = 900
"""The timeout of the entry function, which waits until transient errors are over."""
WORKER_SECONDS = 50
"""The timeout of the worker function."""
# A lost event is answered before CloudFormation's longest deadline, one hour.
_EVENT_AGE_SECONDS = 3000
_LOG_DAYS = 30


class RunProvider(Construct):
    """The provider of the custom resources of one stack. Get it with `RunProvider.of`.

    It has eight resources: an entry function that receives CloudFormation's events, what happens to an event that the
    function loses, a state machine that waits, a worker function that calls Glue and Amazon Location, a role for each
    of the three, and a log group. `permissions` adds one to four policies for the worker.
    """

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        code = Asset(self, "Handlers", path=str(handlers_folder()))
        self._code = CfnFunction.CodeProperty(s3_bucket=code.s3_bucket_name, s3_key=code.s3_object_key)
        logs = CfnLogGroup(self, "Logs", retention_in_days=_LOG_DAYS)
        self._logging = CfnFunction.LoggingConfigProperty(log_group=logs.ref)
        # attr_arn ends in ":*" for the log streams.
        self._may_log = [allow_statement(["logs:CreateLogStream", "logs:PutLogEvents"], logs.attr_arn)]
        worker_role = self._role("WorkerRole", "lambda", self._may_log)
        self.permissions = WorkerPermissions(self, stack_of(scope), worker_role.ref)
        """What the worker may do."""
        worker = self._function("Worker", worker_role, seconds=WORKER_SECONDS, environment={})
        self._worker_arn = worker.attr_arn  # read once
        machine = self._state_machine()
        entry = self._entry_function(machine)
        self._token = entry.attr_arn
        self.delivery = self._delivery(entry)
        """What must exist before a custom resource: the settings for events that the entry function loses."""
        acknowledge(self, nag_reasons(self, machine))
        acknowledge_standards(self, STANDARDS_REASONS)

    @classmethod
    def of(cls, scope: Construct) -> RunProvider:
        """Return the provider of a scope's stack, which is created at its first use."""
        return cached_on(stack_of(scope), _CACHE_KEY, cls._find_or_create)

    @classmethod
    def _find_or_create(cls, stack: Stack) -> RunProvider:
        found = stack.node.try_find_child(_ID)
        return found if isinstance(found, cls) else cls(stack, _ID)

    @property
    def service_token(self) -> str:
        """The ServiceToken for a custom resource of this provider."""
        return self._token

    def _state_machine(self) -> CfnStateMachine:
        role = self._role("MachineRole", "states", [self._may_call_worker()])
        text = json.dumps(definition(self._worker_arn, worker_seconds=WORKER_SECONDS), separators=(",", ":"))
        return CfnStateMachine(self, "Machine", role_arn=role.attr_arn, definition_string=text)

    def _entry_function(self, machine: CfnStateMachine) -> CfnFunction:
        partition, region, account, _ = pseudo_parameters().values()
        executions = f"arn:{partition}:states:{region}:{account}:execution:{machine.attr_name}:*"
        arn = machine.ref
        may = [
            *self._may_log,
            allow_statement(["states:StartExecution", "states:ListExecutions"], arn),
            # The name of an execution depends on its event, so only the state machine is known.
            allow_statement(["states:StopExecution"], executions),
            allow_statement([*STACK_ACTIONS], Aws.STACK_ID),
            self._may_call_worker(),  # with an event that the entry function lost
        ]
        role = self._role("EntryRole", "lambda", may)
        return self._function("Entry", role, seconds=ENTRY_SECONDS, environment={"STATE_MACHINE_ARN": arn})

    def _may_call_worker(self) -> dict[str, Any]:
        return allow_statement(["lambda:InvokeFunction"], self._worker_arn)

    def _delivery(self, entry: CfnFunction) -> CfnEventInvokeConfig:
        """Return the settings of asynchronous calls: the worker receives an event that the entry function loses."""
        lost = CfnEventInvokeConfig.OnFailureProperty(destination=self._worker_arn)
        return CfnEventInvokeConfig(
            self,
            "Delivery",
            function_name=entry.ref,
            qualifier="$LATEST",
            maximum_retry_attempts=2,
            maximum_event_age_in_seconds=_EVENT_AGE_SECONDS,
            destination_config=CfnEventInvokeConfig.DestinationConfigProperty(on_failure=lost),
        )

    def _function(self, name: str, role: CfnRole, *, seconds: int, environment: dict[str, str]) -> CfnFunction:
        return CfnFunction(
            self,
            name,
            code=self._code,
            handler=f"{HANDLERS}.{name.lower()}.handler",
            runtime=_RUNTIME,
            role=role.attr_arn,
            timeout=seconds,
            memory_size=256,
            logging_config=self._logging,
            environment=CfnFunction.EnvironmentProperty(variables=environment) if environment else None,
        )

    def _role(self, name: str, service: str, may: list[dict[str, Any]]) -> CfnRole:
        trust = {"Effect": "Allow", "Principal": {"Service": f"{service}.amazonaws.com"}, "Action": "sts:AssumeRole"}
        document = {"Version": "2012-10-17", "Statement": may}
        return CfnRole(
            self,
            name,
            assume_role_policy_document={"Version": "2012-10-17", "Statement": [trust]},
            policies=[CfnRole.PolicyProperty(policy_name="Runs", policy_document=document)],
        )
