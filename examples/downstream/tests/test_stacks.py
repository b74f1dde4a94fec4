"""The synthesized templates."""

import aws_cdk as cdk
from app import small_job

from glue_constructs.testing import assert_no_findings, raises_finding


def test_clean_job(app, template_snapshot):
    lake = app.node.find_child("Lake")
    assert lake.clean == template_snapshot


def test_reports_stack(app, template_snapshot):
    assert app.node.find_child("Reports") == template_snapshot


def test_all_jobs_are_valid(app):
    assert_no_findings(app)


def test_expensive_job_is_refused(stack):
    with raises_finding("GC950"):
        small_job(stack, "Report", max_capacity=1, timeout=cdk.Duration.hours(8))
