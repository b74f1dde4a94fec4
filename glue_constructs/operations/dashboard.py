"""A dashboard over jobs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_cloudwatch import CfnDashboard
from constructs import Construct

from glue_constructs._cdk.stacks import region_of, stack_of
from glue_constructs._cdk.tokens import is_token
from glue_constructs.errors import InvalidInput
from glue_constructs.model.commands import SPARK
from glue_constructs.model.workers import WORKER_TYPES
from glue_constructs.operations.dashboard_body import WatchedJob, dashboard_body, max_metrics_per_job
from glue_constructs.operations.job_view import JobView, job_views
from glue_constructs.operations.outcomes import Outcome, counting_rule
from glue_constructs.operations.placement import require_same_environment
from glue_constructs.operations.triggers import add_warning

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aws_cdk import Duration
    from aws_cdk.interfaces.aws_glue import IJobRef

# https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html: 500 metrics in a widget, 2,500
# on a dashboard, those that only serve an expression included.
_OF_WIDGET, _OF_DASHBOARD = 500, 2500

_SWITCHES = ("--enable-metrics", "--enable-observability-metrics")


class JobDashboard(Construct):
    """A CloudWatch dashboard over any jobs: success rate, runs, running time, DPU-hours, worker utilisation, executors.

    It is one resource, and two rules that count for each job; alarms on the job share them.

    Args:
        scope: The construct that the dashboard belongs to.
        id: Its id in that scope.
        jobs: Any Glue jobs of the dashboard's account and Region, 166 at most.
        dashboard_name: Its name. Left out: CloudFormation's.
        period: What a point in the graphs stands for: whole hours that divide a day; 14 points are shown.
            Left out: a day.

    Raises:
        InvalidInput: There is no job, one appears twice or is elsewhere, there are too many, or the period is none.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        jobs: Sequence[IJobRef],
        dashboard_name: str | None = None,
        period: Duration | None = None,
    ) -> None:
        shown = _jobs(jobs)
        hours = 24 if period is None else _hours(period)
        stack = stack_of(scope)
        require_same_environment(stack, shown, "a dashboard")
        super().__init__(scope, id)
        definitions = [_definition(job) for job in shown]
        watched = [_watched_job(job, definition) for job, definition in zip(shown, definitions, strict=True)]
        body = dashboard_body(watched, region=region_of(stack), hours=hours)
        self._resource = CfnDashboard(
            self, "Resource", dashboard_body=stack.to_json_string(body), dashboard_name=dashboard_name
        )
        _warn_about_missing_metrics(self, shown, definitions)

    @property
    def dashboard_name(self) -> str:
        """The dashboard's name (a token: it is known when the dashboard is deployed)."""
        return self._resource.ref


def _jobs(given: Sequence[IJobRef]) -> list[JobView]:
    jobs = job_views(given)
    widget, dashboard = max_metrics_per_job()
    most = min(_OF_WIDGET // widget, _OF_DASHBOARD // dashboard)
    if len(jobs) > most:
        raise InvalidInput(f"jobs must be {most} at most on one dashboard, got {len(jobs)}; make several dashboards")
    return jobs


def _hours(period: Duration) -> int:
    if not hasattr(period, "to_hours"):
        raise InvalidInput(f"period must be an aws_cdk.Duration such as Duration.hours(1), got {period!r}")
    hours = period.to_hours(integral=False)
    if is_token(hours) or not 1 <= hours <= 24 or 24 % hours:  # noqa: PLR2004  # a day
        got = "a token" if is_token(hours) else f"{hours:g} hours"
        raise InvalidInput(f"period must be whole hours that divide a day, got {got}")
    return int(hours)


def _definition(job: JobView) -> dict[str, Any] | None:
    """What a dashboard asks of a job's definition, tokens as intrinsics; None when this app does not define it."""
    if job.resource is None:
        return None
    held = job.properties()
    read = {
        "command": held.get("command"),
        "worker_type": held.get("workerType"),
        "arguments": held.get("defaultArguments") or {},
    }
    resolved: dict[str, Any] = job.stack.resolve(read)
    return resolved


def _watched_job(job: JobView, definition: dict[str, Any] | None) -> WatchedJob:
    worker = WORKER_TYPES.get(str((definition or {}).get("worker_type")))
    return WatchedJob(
        job.name,
        succeeded=counting_rule(job, Outcome.SUCCEEDED).ref,
        failed=counting_rule(job, Outcome.FAILED).ref,
        # Python shell jobs send no metrics of their own; what is not known may.
        is_spark=definition is None or _command(definition) is None or _command(definition) in SPARK,
        dpu=worker.dpu if worker else None,
        unit=worker.unit if worker else "DPU",
    )


def _command(definition: dict[str, Any]) -> str | None:
    name = definition.get("command", {}).get("name")
    return name if isinstance(name, str) else None


def _warn_about_missing_metrics(
    dashboard: JobDashboard, jobs: Sequence[JobView], definitions: Sequence[dict[str, Any] | None]
) -> None:
    for switch in _SWITCHES:
        silent = [
            job.path
            for job, definition in zip(jobs, definitions, strict=True)
            if definition and _command(definition) in SPARK and _is_off(switch, definition["arguments"])
        ]
        if silent:
            add_warning(
                dashboard, f"no-{switch.removeprefix('--enable-')}", f"{', '.join(silent)} run without {switch}"
            )


def _is_off(switch: str, arguments: dict[str, Any]) -> bool:
    if not all(key.startswith("--") for key in arguments):
        return False  # an intrinsic: nobody knows
    # --enable-metrics is on by being there, whatever its value.
    return switch not in arguments or (switch != _SWITCHES[0] and arguments[switch] == "false")
