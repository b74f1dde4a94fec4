"""Change sets of type IMPORT."""

from __future__ import annotations

import json
import threading

import pytest
from botocore.exceptions import ClientError
from local.engine import CAPABILITIES, parameter, resource

COMMAND = {"Name": "pythonshell", "ScriptLocation": "s3://code/job.py", "PythonVersion": "3.9"}
JOB = {"Role": "r", "Command": COMMAND, "MaxCapacity": 0.0625}
DESCRIPTION = "by hand"


def retained(definition, policy="Retain"):
    return definition | {"DeletionPolicy": policy}


def job(name, policy="Retain", **properties):
    return retained(resource("AWS::Glue::Job", Name=name, **{**JOB, **properties}), policy)


@pytest.fixture(scope="module")
def glue(embedded_aws):
    return embedded_aws.client("glue")


@pytest.fixture
def made(glue, stack):
    """A job that no stack owns."""
    name = f"{stack.name}-by-hand"
    glue.create_job(Name=name, Description=DESCRIPTION, Tags={"team": "orders"}, **JOB)
    return name


@pytest.fixture
def prepare(cloudformation):
    def create(stack, resources, wanted, name="import", **more):
        """Create a change set that imports resources: `wanted` has the identifier of each logical id."""
        resources_to_import = [
            {
                "ResourceType": resources.get(key, {}).get("Type", "AWS::Glue::Job"),
                "LogicalResourceId": key,
                "ResourceIdentifier": identifier,
            }
            for key, identifier in wanted.items()
        ]
        template = {"Resources": resources, **more}
        return cloudformation.create_change_set(
            StackName=stack.name,
            ChangeSetName=name,
            ChangeSetType="IMPORT",
            ResourcesToImport=resources_to_import,
            TemplateBody=json.dumps(template),
            Capabilities=CAPABILITIES,
        )

    return create


@pytest.fixture
def execute(cloudformation):
    def executed(stack, name="import"):
        cloudformation.execute_change_set(StackName=stack.name, ChangeSetName=name)
        return stack.final_status()

    return executed


def test_a_change_set_lists_the_resources_to_import(stack, made, cloudformation, prepare):
    prepare(stack, {"J": job(made)}, {"J": {"Name": made}})

    assert stack.status == "REVIEW_IN_PROGRESS"
    [change] = cloudformation.describe_change_set(StackName=stack.name, ChangeSetName="import")["Changes"]
    resource_change = change["ResourceChange"]
    assert (resource_change["Action"], resource_change["LogicalResourceId"], resource_change["PhysicalResourceId"]) == (
        "Import",
        "J",
        made,
    )
    assert stack.resources == {}


def test_a_job_is_imported_into_a_new_stack_unchanged(stack, made, glue, prepare, execute):
    before = glue.get_job(JobName=made)["Job"]
    prepare(stack, {"J": job(made, Description="in the template")}, {"J": {"Name": made}})

    assert execute(stack) == "IMPORT_COMPLETE"
    assert stack.history() == ["REVIEW_IN_PROGRESS", "IMPORT_IN_PROGRESS", "IMPORT_COMPLETE"]
    assert stack.history("J") == ["IMPORT_IN_PROGRESS", "IMPORT_COMPLETE"]
    assert stack.resources == {"J": made}
    assert glue.get_job(JobName=made)["Job"] == before


def test_the_stack_manages_an_imported_job(stack, made, glue, prepare, execute):
    created = glue.get_job(JobName=made)["Job"]["CreatedOn"]
    prepare(stack, {"J": job(made)}, {"J": {"Name": made}})
    execute(stack)

    changed = job(made, policy="Delete", Description="deployed", Tags={"team": "ops"})
    assert stack.update({"Resources": {"J": changed}}) == "UPDATE_COMPLETE"
    found = glue.get_job(JobName=made)["Job"]
    assert (found["Description"], found["CreatedOn"]) == ("deployed", created)
    assert stack.delete() == "DELETE_COMPLETE"
    with pytest.raises(ClientError, match="EntityNotFound"):
        glue.get_job(JobName=made)


def test_a_retained_job_is_imported_by_another_stack(new_stack, made, glue, prepare, execute):
    one, other = new_stack(), new_stack()
    before = glue.get_job(JobName=made)["Job"]
    prepare(one, {"J": job(made)}, {"J": {"Name": made}})
    execute(one)
    assert one.delete() == "DELETE_COMPLETE"
    prepare(other, {"Job": job(made)}, {"Job": {"Name": made}})

    assert execute(other) == "IMPORT_COMPLETE"
    assert glue.get_job(JobName=made)["Job"] == before


def test_an_existing_stack_imports_a_resource_and_keeps_the_others(stack, made, prepare, execute):
    others = {"A": parameter(), "B": parameter({"Ref": "A"})}
    outputs = {"A": {"Value": {"Ref": "A"}}}
    stack.create({"Resources": others, "Outputs": outputs})
    before, shown = stack.resources, stack.outputs
    prepare(stack, {**others, "J": job(made)}, {"J": {"Name": made}}, Outputs=outputs)

    assert execute(stack) == "IMPORT_COMPLETE"
    assert stack.resources == {**before, "J": made}
    assert stack.outputs == shown
    assert stack.history("A") == ["CREATE_IN_PROGRESS", "CREATE_COMPLETE"]


def test_resources_that_refer_to_each_other_are_imported_together(stack, made, embedded_aws, prepare, execute):
    names = {
        "D": stack.name,
        "G": f"/{stack.name}/logs",
        "B": f"{stack.name}-bucket",
        "R": f"{stack.name}-role",
        "T": f"{stack.name}-t",
    }
    p, trust = f"/{stack.name}/p", {"Version": "2012-10-17", "Statement": []}
    clients = {name: embedded_aws.client(name) for name in ("logs", "s3", "iam", "glue", "ssm")}
    clients["logs"].create_log_group(logGroupName=names["G"])
    clients["glue"].create_database(DatabaseInput={"Name": names["D"]})
    clients["s3"].create_bucket(Bucket=names["B"])
    arn = clients["iam"].create_role(RoleName=names["R"], AssumeRolePolicyDocument=json.dumps(trust))["Role"]["Arn"]
    clients["glue"].create_trigger(Name=names["T"], Type="ON_DEMAND", Actions=[{"JobName": made}])
    clients["ssm"].put_parameter(Name=p, Value="there", Type="String")
    resources = {
        "T": resource("AWS::Glue::Trigger", Name=names["T"], Type="ON_DEMAND", Actions=[{"JobName": {"Ref": "J"}}]),
        "J": job(made, Role={"Fn::GetAtt": ["R", "Arn"]}),
        "R": resource("AWS::IAM::Role", RoleName=names["R"], AssumeRolePolicyDocument=trust),
        "B": resource("AWS::S3::Bucket", BucketName=names["B"]),
        "D": resource("AWS::Glue::Database", CatalogId="123456789012", DatabaseInput={"Name": names["D"]}),
        "G": resource("AWS::Logs::LogGroup", LogGroupName=names["G"]),
        "P": resource("AWS::SSM::Parameter", Name=p, Value="one", Type="String"),
    }
    resources = {key: retained(definition) for key, definition in resources.items()}
    wanted = {
        "T": {"Name": names["T"]},
        "J": {"Name": made},
        "R": {"RoleName": names["R"]},
        "B": {"BucketName": names["B"]},
        "D": {"DatabaseName": names["D"]},
        "G": {"LogGroupName": names["G"]},
        "P": {"Name": p},
    }
    prepare(stack, resources, wanted)

    assert execute(stack) == "IMPORT_COMPLETE"
    assert stack.resources == {**names, "J": made, "P": p}
    outputs = {
        "Arn": {"Value": {"Fn::GetAtt": ["R", "Arn"]}},
        "Group": {"Value": {"Fn::GetAtt": ["G", "Arn"]}},
        "Bucket": {"Value": {"Fn::GetAtt": ["B", "Arn"]}},
        "Value": {"Value": {"Fn::GetAtt": ["P", "Value"]}},
    }
    assert stack.update({"Resources": resources, "Outputs": outputs}) == "UPDATE_COMPLETE"
    assert stack.outputs == {
        "Arn": arn,
        "Group": f"arn:aws:logs:us-east-1:123456789012:log-group:{names['G']}:*",
        "Bucket": f"arn:aws:s3:::{names['B']}",
        "Value": "there",
    }


@pytest.mark.parametrize(
    ("kind", "identifier"),
    [
        ("AWS::Glue::Database", "DatabaseName"),
        ("AWS::Glue::Job", "Name"),
        ("AWS::Glue::Trigger", "Name"),
        ("AWS::IAM::Role", "RoleName"),
        ("AWS::Logs::LogGroup", "LogGroupName"),
        ("AWS::S3::Bucket", "BucketName"),
        ("AWS::SSM::Parameter", "Name"),
    ],
)
def test_a_missing_resource_is_neither_imported_nor_created(stack, prepare, execute, kind, identifier):
    prepare(stack, {"X": retained(resource(kind, **{identifier: "nowhere"}))}, {"X": {identifier: "nowhere"}})

    assert execute(stack) == "IMPORT_ROLLBACK_COMPLETE"
    assert f"Resource of type '{kind}' with identifier 'nowhere' was not found." in stack.reasons("X")
    assert stack.resources == {}
    assert stack.delete() == "DELETE_COMPLETE"


def test_a_missing_resource_fails_the_import_and_the_others_stay_unchanged(stack, made, glue, prepare, execute):
    before = glue.get_job(JobName=made)["Job"]
    stack.create({"Resources": {"A": parameter()}})
    # Nothing is deleted in spite of DeletionPolicy Delete.
    resources = {"A": parameter(), "J": job(made, policy="Delete"), "Gone": job("gone") | {"DependsOn": "J"}}
    prepare(stack, resources, {"J": {"Name": made}, "Gone": {"Name": "gone"}})

    assert execute(stack) == "IMPORT_ROLLBACK_COMPLETE"
    assert stack.history()[-3:] == ["IMPORT_IN_PROGRESS", "IMPORT_ROLLBACK_IN_PROGRESS", "IMPORT_ROLLBACK_COMPLETE"]
    assert stack.history("J") == ["IMPORT_IN_PROGRESS", "IMPORT_COMPLETE", "IMPORT_ROLLBACK_COMPLETE"]
    assert stack.reasons()[-1] == "The following resource(s) failed to import: [Gone]. "
    assert set(stack.resources) == {"A"}
    assert glue.get_job(JobName=made)["Job"] == before

    assert stack.update({"Resources": {"A": parameter("two")}}) == "UPDATE_COMPLETE"


def test_a_resource_of_another_stack_is_not_imported(new_stack, made, glue, prepare, execute):
    owner, thief = new_stack(), new_stack()
    prepare(owner, {"J": job(made)}, {"J": {"Name": made}})
    execute(owner)
    prepare(thief, {"J": job(made, policy="Delete")}, {"J": {"Name": made}})

    assert execute(thief) == "IMPORT_ROLLBACK_COMPLETE"
    assert f"{made} already exists in stack {owner.describe()['StackId']}" in thief.reasons("J")
    assert thief.delete() == "DELETE_COMPLETE"
    assert glue.get_job(JobName=made)["Job"]["Description"] == DESCRIPTION


def test_only_one_of_two_concurrent_imports_of_a_job_succeeds(new_stack, made, prepare, execute):
    stacks = [new_stack() for _ in range(4)]
    for each in stacks:
        prepare(each, {"J": job(made)}, {"J": {"Name": made}})
    ended = []
    threads = [threading.Thread(target=lambda each=each: ended.append(execute(each))) for each in stacks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(ended) == ["IMPORT_COMPLETE"] + 3 * ["IMPORT_ROLLBACK_COMPLETE"]


def test_an_import_can_be_retried_after_a_failure(stack, made, prepare, execute):
    prepare(stack, {"J": job("gone")}, {"J": {"Name": "gone"}})
    assert execute(stack) == "IMPORT_ROLLBACK_COMPLETE"
    prepare(stack, {"J": job(made)}, {"J": {"Name": made}})
    assert execute(stack) == "IMPORT_COMPLETE"
    assert stack.resources == {"J": made}


@pytest.mark.parametrize(
    ("resources", "wanted", "message"),
    [
        pytest.param(
            {"J": resource("AWS::Glue::Job", Name="j", **JOB)},
            {"J": {"Name": "j"}},
            r"The following resources to import \[J\] must have DeletionPolicy attribute specified in the template\.",
            id="no policy",
        ),
        pytest.param(
            {"J": job("j"), "More": parameter()},
            {"J": {"Name": "j"}},
            r"You have modified resources \[More\] in your template that are not being imported\.",
            id="something new",
        ),
        pytest.param(
            {"J": job("j"), "C": retained(resource("Custom::Thing", ServiceToken="x"))},
            {"J": {"Name": "j"}, "C": {"Id": "c"}},
            "The following resource types are not supported for resource import: Custom::Thing; the embedded AWS "
            "imports AWS::Glue::Database, AWS::Glue::Job, AWS::Glue::Trigger, AWS::IAM::Role, ",
            id="a type that cannot be imported",
        ),
        pytest.param(
            {"X": retained(resource("AWS::Nowhere::Thing"))},
            {"X": {"Name": "x"}},
            "types are not supported for resource import: AWS::Nowhere::Thing",
            id="a type that is nothing",
        ),
        pytest.param({"J": job("j")}, {"K": {"Name": "j"}}, r"\[K\] to import are not in the template", id="not there"),
        pytest.param(
            {"J": job("j")},
            {"J": {"JobName": "j"}},
            r"ResourceIdentifier of J must be the Name of the AWS::Glue::Job, got {'JobName': 'j'}",
            id="another identifier",
        ),
        pytest.param({"J": job("j")}, {}, "ResourcesToImport must have 1 to 200 resources, got 0", id="nothing"),
        pytest.param(
            {"J": job("j"), "K": job("j")},
            {"J": {"Name": "j"}, "K": {"Name": "j"}},
            "must name each logical id and each resource once",
            id="one twice",
        ),
    ],
)
def test_an_invalid_import_is_rejected_and_no_stack_is_created(stack, prepare, resources, wanted, message):
    with pytest.raises(ClientError, match=message):
        prepare(stack, resources, wanted)
    assert not stack.exists()


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"A": parameter("two"), "B": parameter()}, r"You have modified resources \[A\]"),
        ({"A": parameter(), "B": retained(parameter())}, r"You have modified resources \[B\]"),
        ({"A": parameter()}, r"You have modified resources \[B\]"),
    ],
    ids=["properties", "a policy", "gone"],
)
def test_other_changes_in_an_import_are_rejected(stack, made, prepare, changed, message):
    stack.create({"Resources": {"A": parameter(), "B": parameter()}})
    with pytest.raises(ClientError, match=message):
        prepare(stack, {**changed, "J": job(made)}, {"J": {"Name": made}})
    assert stack.status == "CREATE_COMPLETE"


def test_a_change_set_that_is_outdated_by_an_update_is_rejected(stack, made, cloudformation, prepare, execute):
    stack.create({"Resources": {"A": parameter()}})
    prepare(stack, {"A": parameter(), "J": job(made)}, {"J": {"Name": made}})
    stack.update({"Resources": {"A": parameter("two"), "B": parameter()}})

    with pytest.raises(ClientError, match=r"You have modified resources \[A, B\]"):
        execute(stack)
    assert set(stack.resources) == {"A", "B"}
    assert cloudformation.list_change_sets(StackName=stack.name)["Summaries"] != []


def test_new_outputs_in_an_import_are_rejected(stack, made, prepare):
    with pytest.raises(ClientError, match=r"As part of the import operation, you cannot modify or add \[Outputs\]"):
        prepare(stack, {"J": job(made)}, {"J": {"Name": made}}, Outputs={"J": {"Value": {"Ref": "J"}}})


def test_a_resource_of_the_stack_is_not_imported_again(stack, made, prepare, execute):
    prepare(stack, {"J": job(made)}, {"J": {"Name": made}})
    execute(stack)
    with pytest.raises(ClientError, match=r"Resources \[J\] to import are in stack arn:\S+ already"):
        prepare(stack, {"J": job(made)}, {"J": {"Name": made}})


def test_the_resource_type_must_match_the_template(stack, cloudformation, made):
    item = {"ResourceType": "AWS::Glue::Trigger", "LogicalResourceId": "J", "ResourceIdentifier": {"Name": made}}
    with pytest.raises(ClientError, match="ResourceType of J must be AWS::Glue::Job, as in the template"):
        cloudformation.create_change_set(
            StackName=stack.name,
            ChangeSetName="import",
            ChangeSetType="IMPORT",
            ResourcesToImport=[item],
            TemplateBody=json.dumps({"Resources": {"J": job(made)}}),
        )


def test_other_change_set_types_reject_resources_to_import(stack, cloudformation, made):
    item = {"ResourceType": "AWS::Glue::Job", "LogicalResourceId": "J", "ResourceIdentifier": {"Name": made}}
    with pytest.raises(ClientError, match="ResourcesToImport are for change sets of type IMPORT, got type CREATE"):
        cloudformation.create_change_set(
            StackName=stack.name,
            ChangeSetName="import",
            ChangeSetType="CREATE",
            ResourcesToImport=[item],
            TemplateBody=json.dumps({"Resources": {"J": job(made)}}),
        )
    assert not stack.exists()


def test_template_summary_lists_the_identifiers_for_import(cloudformation):
    resources = {"J": job("j"), "K": job("k"), "B": resource("AWS::S3::Bucket"), "X": resource("Custom::Thing")}
    summary = cloudformation.get_template_summary(TemplateBody=json.dumps({"Resources": resources}))
    assert summary["ResourceIdentifierSummaries"] == [
        {"ResourceType": "AWS::Glue::Job", "LogicalResourceIds": ["J", "K"], "ResourceIdentifiers": ["Name"]},
        {"ResourceType": "AWS::S3::Bucket", "LogicalResourceIds": ["B"], "ResourceIdentifiers": ["BucketName"]},
    ]
