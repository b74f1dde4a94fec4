"""What would be deployed."""

import aws_cdk as cdk
from app import small_job

from glue_constructs.testing import assert_no_findings, raises_finding


def test_the_job_that_cleans_is_as_it_was(app, template_snapshot):
    lake = app.node.find_child("Lake")
    assert lake.clean == template_snapshot


def test_the_reports_are_as_they_were(app, template_snapshot):
    assert app.node.find_child("Reports") == template_snapshot


def test_glue_takes_every_job(app):
    assert_no_findings(app)


def test_a_job_that_may_cost_too_much_is_refused(stack):
    with raises_finding("GC950"):
        small_job(stack, "Report", max_capacity=1, timeout=cdk.Duration.hours(8))
