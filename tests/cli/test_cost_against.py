"""`glue-constructs cost --against`: the changes per job."""

from __future__ import annotations

import json

import pytest
from cli.calls import JOB, template, written
from cli.costs import FLEX, SIZED, STREAM, TEN, assembly, cost

FIVE = {**TEN, "NumberOfWorkers": 5}


@pytest.fixture
def apps(tmp_path, monkeypatch):
    """An app before and after: a changed job, a new one, a deleted one, one with a new timeout, an unchanged one."""
    monkeypatch.chdir(tmp_path)
    assembly(tmp_path / "old", "us-east-1", Orders=FIVE, Gone=FLEX, Ends=STREAM, Same=JOB)
    assembly(tmp_path / "new", "us-east-1", Orders=TEN, New=JOB, Ends={**STREAM, "Timeout": 60}, Same=JOB)


@pytest.mark.usefixtures("apps")
def test_new_gone_and_changed_jobs_are_shown_with_the_difference():
    done = cost("--against", "old", "new")

    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith(
        "Compared with old\n"
        "  change   job            before  after  difference\n"
        "  changed  Orders          17.60  35.20      +17.60\n"
        "  new      New                 -   0.88       +0.88\n"
        "  changed  Ends    21.12 per day   0.88     unknown\n"
        "  gone     Gone         <= 0.609      -      -0.609\n"
        "1 job unchanged.\n"
        "Before: 4.37 USD per hour, 19.09 USD for one run of each job, 21.12 USD per day for jobs without a timeout\n"
        "After: 7.04 USD per hour, 37.84 USD for one run of each job\n"
    )


@pytest.mark.usefixtures("apps")
def test_json_contains_the_jobs_and_the_changes():
    document = json.loads(cost("-f", "json", "--against", "old", "new").stdout)
    by_resource = {change["resource"]: change for change in document["changes"]}

    assert [job["resource"] for job in document["jobs"]] == ["Orders", "New", "Ends", "Same"]
    assert by_resource["Orders"] == {
        "change": "changed",
        "file": "Orders.template.json",
        "resource": "Orders",
        "path": "",
        "per": "run",
        "before": "17.60",
        "after": "35.20",
        "difference": "17.60",
    }
    assert [by_resource[name]["change"] for name in ("New", "Ends", "Same", "Gone")] == [
        "new",
        "changed",
        "same",
        "gone",
    ]
    assert [by_resource[name]["difference"] for name in ("New", "Ends", "Same", "Gone")] == [
        "0.88",
        None,
        "0.00",
        "-0.609",
    ]


def test_two_files_with_different_names_are_compared(tmp_path):
    old, new = (written(tmp_path / f"{name}.json", template(Orders=job)) for name, job in (("a", FIVE), ("b", TEN)))

    assert "changed  Orders   17.60  35.20      +17.60" in cost("--against", old, new).stdout


def test_the_same_logical_id_in_two_templates_is_two_jobs(tmp_path):
    for folder, jobs in (("old", (FIVE, JOB)), ("new", (TEN, JOB))):
        for name, job in zip(("a.json", "b.json"), jobs, strict=True):
            written(tmp_path / folder / name, template(Job=job))
    output = cost("--against", tmp_path / "old", tmp_path / "new").stdout

    assert output.count("  changed") == 1
    assert "1 job unchanged.\n" in output


def test_a_job_of_unknown_cost_is_unchanged_if_its_cost_properties_are(tmp_path):
    old = written(tmp_path / "old.json", template(Sized=SIZED, Grown=SIZED))
    new = written(tmp_path / "new.json", template(Sized=SIZED, Grown=JOB))
    output = cost("--against", old, new).stdout

    assert "changed  Grown  unknown   0.88     unknown" in output
    assert "Grown: unknown, because NumberOfWorkers is known only when it is deployed" in output
    assert "1 job unchanged.\n" in output


def test_jobs_without_a_change_are_counted(tmp_path):
    file = written(tmp_path / "t.json", template(Orders=TEN))
    output = cost("--against", file, file).stdout

    assert "1 job unchanged.\n" in output
    assert "  changed" not in output


def test_the_limit_applies_to_the_jobs_after_the_change(tmp_path):
    old, new = (written(tmp_path / f"{name}.json", template(Orders=job)) for name, job in (("a", TEN), ("b", FIVE)))

    assert cost("--max-per-run", "20", "--against", old, new).exit_code == 0
    assert cost("--max-per-run", "20", "--against", new, old).exit_code == 1


def test_without_jobs_before_all_jobs_are_new(tmp_path):
    old = written(tmp_path / "old.json", {"Resources": {"Lake": {"Type": "AWS::S3::Bucket"}}})
    output = cost("--against", old, written(tmp_path / "new.json", template(Orders=TEN))).stdout

    assert "new     Orders       -  35.20      +35.20" in output


class TestBadInput:
    def test_a_comparison_without_common_jobs_is_a_warning(self, tmp_path):
        old, new = (written(tmp_path / f"{name}.json", template(**{name: JOB})) for name in ("Old", "New"))
        done = cost("--against", old, new)

        assert done.exit_code == 0
        assert done.stderr == f"--against: none of the jobs of {old} is in the given path; is it another app?\n"

    def test_a_missing_old_path_is_reported(self, tmp_path):
        done = cost("--against", tmp_path / "gone", written(tmp_path / "t.json", template(Orders=TEN)))

        assert done.exit_code == 2
        assert "gone: cannot be read: no such file or directory" in done.stderr

    def test_an_old_folder_without_a_template_is_a_warning(self, tmp_path):
        (tmp_path / "empty").mkdir()
        done = cost("--against", tmp_path / "empty", written(tmp_path / "t.json", template(Orders=TEN)))

        assert done.stderr == f"--against: no template found in {tmp_path / 'empty'}\n"

    def test_several_paths_are_refused(self, tmp_path):
        file = written(tmp_path / "t.json", template(Orders=TEN))
        done = cost("--against", file, file, file)

        assert (done.exit_code, done.stdout) == (2, "")
        assert "--against takes exactly one PATH to compare with OLD, got 2" in done.stderr

    def test_standard_input_cannot_be_compared_with_itself(self):
        done = cost("--against", "-", "-", input="{}")

        assert done.exit_code == 2
        assert "standard input can be read only once" in done.stderr
