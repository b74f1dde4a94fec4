"""`glue-constructs import` from files: templates and Terraform states."""

from __future__ import annotations

import json
import stat

import pytest
from cli.calls import JOB, TOO_FEW, call, process, template, written

FILES = ["app.py", "cdk.json", "import.json"]
NAMED = {**JOB, "Name": "orders"}


def import_(*arguments, input=None):
    return call("import", *map(str, arguments), input=input)


def test_a_template_becomes_an_app(tmp_path):
    path = written(tmp_path / "t.json", template(Clean=NAMED))
    done = import_("--template", path, "--output", tmp_path / "app")

    assert done.exit_code == 0
    assert done.stdout.splitlines() == [str(tmp_path / "app" / name) for name in FILES]
    assert done.stderr == "1 job: 1 SparkEtlJob\n"
    assert sorted(p.name for p in (tmp_path / "app").iterdir()) == FILES
    assert json.loads((tmp_path / "app/cdk.json").read_text()) == {"app": "python app.py"}
    [(logical_id, identifier)] = json.loads((tmp_path / "app/import.json").read_text()).items()
    assert (logical_id[:5], identifier) == ("Clean", {"Name": "orders"})
    assert (
        (tmp_path / "app/app.py").read_text()
        == '''\
"""1 Glue job, as glue-constructs import found it: t.json.

It becomes part of this app as it is, with its runs and its bookmark:

    cdk import ImportedJobs --resource-mapping import.json
    cdk diff
"""

import aws_cdk as cdk
from aws_cdk import aws_iam as iam
from constructs import Construct
from glue_constructs import GlueVersion, SparkEtlJob, WorkerType


class ImportedJobs(cdk.Stack):
    """The jobs, in the order in which they were found."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)

        glue_role = iam.Role.from_role_arn(
            self,
            "GlueRole",
            "arn:aws:iam::123456789012:role/Glue",
            mutable=False,
        )

        SparkEtlJob(
            self,
            "Clean",
            job_name="orders",
            script="s3://scripts/clean.py",
            role=glue_role,
            glue_version=GlueVersion.V5_1,
            worker_type=WorkerType.G_1X,
            number_of_workers=2,
            timeout=cdk.Duration.minutes(60),
            logs=False,
        )

        # A job that leaves the stack is not deleted.
        cdk.RemovalPolicies.of(self).retain()


if __name__ == "__main__":
    app = cdk.App()
    ImportedJobs(app, "ImportedJobs")
    app.synth()
'''
    )


def test_a_job_with_findings_is_imported_with_the_findings_as_comments(tmp_path):
    import_("--template", written(tmp_path / "t.json", template(Clean=TOO_FEW)), "-o", tmp_path / "app")

    app = (tmp_path / "app/app.py").read_text()
    assert "# GC220 (error) NumberOfWorkers: too few G.1X workers: needs 2 or more, got 1" in app
    assert 'acknowledge={"GC220": "imported as it is: too-few-workers"},' in app


def test_standard_input_is_a_template_or_a_state(tmp_path):
    text = json.dumps(template(Clean=NAMED))
    state = json.dumps({"version": 4, "resources": []})

    assert import_("--template", "-", "-o", tmp_path / "a", input=text).exit_code == 0
    empty = import_("--terraform-state", "-", "-o", tmp_path / "b", input=state)
    assert (empty.exit_code, empty.stderr) == (2, "no Glue job found in -; nothing was written\n")
    assert not (tmp_path / "b").exists()


def test_a_folder_of_templates_becomes_one_app(tmp_path):
    written(tmp_path / "in/a.json", template(Clean=NAMED))
    written(tmp_path / "in/b.yaml", json.dumps(template(Clean=NAMED, Publish=JOB)))
    done = import_("--template", tmp_path / "in", "-o", tmp_path / "app")

    app = (tmp_path / "app/app.py").read_text()
    assert [f'"{name}",' in app for name in ("Clean", "Clean2", "Publish")] == [True] * 3
    assert "the names of these jobs in AWS are unknown, add them to import.json: Publish" in done.stderr


def test_references_to_resources_outside_the_app_are_a_warning(tmp_path):
    job = {**NAMED, "Role": {"Fn::GetAtt": ["Role", "Arn"]}}
    done = import_("--template", written(tmp_path / "t.json", template(Clean=job)), "-o", tmp_path / "app")

    assert "app.py uses names that only the template defines: Role; see the top of app.py" in done.stderr
    assert 'ROLE_ARN = cdk.Token.as_string({"Fn::GetAtt": ["Role", "Arn"]})' in (tmp_path / "app/app.py").read_text()


def test_a_secret_is_not_written_into_the_app(tmp_path):
    job = {**NAMED, "DefaultArguments": {"--db_password": "correct-horse-9-battery"}}
    done = import_("--template", written(tmp_path / "t.json", template(Clean=job)), "-o", tmp_path / "app")

    assert "secrets.json contains values that look like secrets" in done.stderr
    assert "correct-horse" not in (tmp_path / "app/app.py").read_text() + done.output
    secrets = tmp_path / "app/secrets.json"
    assert json.loads(secrets.read_text()) == {"Clean": {"--db_password": "correct-horse-9-battery"}}
    assert stat.S_IMODE(secrets.stat().st_mode) == 0o600
    assert "secrets.json" in (tmp_path / "app/.gitignore").read_text().splitlines()


def test_nothing_is_overwritten_without_force(tmp_path):
    path = written(tmp_path / "t.json", template(Clean=NAMED))
    kept = written(tmp_path / "app/import.json", "mine")
    refused = import_("--template", path, "-o", tmp_path / "app")

    assert (refused.exit_code, refused.stdout) == (2, "")
    assert refused.stderr == f"import.json would be overwritten in {str(tmp_path / 'app')!r}: say so by --force\n"
    assert (kept.read_text(), list((tmp_path / "app").iterdir())) == ("mine", [kept])
    assert import_("--template", path, "-o", tmp_path / "app", "--force").exit_code == 0
    assert kept.read_text() != "mine"
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []


def test_other_files_in_the_folder_are_kept(tmp_path):
    kept = written(tmp_path / "app/README.md", "mine")
    import_("--template", written(tmp_path / "t.json", template(Clean=NAMED)), "-o", tmp_path / "app")

    assert kept.read_text() == "mine"


def test_a_file_as_output_folder_is_refused(tmp_path):
    path = written(tmp_path / "t.json", template(Clean=NAMED))
    done = import_("--template", path, "-o", path, "--force")

    assert (done.exit_code, done.stderr) == (2, f"--output must be a folder, got the file {str(path)!r}\n")


def test_a_folder_that_cannot_be_written_is_reported(tmp_path):
    path = written(tmp_path / "t.json", template(Clean=NAMED))
    done = import_("--template", path, "-o", path / "app")

    assert done.exit_code == 2
    assert "cannot be written: " in done.stderr


@pytest.mark.parametrize(
    ("arguments", "got"),
    [
        ([], "none"),
        (["--all", "--template", "t.json"], "--template and --all"),
        (["orders", "--tag", "a=b"], "JOB and --tag"),
    ],
)
def test_exactly_one_source_is_required(tmp_path, arguments, got):
    done = import_(*arguments, "-o", tmp_path / "app")

    assert done.exit_code == 2
    wanted = "give exactly one of --template, --terraform-state, JOB, --tag, --all to select the jobs, got "
    assert done.stderr == f"{wanted}{got}\n"


@pytest.mark.parametrize("tag", ["team", "=orders", ""])
def test_a_tag_without_a_value_is_refused(tmp_path, tag):
    done = import_("--tag", tag, "-o", tmp_path / "app")

    assert (done.exit_code, done.stderr) == (2, f"--tag needs a key and a value, such as team=orders, got {tag!r}\n")


def test_an_unreadable_file_is_reported_and_nothing_is_written(tmp_path):
    for option in ("--template", "--terraform-state"):
        done = import_(option, tmp_path / "gone.json", "-o", tmp_path / "app")
        assert done.exit_code == 2
        assert "gone.json: cannot be read: no such file or directory" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_readable_jobs_are_imported_and_the_others_are_reported(tmp_path):
    jobs = template(Clean=NAMED, Empty={})
    jobs["Resources"]["Odd"] = "text"
    del jobs["Resources"]["Empty"]["Properties"]
    jobs["Resources"]["Fn::ForEach::Each"] = [
        "Name",
        ["a"],
        {"Job${Name}": {"Type": "AWS::Glue::Job", "Properties": JOB}},
    ]
    done = import_("--template", written(tmp_path / "t.json", jobs), "-o", tmp_path / "app")

    assert done.exit_code == 2
    assert "resource 'Odd' must be an object, got text" in done.stderr
    assert (
        "job 'Job${Name}' is created by Fn::ForEach: import the output of aws cloudformation get-template"
        in done.stderr
    )
    assert "job 'Empty' has no properties" in done.stderr
    assert list(json.loads((tmp_path / "app/import.json").read_text()).values()) == [{"Name": "orders"}]


@pytest.mark.process
def test_the_cdk_and_boto3_are_not_imported_for_a_template(tmp_path):
    path = written(tmp_path / "t.json", template(Clean=NAMED))
    loaded = "import atexit, sys; atexit.register(lambda: print([m for m in ('aws_cdk', 'boto3') if m in sys.modules]))"
    done = process("import", "--template", path, "-o", tmp_path / "app", before=loaded)

    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "[]")


def test_more_jobs_than_the_import_limit_of_cloudformation_become_several_stacks(tmp_path):
    jobs = template(**{f"Job{number}": {**JOB, "Name": f"job-{number}"} for number in range(401)})
    import_("--template", written(tmp_path / "t.json", jobs), "-o", tmp_path / "app")

    app = (tmp_path / "app/app.py").read_text()
    assert [f"class ImportedJobs{number}(cdk.Stack)" in app for number in (1, 2, 3, 4)] == [True, True, True, False]
    assert "    cdk import ImportedJobs3 --resource-mapping import.json" in app
    assert len(json.loads((tmp_path / "app/import.json").read_text())) == 401
