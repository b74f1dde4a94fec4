"""A stack of the app changes.py, and what it has in the embedded AWS: events, policies, runs, names of resources."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from deploy.deployment import Deployment, processes, runs_of

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Event:
    """An event of a resource of a stack."""

    logical_id: str
    status: str


@dataclass
class ChangingStack(Deployment):
    """A stack of the app, whose jobs have the scripts and props that a test gives.

    Attributes:
        events_before: The number of events before the last deployment.
    """

    events_before: int = 0

    def job(self, name: str, script: str, **props: Any) -> dict[str, Any]:
        """Return the props of a job with a script."""
        path = self.folder / f"{name}.py"
        path.write_text(script)
        return {"script": str(path), **props}

    def deploy(self, *, expect: int = 0, options: Sequence[str] = (), **changed: Any) -> str:
        self.events_before = len(self._all_events()) if self._exists() else 0
        return super().deploy(expect=expect, options=options, **changed)

    def delete(self) -> None:
        """Delete the stack without the CDK CLI, which takes seconds."""
        client = self.aws.client("cloudformation")
        client.delete_stack(StackName=self.stack)
        client.get_waiter("stack_delete_complete").wait(StackName=self.stack, WaiterConfig={"Delay": 1})

    def events(self) -> list[Event]:
        """Return the events of the last deployment, the oldest first."""
        return self._all_events()[self.events_before :]

    def deletions(self) -> list[str]:
        """Return "begin" or "end" and the logical ids of the resources that the last deployment deleted, in order."""
        shown = {"DELETE_IN_PROGRESS": "begin", "DELETE_COMPLETE": "end"}
        events = self.events()
        assert [event for event in events if event.status == "DELETE_FAILED"] == []
        return [f"{shown[event.status]} {event.logical_id}" for event in events if event.status in shown]

    def resources(self, kind: str = "") -> dict[str, str]:
        """Return the physical ids by logical id, of all types or of those that begin with `kind`."""
        found = self.aws.client("cloudformation").describe_stack_resources(StackName=self.stack)["StackResources"]
        return {
            each["LogicalResourceId"]: each["PhysicalResourceId"]
            for each in found
            if each["ResourceType"].startswith(kind)
        }

    def jobs_by_id(self) -> dict[str, str]:
        """Return the names of the jobs by the ids of their constructs."""
        found = self.resources("AWS::Glue::Job").items()
        return {job: name for job in self.given["jobs"] for logical_id, name in found if logical_id.startswith(job)}

    def states_of(self, job: str) -> list[str]:
        """Return the states of the runs of a job, newest first."""
        return [run["JobRunState"] for run in runs_of(self.aws, self.jobs_by_id()[job])]

    def is_running(self, run_id: str) -> bool:
        """Return whether there is a process of a run: it continues when its job is deleted."""
        return any(f"/{run_id}/" in line for line in processes(self.aws))

    def worker_policies(self) -> dict[str, str]:
        """Return the documents of the managed policies that are attached to the role of the worker, by name."""
        iam = self.aws.client("iam")
        [role] = [role for logical_id, role in self.resources("AWS::IAM::Role").items() if "WorkerRole" in logical_id]
        documents = {}
        for attached in iam.list_attached_role_policies(RoleName=role)["AttachedPolicies"]:
            arn = attached["PolicyArn"]
            version = iam.get_policy(PolicyArn=arn)["Policy"]["DefaultVersionId"]
            document = iam.get_policy_version(PolicyArn=arn, VersionId=version)["PolicyVersion"]["Document"]
            documents[attached["PolicyName"]] = json.dumps(document, sort_keys=True)
        return documents

    def names(self) -> dict[str, set[str]]:
        """Return the names of what the stack has in the account, by kind. They begin with the name of the stack."""
        client = self.aws.client
        found = {
            "roles": [role["RoleName"] for role in client("iam").list_roles()["Roles"]],
            "policies": [policy["PolicyName"] for policy in client("iam").list_policies(Scope="Local")["Policies"]],
            "functions": [function["FunctionName"] for function in client("lambda").list_functions()["Functions"]],
            "machines": [each["name"] for each in client("stepfunctions").list_state_machines()["stateMachines"]],
            "log groups": [group["logGroupName"] for group in client("logs").describe_log_groups()["logGroups"]],
            "jobs": [job["Name"] for job in client("glue").get_jobs()["Jobs"]],
        }
        return {kind: {name for name in names if name.startswith(f"{self.stack}-")} for kind, names in found.items()}

    def _exists(self) -> bool:
        stacks = self.aws.client("cloudformation").describe_stacks()["Stacks"]
        return self.stack in [stack["StackName"] for stack in stacks]

    def _all_events(self) -> list[Event]:
        pages = self.aws.client("cloudformation").get_paginator("describe_stack_events").paginate(StackName=self.stack)
        newest_first = [event for page in pages for event in page["StackEvents"]]
        return [Event(event["LogicalResourceId"], event["ResourceStatus"]) for event in reversed(newest_first)]
