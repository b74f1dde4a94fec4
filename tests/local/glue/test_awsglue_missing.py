"""Errors about parts of `awsglue` that the embedded AWS lacks, in runs, where `awsglue` is on the Python path."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .conftest import World

pytestmark = pytest.mark.process

WAY_OUT = "use Spark's own DataFrame (frame.toDF(), glue_context.spark_session), or run this job in AWS"


@pytest.mark.parametrize(
    ("script", "error"),
    [
        pytest.param(
            "from awsglue.transforms import *\nApplyMapping.apply(frame=None, mappings=[])",
            "MissingFromEmbeddedAws: the embedded AWS has no awsglue.transforms.ApplyMapping.apply",
            id="transform",
        ),
        pytest.param(
            "from awsglue.transforms import Filter\nFilter(1)",
            "MissingFromEmbeddedAws: the embedded AWS has no awsglue.transforms.Filter",
            id="transform-called",
        ),
        pytest.param(
            "from awsglue.dynamicframe import DynamicFrameCollection\nDynamicFrameCollection({}, None)",
            "MissingFromEmbeddedAws: the embedded AWS has no awsglue.dynamicframe.DynamicFrameCollection",
            id="collection",
        ),
        pytest.param(
            "import awsglue.gluetypes",
            "ModuleNotFoundError: the embedded AWS has no awsglue.gluetypes",
            id="module",
        ),
        pytest.param(
            "from awsglue.blueprint.workflow import Workflow",
            "ModuleNotFoundError: the embedded AWS has no awsglue.blueprint",
            id="package",
        ),
    ],
)
def test_a_missing_feature_is_named_in_the_error(world: World, script: str, error: str) -> None:
    run = world.run(world.create_job("missing", script))

    assert run["ErrorMessage"] == f"{error}: {WAY_OUT}"


def test_other_missing_modules_raise_pythons_error(world: World) -> None:
    run = world.run(world.create_job("missing", "import awsglue\nimport nothing"))

    assert run["ErrorMessage"] == "ModuleNotFoundError: No module named 'nothing'"
