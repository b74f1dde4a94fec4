"""What the jobs do, deployed into the embedded AWS by the CDK CLI."""

import pytest

from glue_constructs.testing import DeployedStack, assert_ran, assert_succeeded


@pytest.fixture(scope="module")
def deployed(cdk_cli, pytestconfig):
    cdk_cli.deploy(pytestconfig.rootpath / "app.py", "--all")


@pytest.mark.usefixtures("deployed")
def test_the_deployment_cleans_the_orders_once(embedded_aws):
    clean = DeployedStack(embedded_aws, "Lake").job("Clean")
    assert_ran(clean, times=1, arguments={"--smallest": "100"})
    assert clean.runs()[0].output == "kept 2 of 3 orders"


@pytest.mark.usefixtures("deployed")
def test_the_report_tells_what_each_customer_spent(embedded_aws):
    run = DeployedStack(embedded_aws, "Reports").job("Report").run()
    assert_succeeded(run)
    assert run.output == "Ada: 3.50 EUR"
