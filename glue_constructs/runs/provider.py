"""The run provider: two functions and a state machine that serve every run and reset of a stack (design section 4)."""

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
from glue_constructs.runs.location_permissions import ACKNOWLEDGED, LocationPermissions
from glue_constructs.runs.state_machine import definition
from glue_constructs.runs.statements import GrowingStatement, allow, statements

if TYPE_CHECKING:
    from aws_cdk import IResolvable
    from aws_cdk.interfaces.aws_glue import IJobRef

_ID = "GlueConstructsRuns"
_HELD = "_glue_constructs_run_provider"
_HANDLERS = Path(__file__).parents[1] / "handlers"
_RUNTIME = "python3.14"
_ENTRY_SECONDS = 30
_WORKER_SECONDS = 50
_LOG_DAYS = 30

_RUN_ACTIONS = ("glue:StartJobRun", "glue:GetJobRun", "glue:BatchStopJobRun")
# Of a job whose bookmark is reset, too: they tell a job without a bookmark from a job that is not there.
_LIST_ACTIONS = ("glue:GetJobRuns",)
_RESET_ACTIONS = ("glue:ResetJobBookmark",)
_BOOKMARK_ACTIONS = ("glue:GetJobBookmark",)
# Glue asks for the permission on bookmarks without a resource: a statement about a job would never apply
# (https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsglue.html).
_ANY_JOB = "*"
# Whether it is rolled back, and whether CloudFormation still waits for an answer.
_STACK_ACTIONS = ("cloudformation:DescribeStacks",)


class RunProvider(Construct):
    """Serves the runs and resets of one stack. Get it with `RunProvider.of`.

    It is seven resources: an entry function that takes CloudFormation's events, a state machine that waits, a worker
    function that talks to Glue, a role for each, and one log group.
    """

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        self._runs = GrowingStatement(_RUN_ACTIONS)
        self._lists = GrowingStatement(_LIST_ACTIONS)
        self._resets = GrowingStatement(_RESET_ACTIONS)
        self._bookmarks = GrowingStatement(_BOOKMARK_ACTIONS)
        self._stack_id = Aws.STACK_ID
        self._stack = GrowingStatement(_STACK_ACTIONS)
        self._location = LocationPermissions()
        code = Asset(self, "Handlers", path=str(_HANDLERS), exclude=["**/__pycache__", "*.pyc"])
        self._code = CfnFunction.CodeProperty(s3_bucket=code.s3_bucket_name, s3_key=code.s3_object_key)
        logs = CfnLogGroup(self, "Logs", retention_in_days=_LOG_DAYS)
        self._logging = CfnFunction.LoggingConfigProperty(log_group=logs.ref)
        # attr_arn ends in ":*": the group's streams.
        self._may_log = [allow(["logs:CreateLogStream", "logs:PutLogEvents"], logs.attr_arn)]
        worker = self._worker()
        machine = self._state_machine(worker)
        # Every run names it: read once.
        self._token = self._entry_function(machine).attr_arn
        acknowledge(self, _what_nag_cannot_know(self, machine))
        acknowledge_standards(self, _WHAT_STANDARDS_CANNOT_KNOW)

    @classmethod
    def of(cls, scope: Construct) -> RunProvider:
        """The provider of a scope's stack, made at its first use."""
        return cached_on(stack_of(scope), _HELD, cls._found)

    @classmethod
    def _found(cls, stack: Stack) -> RunProvider:
        found = stack.node.try_find_child(_ID)
        return found if isinstance(found, cls) else cls(stack, _ID)

    @property
    def service_token(self) -> str:
        """What a custom resource names to be served."""
        return self._token

    def allow(self, job: IJobRef, *, reset_bookmark: bool) -> None:
        """Let the worker run a job, and reset its bookmark when asked to."""
        arn = facts_of(job).arn
        self._runs.add(arn)
        self._lists.add(arn)
        self._stack.add(self._stack_id)
        if reset_bookmark:
            self._allow_reset()

    def allow_reset(self, job: IJobRef) -> None:
        """Let the worker reset a job's bookmark, and look at it."""
        self._lists.add(facts_of(job).arn)
        self._bookmarks.add(_ANY_JOB)
        self._allow_reset()

    def _allow_reset(self) -> None:
        if self._resets.add(_ANY_JOB):
            acknowledge(self, _ANY_JOB_ACKNOWLEDGED)

    def allow_location_job(self, role_arn: str) -> None:
        """Let the worker start address validation jobs under a role, look at them, and cancel those of its stack."""
        if self._location.add(role_arn):
            acknowledge(self, ACKNOWLEDGED)
        self._stack.add(self._stack_id)  # to ask whether CloudFormation still waits

    def _worker(self) -> CfnFunction:
        of_jobs = (self._runs, self._lists, self._resets, self._bookmarks, self._stack)
        may = statements(self._may_log, [*of_jobs, *self._location.statements()])
        role = self._role("WorkerRole", "lambda", may)
        return self._function("Worker", role, seconds=_WORKER_SECONDS, environment={})

    def _state_machine(self, worker: CfnFunction) -> CfnStateMachine:
        arn = worker.attr_arn
        role = self._role("MachineRole", "states", [allow(["lambda:InvokeFunction"], arn)])
        text = json.dumps(definition(arn, worker_seconds=_WORKER_SECONDS), separators=(",", ":"))
        return CfnStateMachine(self, "Machine", role_arn=role.attr_arn, definition_string=text)

    def _entry_function(self, machine: CfnStateMachine) -> CfnFunction:
        partition, region, account, _ = pseudo_parameters().values()
        executions = f"arn:{partition}:states:{region}:{account}:execution:{machine.attr_name}:*"
        arn = machine.ref
        may = [
            *self._may_log,
            allow(["states:StartExecution", "states:ListExecutions"], arn),
            # An execution's name is made from the event, so executions can only be named by their machine.
            allow(["states:StopExecution"], executions),
            allow([*_STACK_ACTIONS], self._stack_id),
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


_ANY_JOB_ACKNOWLEDGED = {"IAM5[Resource::*]": "Glue's permissions on job bookmarks cannot name a job"}
_WHAT_STANDARDS_CANNOT_KNOW = {
    **INLINE_POLICY,
    "CloudWatchLogGroupEncrypted": "the lines hold no argument's value; CloudWatch Logs encrypts them with its own key",
    "LambdaConcurrency": "called once an event and once a step; a reserve would be taken from the account's own",
    "LambdaDLQ": "a lost event fails its resource at CloudFormation's deadline; a queue would be read too late",
    "LambdaInsideVPC": "the functions talk to public endpoints of AWS alone; nothing of theirs is in a VPC",
}


def _what_nag_cannot_know(provider: Construct, machine: CfnStateMachine) -> dict[str, str]:
    execution = "arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution"
    name = Stack.of(provider).get_logical_id(machine)
    return {
        "SF1": "a standard execution keeps its own history for 90 days; the worker logs a line a step",
        "SF2": "an execution is one loop over one function: there is no path to trace",
        f"IAM5[Resource::{execution}:<{name}.Name>:*]": "executions are named by events: only their machine is known",
    }
