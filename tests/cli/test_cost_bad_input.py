"""`glue-constructs cost` with what cannot be priced."""

from __future__ import annotations

import pytest
from cli.calls import JOB, process, template, written
from cli.costs import TEN, cost


def test_a_path_that_is_not_there_is_named_and_the_rest_is_priced(tmp_path):
    done = cost(tmp_path / "gone.json", written(tmp_path / "t.json", template(Orders=TEN)))

    assert done.exit_code == 2
    assert "gone.json: cannot be read: no such file or directory" in done.stderr
    assert "35.20" in done.stdout


def test_a_file_that_is_no_template_is_named(tmp_path):
    done = cost(written(tmp_path / "t.json", {"name": "none"}))

    assert done.exit_code == 2
    assert "has no Resources, so it is no CloudFormation template" in done.stderr


def test_a_folder_without_a_template_is_said(tmp_path):
    done = cost(tmp_path)

    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "there is no template in what was named\n"


def test_a_resource_that_is_none_is_named_and_the_rest_is_priced(tmp_path):
    jobs = template(Orders=TEN)
    jobs["Resources"]["Odd"] = "a text"
    done = cost(written(tmp_path / "t.json", jobs))

    assert done.exit_code == 2
    assert "resource 'Odd' must be an object, got text" in done.stderr
    assert "35.20" in done.stdout


@pytest.mark.parametrize("limit", ["0", "-5", "much", "nan", "1,5"])
def test_a_limit_that_is_no_amount_is_refused(tmp_path, limit):
    done = cost("--max-per-run", limit, tmp_path)

    assert done.exit_code == 2
    assert f"--max-per-run must be an amount in USD above 0, such as 5 or 2.50, got {limit!r}" in done.stderr


def test_a_region_that_is_none_is_refused(tmp_path):
    done = cost("--region", "virginia", tmp_path)

    assert done.exit_code == 2
    assert "--region needs a Region such as us-east-1, got 'virginia'" in done.stderr


@pytest.mark.parametrize("properties", [None, "text", [], {"NumberOfWorkers": {"a": 1}}, {"Command": 5}])
def test_a_job_of_junk_is_of_unknown_cost(tmp_path, properties):
    done = cost(written(tmp_path / "t.json", template(Odd=properties)))

    assert done.exit_code == 0
    assert "Odd: unknown, because " in done.stdout


@pytest.mark.process
def test_it_needs_neither_the_cdk_nor_node_nor_boto3(tmp_path):
    slow = ("aws_cdk", "jsii", "constructs", "boto3", "moto")
    file = written(tmp_path / "t.json", template(Orders=JOB))
    done = process("cost", file, before=f"import sys; sys.modules.update(dict.fromkeys({slow}))", env={"PATH": ""})

    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.process
def test_ten_thousand_jobs_are_priced(tmp_path):
    many = written(tmp_path / "t.json", template(**{f"Job{n}": JOB for n in range(10_000)}))
    done = process("cost", many, timeout=60)

    assert "In all: 8,800.00 USD an hour, 8,800.00 USD for a run of each\n" in done.stdout
