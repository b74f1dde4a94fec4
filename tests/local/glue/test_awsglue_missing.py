"""What the embedded AWS does not have of `awsglue` says so, in runs: there `awsglue` stands on the Python path."""

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
def test_it_is_named(world: World, script: str, error: str) -> None:
    run = world.run(world.create_job("missing", script))

    assert run["ErrorMessage"] == f"{error}: {WAY_OUT}"


def test_other_modules_are_missing_in_pythons_words(world: World) -> None:
    run = world.run(world.create_job("missing", "import awsglue\nimport nothing"))

    assert run["ErrorMessage"] == "ModuleNotFoundError: No module named 'nothing'"
