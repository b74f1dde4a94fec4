"""The body of a dashboard of jobs, as plain data without the CDK.

Runs are counted by EventBridge. All other metrics are published by Spark, and only by Spark jobs with
``--enable-metrics`` and ``--enable-observability-metrics``:

* elapsedTime, numberAllExecutors, numberMaxNeededExecutors:
  https://docs.aws.amazon.com/glue/latest/dg/monitoring-awsglue-with-cloudwatch-metrics.html
* workerUtilization, of the group resource_utilization:
  https://docs.aws.amazon.com/glue/latest/dg/monitor-observability.html

The body's syntax: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    Metrics = list[list[Any]]

_WIDTH, _HEIGHT, _TEXT_HEIGHT = 12, 6, 3
_PERIODS_SHOWN = 14

_ELAPSED = "glue.driver.aggregate.elapsedTime"
_EXECUTORS = "glue.driver.ExecutorAllocationManager.executors.numberAllExecutors"
_NEEDED = "glue.driver.ExecutorAllocationManager.executors.numberMaxNeededExecutors"
_UTILISATION = "glue.driver.workerUtilization"


@dataclass(frozen=True)
class WatchedJob:
    """A job on a dashboard.

    Attributes:
        name: The job's name.
        succeeded: The name of the rule that counts its succeeded runs.
        failed: The name of the rule that counts its failed runs.
        is_spark: Whether Spark publishes metrics for it; True also when its kind is unknown.
        dpu: The DPUs of one of its workers; None when unknown.
        unit: "DPU" or "M-DPU".
    """

    name: str
    succeeded: str
    failed: str
    is_spark: bool = True
    dpu: float | None = None
    unit: str = "DPU"


def dashboard_body(jobs: Sequence[WatchedJob], *, region: str, hours: int) -> dict[str, Any]:
    """Return the body of a dashboard, with a period of `hours` for each data point."""
    spark = [job for job in jobs if job.is_spark]
    sized = [job for job in spark if job.dpu is not None]
    graphs = [
        _graph("Success rate (%)", _each(jobs, _success_rate), _axis(100)),
        _graph("Runs", _each(jobs, _runs), _axis(), stacked=True),
        _graph("Running time, without start-up (minutes)", _each(spark, _minutes), _axis()),
        _graph("DPU-hours", _each(sized, _dpu_hours), _axis()),
        _graph("Worker utilisation", _each(spark, _utilisation), _axis()),
        _graph("Executors, running and needed", _each(spark, _executors), _axis()),
    ]
    common = {"region": region, "period": hours * 3600, "view": "timeSeries"}
    widgets = [
        {
            "type": "metric",
            "x": number % 2 * _WIDTH,
            "y": _TEXT_HEIGHT + number // 2 * _HEIGHT,
            "width": _WIDTH,
            "height": _HEIGHT,
            "properties": {**common, **graph},
        }
        for number, graph in enumerate(graphs)
    ]
    text = {"type": "text", "x": 0, "y": 0, "width": 2 * _WIDTH, "height": _TEXT_HEIGHT}
    head = {**text, "properties": {"markdown": _text(jobs)}}
    # "inherit": the graphs keep their period when the time range of the dashboard changes.
    return {"start": f"-PT{_PERIODS_SHOWN * hours}H", "periodOverride": "inherit", "widgets": [head, *widgets]}


def max_metrics_per_job() -> tuple[int, int]:
    """Return how many metrics a job has in one widget at most, and on the dashboard, including hidden ones."""
    job = [WatchedJob("", "", "", dpu=1)]
    counts = [len(w["properties"].get("metrics", [])) for w in dashboard_body(job, region="", hours=1)["widgets"]]
    return max(counts), sum(counts)


def _text(jobs: Sequence[WatchedJob]) -> str:
    general = (
        "Runs are counted by EventBridge, without stopped runs. All other metrics are published by Spark jobs with"
        " `--enable-metrics` and `--enable-observability-metrics`."
    )
    lines = [general]
    if others := [job.name for job in jobs if not job.is_spark]:
        lines.append(f"Not Spark jobs, only their runs are shown: {', '.join(others)}.")
    if unknown := [job.name for job in jobs if job.is_spark and job.dpu is None]:
        lines.append(f"Worker type unknown, DPU-hours are not shown: {', '.join(unknown)}.")
    return "\n\n".join(lines)


def _each(jobs: Iterable[WatchedJob], metrics_of: Callable[[int, WatchedJob], Metrics]) -> Metrics:
    return [metric for number, job in enumerate(jobs) for metric in metrics_of(number, job)]


def _success_rate(n: int, job: WatchedJob) -> Metrics:
    rate = f"100 * FILL(s{n}, 0) / (FILL(s{n}, 0) + FILL(f{n}, 0))"
    return [
        _count(job.succeeded, id=f"s{n}", visible=False),
        _count(job.failed, id=f"f{n}", visible=False),
        _computed(rate, job.name, f"r{n}"),
    ]


def _runs(_n: int, job: WatchedJob) -> Metrics:
    return [
        _count(job.succeeded, label=f"{job.name} succeeded"),
        _count(job.failed, label=f"{job.name} failed"),
    ]


def _minutes(n: int, job: WatchedJob) -> Metrics:
    return [
        _spark(job, _ELAPSED, "count", "Sum", id=f"e{n}", visible=False),
        _computed(f"e{n} / 60000", job.name, f"m{n}"),
    ]


def _dpu_hours(n: int, job: WatchedJob) -> Metrics:
    label = job.name if job.unit == "DPU" else f"{job.name} ({job.unit}-hours)"
    return [
        _spark(job, _ELAPSED, "count", "Sum", id=f"e{n}", visible=False),
        _spark(job, _EXECUTORS, "gauge", "Average", id=f"x{n}", visible=False),
        # One worker per executor, and one for the driver.
        _computed(f"e{n} / 3600000 * (x{n} + 1) * {job.dpu:g}", label, f"d{n}"),
    ]


def _utilisation(_n: int, job: WatchedJob) -> Metrics:
    # As Glue publishes it: no AWS document states whether a fully used cluster is 1 or 100.
    return [_spark(job, _UTILISATION, "gauge", "Average", "ObservabilityGroup", "resource_utilization")]


def _executors(_n: int, job: WatchedJob) -> Metrics:
    return [
        _spark(job, _EXECUTORS, "gauge", "Average", label=f"{job.name} running"),
        _spark(job, _NEEDED, "gauge", "Maximum", label=f"{job.name} needed"),
    ]


def _count(rule: str, **options: Any) -> list[Any]:
    return ["AWS/Events", "TriggeredRules", "RuleName", rule, {"stat": "Sum", **options}]


def _spark(job: WatchedJob, metric: str, kind: str, stat: str, *more: str, **options: Any) -> list[Any]:
    dimensions = ("JobName", job.name, "JobRunId", "ALL", "Type", kind, *more)
    return ["Glue", metric, *dimensions, {"stat": stat, "label": job.name, **options}]


def _computed(expression: str, label: str, id: str) -> list[Any]:
    return [{"expression": expression, "label": label, "id": id}]


def _graph(title: str, metrics: Metrics, axis: dict[str, Any], *, stacked: bool = False) -> dict[str, Any]:
    return {"title": title, "metrics": metrics, "stacked": stacked, "yAxis": {"left": axis}}


def _axis(highest: int | None = None) -> dict[str, Any]:
    axis: dict[str, Any] = {"min": 0, "showUnits": False}
    return axis if highest is None else {**axis, "max": highest}
