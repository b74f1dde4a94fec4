"""The run provider: two Lambda functions and a state machine for a stack's custom resources (design, section 4)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aws_cdk import Aws, Stack
from aws_cdk.aws_iam import CfnRole
from aws_cdk.aws_lambda import CfnFunction
from aws_cdk.aws_logs import CfnLogGroup
from aws_cdk.aws_s3_assets import Asset
from aws_cdk.aws_stepfunctions import CfnStateMachine
from constructs import Construct

from glue_constructs._cdk.job_facts import facts_of
from glue_constructs._cdk.nag import INLINE_POLICY, acknowledge, acknowledge_standards
from glue_constructs._cdk.pseudo_parameters import pseudo_parameters
from glue_constructs._cdk.stacks import cached_on, stack_of
from glue_constructs.runs.location.permissions import NAG_REASONS, LocationPermissions
from glue_constructs.runs.provider.state_machine import definition
from glue_constructs.runs.provider.statements import LazyStatement, allow_statement, lazy_statements

if TYPE_CHECKING:
    from aws_cdk import IResolvable
    from aws_cdk.interfaces.aws_glue import IJobRef

_ID = "GlueConstructsRuns"
_CACHE_KEY = "_glue_constructs_run_provider"
_HANDLERS = Path(__file__).parents[2] / "handlers"
_RUNTIME = "python3.14"
_ENTRY_SECONDS = 30
_WORKER_SECONDS = 50
_LOG_DAYS = 30

_RUN_ACTIONS = ("glue:StartJobRun", "glue:GetJobRun", "glue:BatchStopJobRun")
# For a bookmark reset, too: GetJobRuns distinguishes a job without a bookmark from a job that does not exist.
_LIST_ACTIONS = ("glue:GetJobRuns",)
_RESET_ACTIONS = ("glue:ResetJobBookmark",)
_BOOKMARK_ACTIONS = ("glue:GetJobBookmark",)
# Glue checks the permissions on bookmarks without a resource: a statement with the ARN of a job would never apply
# (https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsglue.html).
_ALL_RESOURCES = "*"
# Whether the stack is rolling back, and whether CloudFormation still waits for the response.
_STACK_ACTIONS = ("cloudformation:DescribeStacks",)


class RunProvider(Construct):
    """The provider of the custom resources of one stack. Get it with `RunProvider.of`.

    It has seven resources: an entry function that receives CloudFormation's events, a state machine that waits, a
    worker function that calls Glue and Amazon Location, a role for each of the three, and a log group.
    """

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        self._runs = LazyStatement(_RUN_ACTIONS)
        self._lists = LazyStatement(_LIST_ACTIONS)
        self._resets = LazyStatement(_RESET_ACTIONS)
        self._bookmarks = LazyStatement(_BOOKMARK_ACTIONS)
        self._stack_id = Aws.STACK_ID
        self._stack = LazyStatement(_STACK_ACTIONS)
        self._location = LocationPermissions()
        code = Asset(self, "Handlers", path=str(_HANDLERS), exclude=["**/__pycache__", "*.pyc"])
        self._code = CfnFunction.CodeProperty(s3_bucket=code.s3_bucket_name, s3_key=code.s3_object_key)
        logs = CfnLogGroup(self, "Logs", retention_in_days=_LOG_DAYS)
        self._logging = CfnFunction.LoggingConfigProperty(log_group=logs.ref)
        # attr_arn ends in ":*" for the log streams.
        self._may_log = [allow_statement(["logs:CreateLogStream", "logs:PutLogEvents"], logs.attr_arn)]
        worker = self._worker()
        machine = self._state_machine(worker)
        # Read once, because every custom resource needs it.
        self._token = self._entry_function(machine).attr_arn
        acknowledge(self, _nag_reasons(self, machine))
        acknowledge_standards(self, _STANDARDS_REASONS)

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

    def allow(self, job: IJobRef, *, reset_bookmark: bool) -> None:
        """Allow the worker to run a job, and to reset its bookmark if `reset_bookmark` is set."""
        arn = facts_of(job).arn
        self._runs.add(arn)
        self._lists.add(arn)
        self._stack.add(self._stack_id)
        if reset_bookmark:
            self._allow_reset()

    def allow_reset(self, job: IJobRef) -> None:
        """Allow the worker to reset and to read a job's bookmark."""
        self._lists.add(facts_of(job).arn)
        self._bookmarks.add(_ALL_RESOURCES)
        self._allow_reset()

    def _allow_reset(self) -> None:
        if self._resets.add(_ALL_RESOURCES):
            acknowledge(self, _ANY_JOB_REASON)

    def allow_location_job(self, role_arn: str) -> None:
        """Allow the worker to start address validation jobs with a role, to read them, and to cancel the stack's."""
        if self._location.add(role_arn):
            acknowledge(self, NAG_REASONS)
        self._stack.add(self._stack_id)  # to check whether CloudFormation still waits

    def _worker(self) -> CfnFunction:
        of_jobs = (self._runs, self._lists, self._resets, self._bookmarks, self._stack)
        may = lazy_statements(self._may_log, [*of_jobs, *self._location.statements()])
        role = self._role("WorkerRole", "lambda", may)
        return self._function("Worker", role, seconds=_WORKER_SECONDS, environment={})

    def _state_machine(self, worker: CfnFunction) -> CfnStateMachine:
        arn = worker.attr_arn
        role = self._role("MachineRole", "states", [allow_statement(["lambda:InvokeFunction"], arn)])
        text = json.dumps(definition(arn, worker_seconds=_WORKER_SECONDS), separators=(",", ":"))
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
            allow_statement([*_STACK_ACTIONS], self._stack_id),
        ]
        role = self._role("EntryRole", "lambda", may)
        return self._function("Entry", role, seconds=_ENTRY_SECONDS, environment={"STATE_MACHINE_ARN": arn})

    def _function(self, name: str, role: CfnRole, *, seconds: int, environment: dict[str, str]) -> CfnFunction:
        return CfnFunction(
            self,
            name,
            code=self._code,
            handler=f"job_run.{name.lower()}.handler",
            runtime=_RUNTIME,
            role=role.attr_arn,
            timeout=seconds,
            memory_size=256,
            logging_config=self._logging,
            environment=CfnFunction.EnvironmentProperty(variables=environment) if environment else None,
        )

    def _role(self, name: str, service: str, may: list[dict[str, Any]] | IResolvable) -> CfnRole:
        trust = {"Effect": "Allow", "Principal": {"Service": f"{service}.amazonaws.com"}, "Action": "sts:AssumeRole"}
        document = {"Version": "2012-10-17", "Statement": may}
        return CfnRole(
            self,
            name,
            assume_role_policy_document={"Version": "2012-10-17", "Statement": [trust]},
            policies=[CfnRole.PolicyProperty(policy_name="Runs", policy_document=document)],
        )


_ANY_JOB_REASON = {"IAM5[Resource::*]": "Glue's permissions on job bookmarks do not support resource ARNs"}
_STANDARDS_REASONS = {
    **INLINE_POLICY,
    "CloudWatchLogGroupEncrypted": "no argument values are logged; CloudWatch Logs encrypts with a key that it manages",
    "LambdaConcurrency": "called once per event and once per step; reserved concurrency would reduce the account's",
    "LambdaDLQ": "a lost event fails its resource at CloudFormation's deadline; a queue would be read too late",
    "LambdaInsideVPC": "the functions call only public endpoints of AWS, and need no resource in a VPC",
}


def _nag_reasons(provider: Construct, machine: CfnStateMachine) -> dict[str, str]:
    execution = "arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution"
    name = Stack.of(provider).get_logical_id(machine)
    return {
        "SF1": "a standard workflow keeps the history of executions for 90 days; the worker logs a line per step",
        "SF2": "an execution is a loop over one function, so there are no paths to trace",
        f"IAM5[Resource::{execution}:<{name}.Name>:*]": "execution names depend on events; only the machine is known",
    }
