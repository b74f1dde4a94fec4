"""The environment variables of a script."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from glue_constructs.local.glue.environment import script_variables
from glue_constructs.model.versions import nearest_version

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("version", "whole"),
    [("3.0", None), ("5.1", None), ("6.0", "true"), ("99.0", "true"), ("auto", None), (None, None)],
)
def test_a_script_receives_whether_its_version_requires_complete_option_names(tmp_path: Path, version, whole) -> None:
    run = SimpleNamespace(definition={"GlueVersion": version}, version=nearest_version(version), all_arguments={})
    workspace = SimpleNamespace(directory=tmp_path, temporary=tmp_path)
    settings = SimpleNamespace(endpoint_url="http://127.0.0.1:1", region="us-east-1")

    assert script_variables(run, workspace, settings).get("GLUE_CONSTRUCTS_WHOLE_OPTION_NAMES") == whole
