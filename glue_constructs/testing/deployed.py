"""What a deployment into the embedded AWS left there, and runs of its jobs."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from glue_constructs.errors import InvalidInput
from glue_constructs.model.run_states import ENDED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glue_constructs.local import EmbeddedAws

_JOB = "AWS::Glue::Job"
_POLL_SECONDS = 0.2


@dataclass(frozen=True)
class DeployedStack:
    """A stack that is deployed.

    ::

        orders = DeployedStack(embedded_aws, "Orders")
        run = orders.job("Clean").run({"--day": "2026-01-01"})

    Attributes:
        aws: Where it is.
        name: Its name in CloudFormation.
    """

    aws: EmbeddedAws
    name: str

    @property
    def outputs(self) -> dict[str, str]:
        """The values of its outputs, by their ids."""
        [stack] = self.aws.client("cloudformation").describe_stacks(StackName=self.name)["Stacks"]
        return {output["OutputKey"]: output["OutputValue"] for output in stack.get("Outputs", [])}

    def job(self, id: str) -> DeployedJob:
        """One of its jobs, whatever name it was given in Glue.

        Args:
            id: The construct's id, or its path below the stack ("Nightly/Clean"); or the resource's logical id.

        Raises:
            InvalidInput: There is no such job, or there are several; the message has those that are there.
        """
        jobs = self._jobs()
        found = [logical_id for logical_id, path in jobs.items() if id == logical_id or f"/{path}".endswith(f"/{id}")]
        if len(found) != 1:
            shown = ", ".join(repr(path) for path in jobs.values()) or "no job"
            raise InvalidInput(f"the stack {self.name!r} needs to have one job {id!r}, got {shown}")
        resource = self.aws.client("cloudformation").describe_stack_resources(
            StackName=self.name, LogicalResourceId=found[0]
        )["StackResources"][0]
        return DeployedJob(self.aws, resource["PhysicalResourceId"])

    def _jobs(self) -> dict[str, str]:
        """The paths of its jobs' constructs, by their logical ids; the CDK CLI writes the paths into templates."""
        body = self.aws.client("cloudformation").get_template(StackName=self.name)["TemplateBody"]
        template = body if isinstance(body, dict) else json.loads(body)
        return {
            logical_id: resource.get("Metadata", {}).get("aws:cdk:path", logical_id).removesuffix("/Resource")
            for logical_id, resource in template["Resources"].items()
            if resource["Type"] == _JOB
        }


@dataclass(frozen=True)
class DeployedJob:
    """A job that is deployed.

    Attributes:
        aws: Where it is.
        name: Its name in Glue.
    """

    aws: EmbeddedAws
    name: str

    def run(self, arguments: Mapping[str, str] | None = None, *, within: float = 300) -> Run:
        """Run it and wait for the end, which may be a failure: `assert_succeeded` tells.

        Args:
            arguments: For this run, beside the job's own.
            within: How long to wait, in seconds. Spark takes half a minute to start, a busy machine longer.

        Raises:
            AssertionError: The run goes on after that time. It is stopped.
        """
        glue = self.aws.client("glue")
        started = glue.start_job_run(JobName=self.name, Arguments=dict(arguments or {}))["JobRunId"]
        until = time.monotonic() + within
        while (run := self._get_run(started)).state not in ENDED:
            if time.monotonic() > until:
                glue.batch_stop_job_run(JobName=self.name, JobRunIds=[started])
                raise AssertionError(f"the run {started} of {self.name!r} was {run.state} after {within} seconds")
            time.sleep(_POLL_SECONDS)
        return run

    def runs(self) -> list[Run]:
        """Its runs, whoever started them, the newest first."""
        found = self.aws.client("glue").get_job_runs(JobName=self.name)["JobRuns"]
        return [Run(self.aws, details) for details in found]

    def _get_run(self, run_id: str) -> Run:
        return Run(self.aws, self.aws.client("glue").get_job_run(JobName=self.name, RunId=run_id)["JobRun"])


@dataclass(frozen=True)
class Run:
    """One run of a job, as it was when it was looked at.

    Attributes:
        aws: Where it is.
        details: A JobRun, as GetJobRun answers.
    """

    aws: EmbeddedAws = field(repr=False)
    details: Mapping[str, Any]

    @property
    def id(self) -> str:
        """Its id, "jr_...": the same run's in every log."""
        return str(self.details["Id"])

    @property
    def state(self) -> str:
        """Its state, "SUCCEEDED"."""
        return str(self.details["JobRunState"])

    @property
    def error_message(self) -> str:
        """Why it failed; empty when it did not."""
        return str(self.details.get("ErrorMessage", ""))

    @property
    def arguments(self) -> dict[str, str]:
        """The arguments that it was started with, without those of its job."""
        return dict(self.details.get("Arguments", {}))

    @property
    def output(self) -> str:
        """What its script printed. Empty where ``--custom-logStream-prefix`` names the stream: runs share that."""
        return self._log("output")

    @property
    def error_output(self) -> str:
        """What its script, and Spark, wrote to standard error."""
        return self._log("error")

    def _log(self, kind: str) -> str:
        # The stream's name is the run's id; the group's depends on the job's arguments and encryption.
        groups = self.aws.client("logs").get_paginator("describe_log_groups").paginate()
        names = (group["logGroupName"] for page in groups for group in page["logGroups"])
        return "\n".join(line for name in names if name.endswith(f"/{kind}") for line in self._lines(name))

    def _lines(self, group: str) -> list[str]:
        logs = self.aws.client("logs")
        place = {"logGroupName": group, "logStreamName": self.id, "startFromHead": True}
        lines: list[str] = []
        token: dict[str, str] = {}
        try:
            while (page := logs.get_log_events(**place, **token))["events"]:
                lines += [event["message"] for event in page["events"]]
                token = {"nextToken": page["nextForwardToken"]}
        except logs.exceptions.ResourceNotFoundException:
            pass  # it wrote nothing there
        return lines
