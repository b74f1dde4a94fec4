"""`glue-constructs cost --against`: the change, job by job."""

from __future__ import annotations

import json

import pytest
from cli.calls import JOB, template, written
from cli.costs import FLEX, SIZED, STREAM, TEN, assembly, cost

FIVE = {**TEN, "NumberOfWorkers": 5}


@pytest.fixture
def apps(tmp_path, monkeypatch):
    """An app before and after: one job changed, one new, one gone, one that has no end any more, one as before."""
    monkeypatch.chdir(tmp_path)
    assembly(tmp_path / "old", "us-east-1", Orders=FIVE, Gone=FLEX, Ends=STREAM, Same=JOB)
    assembly(tmp_path / "new", "us-east-1", Orders=TEN, New=JOB, Ends={**STREAM, "Timeout": 60}, Same=JOB)


@pytest.mark.usefixtures("apps")
def test_new_gone_and_changed_jobs_are_told_with_the_difference():
    done = cost("--against", "old", "new")

    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith(
        "Against old\n"
        "  change   job          before  after  difference\n"
        "  changed  Orders        17.60  35.20      +17.60\n"
        "  new      New               -   0.88       +0.88\n"
        "  changed  Ends    21.12 a day   0.88     unknown\n"
        "  gone     Gone       <= 0.609      -      -0.609\n"
        "1 job as before.\n"
        "Before: 4.37 USD an hour, 19.09 USD for a run of each, 21.12 USD a day of what has no end\n"
        "Now: 7.04 USD an hour, 37.84 USD for a run of each\n"
    )


@pytest.mark.usefixtures("apps")
def test_in_json_the_changes_stand_beside_the_jobs():
    document = json.loads(cost("-f", "json", "--against", "old", "new").stdout)
    told = {change["resource"]: change for change in document["changes"]}

    assert [job["resource"] for job in document["jobs"]] == ["Orders", "New", "Ends", "Same"]
    assert told["Orders"] == {
        "change": "changed",
        "file": "Orders.template.json",
        "resource": "Orders",
        "path": "",
        "per": "run",
        "before": "17.60",
        "after": "35.20",
        "difference": "17.60",
    }
    assert [told[name]["change"] for name in ("New", "Ends", "Same", "Gone")] == ["new", "changed", "same", "gone"]
    assert [told[name]["difference"] for name in ("New", "Ends", "Same", "Gone")] == ["0.88", None, "0.00", "-0.609"]


def test_two_files_are_compared_whatever_their_names(tmp_path):
    old, new = (written(tmp_path / f"{name}.json", template(Orders=job)) for name, job in (("a", FIVE), ("b", TEN)))

    assert "changed  Orders   17.60  35.20      +17.60" in cost("--against", old, new).stdout


def test_the_same_logical_id_in_two_stacks_is_two_jobs(tmp_path):
    for folder, jobs in (("old", (FIVE, JOB)), ("new", (TEN, JOB))):
        for name, job in zip(("a.json", "b.json"), jobs, strict=True):
            written(tmp_path / folder / name, template(Job=job))
    told = cost("--against", tmp_path / "old", tmp_path / "new").stdout

    assert told.count("changed") == 1
    assert "1 job as before.\n" in told


def test_a_job_of_unknown_cost_is_as_before_while_nothing_of_it_changed(tmp_path):
    old = written(tmp_path / "old.json", template(Sized=SIZED, Grown=SIZED))
    new = written(tmp_path / "new.json", template(Sized=SIZED, Grown=JOB))
    told = cost("--against", old, new).stdout

    assert "changed  Grown  unknown   0.88     unknown" in told
    assert "Grown: unknown, because NumberOfWorkers is known only when it is deployed" in told
    assert "1 job as before.\n" in told


def test_without_a_change_it_says_so(tmp_path):
    file = written(tmp_path / "t.json", template(Orders=TEN))
    told = cost("--against", file, file).stdout

    assert "1 job as before.\n" in told
    assert "changed" not in told


def test_the_limit_is_for_the_jobs_as_they_are(tmp_path):
    old, new = (written(tmp_path / f"{name}.json", template(Orders=job)) for name, job in (("a", TEN), ("b", FIVE)))

    assert cost("--max-per-run", "20", "--against", old, new).exit_code == 0
    assert cost("--max-per-run", "20", "--against", new, old).exit_code == 1


def test_an_old_app_without_a_job_makes_all_jobs_new(tmp_path):
    old = written(tmp_path / "old.json", {"Resources": {"Lake": {"Type": "AWS::S3::Bucket"}}})
    told = cost("--against", old, written(tmp_path / "new.json", template(Orders=TEN))).stdout

    assert "new     Orders       -  35.20      +35.20" in told


class TestBadInput:
    def test_another_app_is_wondered_at(self, tmp_path):
        old, new = (written(tmp_path / f"{name}.json", template(**{name: JOB})) for name in ("Old", "New"))
        done = cost("--against", old, new)

        assert done.exit_code == 0
        assert done.stderr == f"--against: no job of {old} is in what was named; is it another app?\n"

    def test_an_old_path_that_is_not_there_is_said(self, tmp_path):
        done = cost("--against", tmp_path / "gone", written(tmp_path / "t.json", template(Orders=TEN)))

        assert done.exit_code == 2
        assert "gone: cannot be read: no such file or directory" in done.stderr

    def test_an_old_folder_without_a_template_is_said(self, tmp_path):
        (tmp_path / "empty").mkdir()
        done = cost("--against", tmp_path / "empty", written(tmp_path / "t.json", template(Orders=TEN)))

        assert done.stderr == f"--against: there is no template in {tmp_path / 'empty'}\n"

    def test_it_compares_one_path(self, tmp_path):
        file = written(tmp_path / "t.json", template(Orders=TEN))
        done = cost("--against", file, file, file)

        assert (done.exit_code, done.stdout) == (2, "")
        assert "--against compares one PATH with one OLD, got 2 PATHs" in done.stderr

    def test_standard_input_cannot_be_both(self):
        done = cost("--against", "-", "-", input="{}")

        assert done.exit_code == 2
        assert "standard input can be read once" in done.stderr
