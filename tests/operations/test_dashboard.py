from __future__ import annotations

import json
import re
from typing import Any
from xml.etree import ElementTree as ET

import aws_cdk as cdk
import pytest
from aws_cdk import aws_sns as sns
from aws_cdk.cx_api import SynthesisMessageLevel
from operations.dashboard_picture import EXAMPLE, PICTURE, example
from operations.glue_jobs import ANY_JOB, l1, of_kind
from synth import properties, template

from glue_constructs import GlueJob, InvalidInput
from glue_constructs.operations.alarms import alarm_on_failure
from glue_constructs.operations.dashboard import JobDashboard
from glue_constructs.operations.dashboard_body import dashboard_body, max_metrics_per_job

DASHBOARD, RULE = "AWS::CloudWatch::Dashboard", "AWS::Events::Rule"
METRICS = {"--enable-metrics": "true", "--enable-observability-metrics": "true"}


def body_of(dashboard: dict[str, Any]) -> dict[str, Any]:
    """Return the body of a synthesized dashboard, with references as logical ids in angle brackets."""
    parts = dashboard["DashboardBody"]["Fn::Join"][1]
    return json.loads("".join(part if isinstance(part, str) else f"<{part['Ref']}>" for part in parts))


def graph(body: dict[str, Any], title: str) -> list[list[Any]]:
    [metrics] = [w["properties"]["metrics"] for w in body["widgets"] if w["properties"].get("title") == title]
    return metrics


def test_two_dashboards_over_the_same_jobs_share_their_rules(stack, snapshot_json):
    orders = l1(stack, "Orders", worker_type="G.2X", number_of_workers=10, default_arguments=METRICS)
    report = l1(stack, "Report", command="pythonshell")
    for name in ("Daily", "Hourly"):
        period = cdk.Duration.hours(1) if name == "Hourly" else None
        JobDashboard(stack, name, jobs=[orders, report], period=period, dashboard_name=name.lower())
    daily, hourly = (body_of(dashboard) for dashboard in properties(stack, DASHBOARD))
    assert {"daily": daily, "hourly start": hourly["start"], "rules": of_kind(stack, RULE)} == snapshot_json
    assert len(of_kind(stack, RULE)) == 4
    assert {w["properties"]["period"] for w in hourly["widgets"][1:]} == {3600}


def test_the_success_rate_counts_events_also_of_runs_that_failed_before_spark_started(stack):
    JobDashboard(stack, "Dashboard", jobs=[l1(stack, "Orders")])
    succeeded, failed, rate = graph(body_of(properties(stack, DASHBOARD)[0]), "Success rate (%)")
    patterns = {
        name: rule["Properties"]["EventPattern"]["detail"]["state"] for name, rule in of_kind(stack, RULE).items()
    }
    assert patterns[succeeded[3].strip("<>")] == ["SUCCEEDED"]
    assert patterns[failed[3].strip("<>")] == ["FAILED", "TIMEOUT", "ERROR", "EXPIRED"]
    assert rate == [{"expression": "100 * FILL(s0, 0) / (FILL(s0, 0) + FILL(f0, 0))", "label": "<Orders>", "id": "r0"}]


def test_dpu_hours_are_time_multiplied_by_workers_and_their_dpus(stack):
    jobs = [l1(stack, name, worker_type=size, number_of_workers=4) for name, size in (("A", "G.2X"), ("B", "R.1X"))]
    JobDashboard(stack, "Dashboard", jobs=jobs)
    metrics = graph(body_of(properties(stack, DASHBOARD)[0]), "DPU-hours")
    computed = [(m[0]["expression"], m[0]["label"]) for m in metrics if isinstance(m[0], dict)]
    assert computed == [
        ("e0 / 3600000 * (x0 + 1) * 2", "<A>"),
        ("e1 / 3600000 * (x1 + 1) * 1", "<B> (M-DPU-hours)"),
    ]


def test_unknown_properties_are_reported_in_the_text_widget(stack):
    parameter = cdk.CfnParameter(stack, "Size")
    jobs = [
        GlueJob.from_job_name(stack, "Imported", "imported"),
        l1(stack, "Sized", worker_type=parameter.value_as_string, number_of_workers=2),
        l1(stack, "Report", command="pythonshell"),
    ]
    JobDashboard(stack, "Dashboard", jobs=jobs)
    body = body_of(properties(stack, DASHBOARD)[0])
    text = body["widgets"][0]["properties"]["markdown"]
    assert "Not Spark jobs, only their runs are shown: <Report>." in text
    assert "Worker type unknown, DPU-hours are not shown: imported, <Sized>." in text
    assert graph(body, "DPU-hours") == []
    assert [metric[3] for metric in graph(body, "Worker utilisation")] == ["imported", "<Sized>"]


@pytest.mark.parametrize("make", ANY_JOB)
def test_any_job_can_be_shown(stack, make):
    job = make(stack, "Orders")
    JobDashboard(stack, "Dashboard", jobs=[job])
    assert len(of_kind(stack, RULE)) == 2
    rules = [rule["Properties"]["EventPattern"]["detail"]["jobName"] for rule in of_kind(stack, RULE).values()]
    assert rules == [[stack.resolve(job.job_ref.job_name)]] * 2


def test_an_alarm_and_a_dashboard_count_failures_by_one_rule(stack):
    job = l1(stack, "Orders")
    alarm_on_failure(job, sns.Topic(stack, "Topic"))
    JobDashboard(stack, "Dashboard", jobs=[job])
    assert len(of_kind(stack, RULE)) == 2


def test_the_name_can_be_referenced(stack):
    dashboard = JobDashboard(stack, "Dashboard", jobs=[l1(stack, "Orders")])
    [logical_id] = of_kind(stack, DASHBOARD)
    assert stack.resolve(dashboard.dashboard_name) == {"Ref": logical_id}


def test_jobs_of_another_stack_are_shown_by_the_rules_there(stack):
    other = cdk.Stack(stack.node.root, "Other")
    JobDashboard(stack, "Dashboard", jobs=[l1(other, "Orders")])
    assert len(of_kind(other, RULE)) == 2
    assert "Fn::ImportValue" in json.dumps(properties(stack, DASHBOARD)[0])


@pytest.mark.parametrize(
    ("arguments", "silent"),
    [
        (METRICS, []),
        ({"--enable-metrics": ""}, ["--enable-observability-metrics"]),
        ({"--enable-observability-metrics": "false", "--enable-metrics": "true"}, ["--enable-observability-metrics"]),
        (None, ["--enable-metrics", "--enable-observability-metrics"]),
        (cdk.Fn.transform("Arguments", {}), []),
    ],
    ids=["both", "one", "off", "none", "unknown"],
)
def test_a_job_without_metrics_gets_a_warning(stack, arguments, silent):
    JobDashboard(stack, "Dashboard", jobs=[l1(stack, "Orders", default_arguments=arguments)])
    messages = stack.node.root.synth(force=True).get_stack_by_name(stack.stack_name).messages
    found = [m.entry.data for m in messages if m.level is SynthesisMessageLevel.WARNING]
    assert [re.match(r"Stack/Orders run without (\S+)", text)[1] for text in found] == silent


class TestLayout:
    def test_widgets_fill_the_grid_without_overlap(self):
        widgets = dashboard_body(EXAMPLE, region="eu-west-1", hours=24)["widgets"]
        cells = [
            (x, y)
            for w in widgets
            for x in range(w["x"], w["x"] + w["width"])
            for y in range(w["y"], w["y"] + w["height"])
        ]
        assert len(cells) == len(set(cells)) == 24 * (max(y for _, y in cells) + 1)

    def test_ids_of_metrics_are_unique_in_each_widget_and_defined_for_its_expressions(self):
        for widget in dashboard_body(EXAMPLE, region="eu-west-1", hours=24)["widgets"][1:]:
            metrics = widget["properties"]["metrics"]
            ids = [m[-1]["id"] for m in metrics if "id" in m[-1]]
            assert len(ids) == len(set(ids))
            used = {i for m in metrics for i in re.findall(r"\b[a-z]\d+\b", m[-1].get("expression", ""))}
            assert used <= set(ids)

    def test_the_picture_of_the_guide_is_up_to_date(self):
        command = "run: PYTHONPATH=tests python -m operations.dashboard_picture"
        assert PICTURE.read_text(encoding="utf-8") == example(), command

    def test_the_picture_shows_every_title_and_every_job(self):
        texts = [t.text for t in ET.fromstring(example()).iter("{http://www.w3.org/2000/svg}text")]  # noqa: S314  # ours
        titles = [w["properties"].get("title") for w in dashboard_body(EXAMPLE, region="", hours=24)["widgets"][1:]]
        assert len(titles) == 6
        assert {*titles, *(job.name for job in EXAMPLE)} <= set(texts)


class TestBadInput:
    @pytest.mark.parametrize("jobs", [None, [], ["orders"]], ids=["none", "empty", "name"])
    def test_no_jobs(self, stack, jobs):
        with pytest.raises(InvalidInput, match=r"must be (a Glue job|one Glue job or more)"):
            JobDashboard(stack, "Dashboard", jobs=jobs)

    def test_a_job_twice(self, stack):
        job = l1(stack, "Orders")
        with pytest.raises(InvalidInput, match="jobs must not contain a job twice, got 'Stack/Orders' more than once"):
            JobDashboard(stack, "Dashboard", jobs=[job, job])
        assert template(stack)["Resources"].keys() == {"Orders"}

    def test_more_jobs_than_cloudwatch_shows(self, stack):
        widget, dashboard = max_metrics_per_job()
        assert min(500 // widget, 2500 // dashboard) == 166
        jobs = [GlueJob.from_job_name(stack, f"Job{n}", f"job-{n}") for n in range(167)]
        with pytest.raises(InvalidInput, match="a dashboard must have 166 jobs at most, got 167; create several"):
            JobDashboard(stack, "Dashboard", jobs=jobs)

    @pytest.mark.parametrize(
        "period",
        [cdk.Duration.minutes(30), cdk.Duration.minutes(90), cdk.Duration.hours(5), cdk.Duration.days(2)],
        ids=lambda period: str(period.to_minutes()),
    )
    def test_a_period_that_does_not_divide_a_day(self, stack, period):
        with pytest.raises(InvalidInput, match=r"period must be whole hours that divide a day \(.*\), got"):
            JobDashboard(stack, "Dashboard", jobs=[l1(stack, "Orders")], period=period)

    def test_a_number_instead_of_a_duration(self, stack):
        with pytest.raises(InvalidInput, match=r"period must be an aws_cdk\.Duration .* got 24"):
            JobDashboard(stack, "Dashboard", jobs=[l1(stack, "Orders")], period=24)

    def test_a_job_of_another_region(self, stack):
        stacks = [
            cdk.Stack(stack.node.root, region, env=cdk.Environment(region=region, account="123456789012"))
            for region in ("eu-west-1", "us-east-1")
        ]
        with pytest.raises(InvalidInput, match="a dashboard and its jobs must be in the same Region"):
            JobDashboard(stacks[0], "Dashboard", jobs=[l1(stacks[1], "Orders")])
