"""Runs of the jobs, deployed to the embedded AWS with the CDK CLI."""

import pytest

from glue_constructs.testing import DeployedStack, assert_ran, assert_succeeded


@pytest.fixture(scope="module")
def deployed(cdk_cli, pytestconfig):
    cdk_cli.deploy(pytestconfig.rootpath / "app.py", "--all")


@pytest.mark.usefixtures("deployed")
def test_deployment_runs_clean_job_once(embedded_aws):
    clean = DeployedStack(embedded_aws, "Lake").job("Clean")
    assert_ran(clean, times=1, arguments={"--smallest": "100"})
    assert clean.runs()[0].output == "kept 2 of 3 orders"


@pytest.mark.usefixtures("deployed")
def test_report_job(embedded_aws):
    run = DeployedStack(embedded_aws, "Reports").job("Report").run()
    assert_succeeded(run)
    assert run.output == "Ada: 3.50 EUR"
