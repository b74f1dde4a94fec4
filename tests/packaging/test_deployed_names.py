"""Assets that keep their file names, uploaded by the real CDK CLI."""

from __future__ import annotations

import hashlib
import textwrap

import pytest

pytestmark = pytest.mark.cdk_cli

APP = """
import os
from pathlib import Path
import aws_cdk as cdk
from glue_constructs.packaging import DataFiles, PythonFiles

app = cdk.App(analytics_reporting=False)
synthesizers = {
    "NamesDefault": None,
    "NamesInPython": cdk.DefaultStackSynthesizer(bucket_prefix="prefix/"),
    "NamesByCli": cdk.CliCredentialsStackSynthesizer(),
    "NamesLegacy": cdk.LegacyStackSynthesizer(),
}
for name, synthesizer in synthesizers.items():
    stack = cdk.Stack(app, name, synthesizer=synthesizer)
    [code] = PythonFiles([Path(__file__).parent / "helpers.py"]).place(stack)
    [data] = DataFiles([Path(__file__).parent / "rates.v1.csv"]).place(stack)
    cdk.CfnResource(stack, "Parameter", type="AWS::SSM::Parameter", properties={
        "Type": "String", "Name": f"/{name}", "Value": f"{os.environ['WORD']} {code.uri} {data.uri}"})
app.synth()
"""


# More than 22 bytes: the CLI takes smaller files for empty archives, and uploads them every time.
RATES = b"country,rate\nCH,0.081\nFR,0.2\n"


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    folder = tmp_path_factory.mktemp("names")
    (folder / "app.py").write_text(textwrap.dedent(APP))
    (folder / "helpers.py").write_text("A = 1\n")
    (folder / "rates.v1.csv").write_bytes(RATES)
    return folder / "app.py"


def located(aws, stack):
    """Return the word of the deployment, and the bucket and key of each object."""
    value = aws.client("ssm").get_parameter(Name=f"/{stack}")["Parameter"]["Value"]
    word, *uris = value.split()
    return word, [uri.removeprefix("s3://").split("/", 1) for uri in uris]


@pytest.mark.parametrize(
    ("stack", "prefix"),
    [
        ("NamesDefault", ""),
        pytest.param("NamesInPython", "prefix/", marks=pytest.mark.long),
        pytest.param("NamesByCli", "", marks=pytest.mark.long),
        pytest.param("NamesLegacy", "assets/", marks=pytest.mark.long),
    ],
)
def test_the_objects_keep_their_names_and_are_uploaded_once(cdk, embedded_aws, app, stack, prefix):
    s3 = embedded_aws.client("s3")
    cdk.deploy(app, stack, environment={"WORD": "first"})
    word, [code, data] = located(embedded_aws, stack)
    assert word == "first"
    assert data[1] == f"{prefix}{hashlib.sha256(RATES).hexdigest()}/rates.v1.csv"
    assert s3.get_object(Bucket=data[0], Key=data[1])["Body"].read() == RATES
    assert code[1].endswith("/local-modules.zip")
    archive = s3.get_object(Bucket=code[0], Key=code[1])["Body"].read()
    assert hashlib.sha256(archive).hexdigest() == code[1].split("/")[-2]

    cdk.deploy(app, stack, environment={"WORD": "second"})
    assert located(embedded_aws, stack) == ("second", [code, data])
    for bucket, key in (code, data):
        # The bucket is versioned: a second upload would create another version.
        assert len(s3.list_object_versions(Bucket=bucket, Prefix=key)["Versions"]) == 1
