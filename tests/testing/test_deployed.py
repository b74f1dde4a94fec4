from __future__ import annotations

from pathlib import Path

import pytest

from glue_constructs import EmbeddedAwsError, InvalidInput
from glue_constructs.testing import CdkCli, CdkFailed, DeployedStack, assert_ran, assert_succeeded

pytestmark = pytest.mark.cdk_cli

HERE = Path(__file__).parent
NAME = "greetings-of-the-tests"


@pytest.fixture(scope="module")
def cli(cdk, embedded_aws) -> CdkCli:
    assert cdk.aws is embedded_aws  # which is bootstrapped
    return CdkCli(embedded_aws, cdk.output)


@pytest.fixture(scope="module")
def greetings(cli, embedded_aws) -> DeployedStack:
    assert "Greetings" in cli.deploy(HERE / "app.py", "Greetings", environment={"CDK_VALIDATION": "false"})
    return DeployedStack(embedded_aws, NAME)


def test_a_job_is_found_by_its_construct_id_and_by_its_logical_id(greetings, embedded_aws):
    greet = greetings.job("Greet")
    assert greetings.outputs == {"JobName": greet.name}
    assert greetings.job("Day/Report").name != greetings.job("Night/Report").name
    resources = embedded_aws.client("cloudformation").describe_stack_resources(StackName=NAME)["StackResources"]
    [logical_id] = [each["LogicalResourceId"] for each in resources if each.get("PhysicalResourceId") == greet.name]
    assert greetings.job(logical_id) == greet


@pytest.mark.parametrize("id", ["Report", "reet", "Missing"])
def test_an_ambiguous_or_unknown_job_is_an_error_with_the_jobs_of_the_stack(greetings, id):
    shown = f"one job '{id}', got 'Greetings/Greet', 'Greetings/Day/Report', 'Greetings/Night/Report'"
    with pytest.raises(InvalidInput, match=shown):
        greetings.job(id)


def test_assertions_on_a_run_of_the_deployment(greetings):
    greet = greetings.job("Greet")
    assert_ran(greet)
    assert_ran(greet, times=1, arguments={"--greeting": "hello"})
    with pytest.raises(AssertionError, match=rf"{greet.name}: it ran 1 times, expected 2\n  jr_\w+ SUCCEEDED"):
        assert_ran(greet, times=2)
    with pytest.raises(AssertionError, match=r"was not started with \{'--greeting': 'bye'\}\n.*'hello'"):
        assert_ran(greet, arguments={"--greeting": "bye"})
    with pytest.raises(AssertionError, match="it never ran"):
        assert_ran(greetings.job("Day/Report"))
    assert_ran(greetings.job("Day/Report"), times=0)


def test_a_run_is_started_and_awaited(greetings):
    report = greetings.job("Night/Report")
    run = report.run({"--name": "moon"}, within=120)
    assert_succeeded(run)
    assert (run.output, run.error_output, run.error_message) == ("hello moon", "greeted", "")
    assert run.arguments == {"--name": "moon"}

    failed = report.run({"--name": "fail"})
    assert failed.state == "FAILED"
    with pytest.raises(AssertionError, match=rf"{failed.id} FAILED: .*the greeting failed.* \{{'--name'"):
        assert_succeeded(failed)
    assert [each.id for each in report.runs()] == [failed.id, run.id]
    with pytest.raises(AssertionError, match="1 of its runs did not succeed"):
        assert_ran(report, times=2)

    with pytest.raises(AssertionError, match=r"was \w+ after 2 seconds"):
        report.run({"--name": "sleeper"}, within=2)
    assert report.runs()[0].state in ("STOPPING", "STOPPED")


class TestTheCli:
    def test_an_error_has_the_output_of_the_cli(self, cli):
        with pytest.raises(CdkFailed) as failed:
            cli.deploy(HERE / "app.py", "NoSuchStack")
        assert failed.value.exit_code == 1
        assert "No stacks match the name(s) NoSuchStack" in failed.value.output
        assert failed.value.output in str(failed.value)

    def test_an_app_that_does_not_exist(self, cli):
        with pytest.raises(InvalidInput, match=r"folder with a cdk\.json; 'missing\.py' does not exist"):
            cli.deploy("missing.py")

    def test_a_missing_cli_is_an_error(self, embedded_aws, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("PATH", str(tmp_path))
        with pytest.raises(EmbeddedAwsError, match=r"the CDK CLI, in node_modules in '.*; run: npm install aws-cdk@2"):
            CdkCli(embedded_aws, tmp_path)

    def test_the_cli_on_the_path_is_used_when_no_folder_has_one(self, embedded_aws, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        program = tmp_path / "bin" / "cdk"
        program.parent.mkdir()
        program.touch(mode=0o755)
        monkeypatch.setenv("PATH", str(program.parent))
        assert CdkCli(embedded_aws, tmp_path).program == str(program)
