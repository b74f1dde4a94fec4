"""The resource types for encrypted jobs and jobs with secrets."""

from __future__ import annotations

import json
import re

import pytest
from botocore.exceptions import ClientError
from local.engine import BROKEN, resource


def attribute(name, attr):
    return {"Fn::GetAtt": [name, attr]}


def policy(*actions):
    root = {"AWS": "arn:aws:iam::123456789012:root"}
    return {"Statement": [{"Effect": "Allow", "Principal": root, "Action": list(actions), "Resource": "*"}]}


def test_key_and_alias(deploy, stack, embedded_aws):
    kms = embedded_aws.client("kms")
    alias = resource("AWS::KMS::Alias", AliasName=f"alias/{stack.name}", TargetKeyId={"Ref": "K"})
    tags = [{"Key": "team", "Value": "data"}]
    made = deploy(K=resource("AWS::KMS::Key", KeyPolicy=policy("kms:*"), EnableKeyRotation=True, Tags=tags), A=alias)
    key = made["K"]
    described = kms.describe_key(KeyId=f"alias/{stack.name}")["KeyMetadata"]
    assert (described["KeyId"], described["Enabled"]) == (key, True)
    assert kms.get_key_rotation_status(KeyId=key)["KeyRotationEnabled"]
    assert made["A"] == f"alias/{stack.name}"

    changed = resource("AWS::KMS::Key", KeyPolicy=policy("kms:Decrypt"), Description="ours", Enabled=False)
    changed["Properties"]["PendingWindowInDays"] = 7
    assert deploy(K=changed, A=alias)["K"] == key
    described = kms.describe_key(KeyId=key)["KeyMetadata"]
    assert (described["Description"], described["Enabled"]) == ("ours", False)
    assert not kms.get_key_rotation_status(KeyId=key)["KeyRotationEnabled"]
    assert "kms:Decrypt" in kms.get_key_policy(KeyId=key, PolicyName="default")["Policy"]
    assert kms.list_resource_tags(KeyId=key)["Tags"] == []

    alias["Properties"]["AliasName"] += "-2"
    assert deploy(K=changed, A=alias)["A"] == f"alias/{stack.name}-2"
    assert [item["AliasName"] for item in kms.list_aliases(KeyId=key)["Aliases"]] == [f"alias/{stack.name}-2"]

    assert stack.delete() == "DELETE_COMPLETE"
    assert kms.describe_key(KeyId=key)["KeyMetadata"]["KeyState"] == "PendingDeletion"


def test_security_configuration(deploy, stack, embedded_aws):
    glue = embedded_aws.client("glue")

    def configuration(mode):
        encryption = {
            "S3Encryptions": [{"S3EncryptionMode": mode, "KmsKeyArn": attribute("K", "Arn")}],
            "CloudWatchEncryption": {"CloudWatchEncryptionMode": "DISABLED"},
            "JobBookmarksEncryption": {"JobBookmarksEncryptionMode": "DISABLED"},
        }
        return resource("AWS::Glue::SecurityConfiguration", Name=stack.name, EncryptionConfiguration=encryption)

    key = resource("AWS::KMS::Key", KeyPolicy=policy("kms:*"))
    made = deploy(K=key, S=configuration("SSE-KMS"))
    assert made["S"] == stack.name
    found = glue.get_security_configuration(Name=stack.name)["SecurityConfiguration"]["EncryptionConfiguration"]
    assert found["S3Encryption"][0]["S3EncryptionMode"] == "SSE-KMS"
    assert found["S3Encryption"][0]["KmsKeyArn"].endswith(f":key/{made['K']}")

    assert deploy(K=key, S=configuration("SSE-S3"))["S"] == stack.name
    found = glue.get_security_configuration(Name=stack.name)["SecurityConfiguration"]["EncryptionConfiguration"]
    assert found["S3Encryption"][0]["S3EncryptionMode"] == "SSE-S3"

    stack.delete()
    with pytest.raises(ClientError, match="EntityNotFound"):
        glue.get_security_configuration(Name=stack.name)


def test_connection(deploy, stack, embedded_aws):
    glue = embedded_aws.client("glue")

    def connection(user, **more):
        properties = {"JDBC_CONNECTION_URL": "jdbc:x", "USERNAME": user, "PASSWORD": "correct-horse"}
        structure = {"ConnectionType": "JDBC", "ConnectionProperties": properties, **more}
        return resource("AWS::Glue::Connection", CatalogId={"Ref": "AWS::AccountId"}, ConnectionInput=structure)

    name = deploy(C=connection("a"))["C"]
    assert glue.get_connection(Name=name)["Connection"]["ConnectionProperties"]["USERNAME"] == "a"
    assert deploy(C=connection("b"))["C"] == name
    assert glue.get_connection(Name=name)["Connection"]["ConnectionProperties"]["USERNAME"] == "b"
    assert deploy(C=connection("b", Name=stack.name))["C"] == stack.name
    with pytest.raises(ClientError, match="EntityNotFound"):
        glue.get_connection(Name=name)
    assert "correct-horse" not in json.dumps(stack.events(), default=str)
    assert stack.delete() == "DELETE_COMPLETE"
    with pytest.raises(ClientError, match="EntityNotFound"):
        glue.get_connection(Name=stack.name)


def test_database(deploy, stack, embedded_aws):
    glue = embedded_aws.client("glue")

    def database(**more):
        return resource("AWS::Glue::Database", CatalogId={"Ref": "AWS::AccountId"}, DatabaseInput=more)

    name = deploy(D=database(Description="first"))["D"]
    assert name == name.lower()
    assert deploy(D=database(Description="second", LocationUri="s3://lake/"))["D"] == name
    found = glue.get_database(Name=name)["Database"]
    assert (found["Description"], found["LocationUri"]) == ("second", "s3://lake/")
    stack.delete()
    with pytest.raises(ClientError, match="EntityNotFound"):
        glue.get_database(Name=name)


def secret_of(embedded_aws, arn):
    return embedded_aws.client("secretsmanager").get_secret_value(SecretId=arn)["SecretString"]


def test_secret_with_a_given_value(deploy, stack, embedded_aws):
    def secret(value, **more):
        return resource("AWS::SecretsManager::Secret", SecretString=value, **more)

    arn = deploy(S=secret("battery-staple", Name=f"{stack.name}/db", Tags=[{"Key": "a", "Value": "b"}]))["S"]
    assert re.fullmatch(rf"arn:aws:secretsmanager:us-east-1:123456789012:secret:{stack.name}/db-\w{{6}}", arn)
    assert secret_of(embedded_aws, arn) == "battery-staple"
    assert deploy(S=secret("another", Name=f"{stack.name}/db"))["S"] == arn
    assert secret_of(embedded_aws, arn) == "another"
    history = json.dumps(stack.events(), default=str)
    assert "battery-staple" not in history
    assert "another" not in history
    assert stack.delete() == "DELETE_COMPLETE"
    with pytest.raises(ClientError, match="ResourceNotFound"):
        secret_of(embedded_aws, arn)
    assert stack.create({"Resources": {"S": secret("again", Name=f"{stack.name}/db")}}) == "CREATE_COMPLETE"


def test_generated_secret_is_kept_until_its_settings_change(deploy, stack, embedded_aws):
    def secret(length, **more):
        recipe = {"PasswordLength": length, "ExcludePunctuation": "true", "GenerateStringKey": "password"}
        recipe["SecretStringTemplate"] = json.dumps({"username": "etl"})
        return resource("AWS::SecretsManager::Secret", GenerateSecretString=recipe, **more)

    arn = deploy(S=secret(20))["S"]
    first = json.loads(secret_of(embedded_aws, arn))
    assert first["username"] == "etl"
    assert re.fullmatch("[A-Za-z0-9]{20}", first["password"])

    assert deploy(S=secret(20, Description="the same"))["S"] == arn
    assert json.loads(secret_of(embedded_aws, arn)) == first
    assert deploy(S=secret("24"))["S"] == arn
    assert len(json.loads(secret_of(embedded_aws, arn))["password"]) == 24
    assert first["password"] not in json.dumps(stack.events(), default=str)


@pytest.mark.parametrize(
    ("properties", "reason"),
    [
        pytest.param({"SecretString": "x", "GenerateSecretString": {}}, "can't specify both", id="both"),
        pytest.param(
            {"GenerateSecretString": {"SecretStringTemplate": "{"}},
            "SecretStringTemplate, a JSON object",
            id="template",
        ),
    ],
)
def test_an_invalid_secret_is_rejected(stack, properties, reason):
    template = {"Resources": {"S": resource("AWS::SecretsManager::Secret", **properties)}}
    assert stack.create(template) == "ROLLBACK_COMPLETE"
    assert any(reason in why for why in stack.reasons("S"))


def test_a_dynamic_reference_joined_by_the_cdk_is_resolved_and_masked(deploy, stack, embedded_aws):
    generated = resource(
        "AWS::SecretsManager::Secret",
        GenerateSecretString={"SecretStringTemplate": "{}", "GenerateStringKey": "password"},
    )
    parts = ["{{resolve:secretsmanager:", {"Ref": "S"}, ":SecretString:password::}}"]
    copy = resource("AWS::SSM::Parameter", Type="String", Value={"Fn::Join": ["", parts]})
    made = deploy(S=generated, P=copy)
    password = json.loads(secret_of(embedded_aws, made["S"]))["password"]
    assert embedded_aws.client("ssm").get_parameter(Name=made["P"])["Parameter"]["Value"] == password
    history = "".join(event.get("ResourceProperties", "") for event in stack.events())
    assert json.dumps(password)[1:-1] not in history
    assert "****" in history


def test_a_rolled_back_stack_leaves_no_resources(stack, embedded_aws):
    glue, secrets = embedded_aws.client("glue"), embedded_aws.client("secretsmanager")
    catalog = {"CatalogId": {"Ref": "AWS::AccountId"}}
    encryption = {"S3Encryptions": [{"S3EncryptionMode": "SSE-S3"}]}
    made = {
        "Secret": resource("AWS::SecretsManager::Secret", Name=stack.name, SecretString="x"),
        "Database": resource("AWS::Glue::Database", **catalog, DatabaseInput={"Name": stack.name}),
        "Connection": resource(
            "AWS::Glue::Connection",
            **catalog,
            ConnectionInput={"Name": stack.name, "ConnectionType": "NETWORK", "ConnectionProperties": {}},
        ),
        "Configuration": resource(
            "AWS::Glue::SecurityConfiguration", Name=stack.name, EncryptionConfiguration=encryption
        ),
        "Key": resource("AWS::KMS::Key", KeyPolicy=policy("kms:*")),
    }
    broken = {**BROKEN, "DependsOn": list(made)}
    assert stack.create({"Resources": {**made, "Broken": broken}}) == "ROLLBACK_COMPLETE"
    assert stack.history("Key")[-1] == "DELETE_COMPLETE"
    assert stack.name not in [item["Name"] for item in secrets.list_secrets()["SecretList"]]
    assert stack.name not in [item["Name"] for item in glue.get_databases()["DatabaseList"]]
    assert stack.name not in [item["Name"] for item in glue.get_connections()["ConnectionList"]]
    names = [item["Name"] for item in glue.get_security_configurations()["SecurityConfigurations"]]
    assert stack.name not in names
