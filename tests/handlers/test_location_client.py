"""The service model in the asset, and the worker's client with this model."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import botocore
import pytest
from botocore.config import Config

from glue_constructs.handlers.location.client import location_client
from glue_constructs.handlers.location.jobs import ENDED, LIVE
from glue_constructs.handlers.location.tag import MODEL

BOTOCORE = Path(botocore.__file__).parent / "data" / "location" / "2020-11-19" / "service-2.json.gz"


def without_documentation(value: object) -> object:
    if isinstance(value, dict):
        return {name: without_documentation(item) for name, item in value.items() if name != "documentation"}
    return [without_documentation(item) for item in value] if isinstance(value, list) else value


@pytest.fixture(scope="module")
def models() -> tuple[dict, dict]:
    return json.loads(MODEL.read_text()), without_documentation(json.loads(gzip.decompress(BOTOCORE.read_bytes())))


@pytest.mark.parametrize("part", ["operations", "shapes"])
def test_our_model_is_that_of_botocore(models, part):
    ours, theirs = models
    assert ours[part] == {name: theirs[part][name] for name in ours[part]}
    assert ours["metadata"] == theirs["metadata"]


def test_all_job_states_are_listed(models):
    ours, _ = models
    assert {*LIVE, *ENDED} == set(ours["shapes"]["JobStatus"]["enum"])


def test_the_client_has_the_operations_of_our_model():
    client = location_client(Config(), aws_access_key_id="x", aws_secret_access_key="x", region_name="eu-west-1")
    operations = client.meta.service_model.operation_names
    assert set(operations) == {"StartJob", "GetJob", "CancelJob", "ListJobs"}
    assert client.meta.endpoint_url == "https://geo.eu-west-1.amazonaws.com"


def test_the_client_has_the_configuration_of_the_worker():
    config = Config(read_timeout=7)
    client = location_client(config, aws_access_key_id="x", aws_secret_access_key="x", region_name="eu-west-1")
    assert client.meta.config.read_timeout == 7
