"""`glue-constructs cost` with invalid input."""

from __future__ import annotations

import pytest
from cli.calls import JOB, process, template, written
from cli.costs import TEN, cost


def test_a_missing_path_is_reported_and_the_others_are_priced(tmp_path):
    done = cost(tmp_path / "gone.json", written(tmp_path / "t.json", template(Orders=TEN)))

    assert done.exit_code == 2
    assert "gone.json: cannot be read: no such file or directory" in done.stderr
    assert "35.20" in done.stdout


def test_a_file_that_is_not_a_template_is_reported(tmp_path):
    done = cost(written(tmp_path / "t.json", {"name": "none"}))

    assert done.exit_code == 2
    assert "has no Resources, so it is not a CloudFormation template" in done.stderr


def test_a_folder_without_a_template_is_a_warning(tmp_path):
    done = cost(tmp_path)

    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "no template found in the given paths\n"


def test_an_invalid_resource_is_reported_and_the_others_are_priced(tmp_path):
    jobs = template(Orders=TEN)
    jobs["Resources"]["Odd"] = "a text"
    done = cost(written(tmp_path / "t.json", jobs))

    assert done.exit_code == 2
    assert "resource 'Odd' must be an object, got text" in done.stderr
    assert "35.20" in done.stdout


@pytest.mark.parametrize("limit", ["0", "-5", "much", "nan", "1,5"])
def test_an_invalid_limit_is_refused(tmp_path, limit):
    done = cost("--max-per-run", limit, tmp_path)

    assert done.exit_code == 2
    assert f"--max-per-run must be an amount in USD above 0, such as 5 or 2.50, got {limit!r}" in done.stderr


def test_an_invalid_region_is_refused(tmp_path):
    done = cost("--region", "virginia", tmp_path)

    assert done.exit_code == 2
    assert "--region needs a Region such as us-east-1, got 'virginia'" in done.stderr


@pytest.mark.parametrize("properties", [None, "text", [], {"NumberOfWorkers": {"a": 1}}, {"Command": 5}])
def test_a_job_with_invalid_properties_has_an_unknown_cost(tmp_path, properties):
    done = cost(written(tmp_path / "t.json", template(Odd=properties)))

    assert done.exit_code == 0
    assert "Odd: unknown, because " in done.stdout


@pytest.mark.process
def test_it_runs_without_the_cdk_node_and_boto3(tmp_path):
    slow = ("aws_cdk", "jsii", "constructs", "boto3", "moto")
    file = written(tmp_path / "t.json", template(Orders=JOB))
    done = process("cost", file, before=f"import sys; sys.modules.update(dict.fromkeys({slow}))", env={"PATH": ""})

    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.process
def test_ten_thousand_jobs_are_priced(tmp_path):
    many = written(tmp_path / "t.json", template(**{f"Job{n}": JOB for n in range(10_000)}))
    done = process("cost", many, timeout=60)

    assert "Total: 8,800.00 USD per hour, 8,800.00 USD for one run of each job\n" in done.stdout
