from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.local.glue.jobs import Job
from glue_constructs.local.glue.runs import EmbeddedJobRun
from glue_constructs.local.glue.spark import configure, parse_conf
from glue_constructs.local.glue.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("conf", "settings"),
    [
        pytest.param("", {}, id="none"),
        pytest.param("spark.a=b", {"spark.a": "b"}, id="one"),
        pytest.param("spark.a=b --conf spark.c=d", {"spark.a": "b", "spark.c": "d"}, id="chained"),
        pytest.param("spark.a=b=c", {"spark.a": "b=c"}, id="equals-in-value"),
        pytest.param("spark.a=-Dx=1 -Dy=2  --conf  spark.c=d", {"spark.a": "-Dx=1 -Dy=2", "spark.c": "d"}, id="spaces"),
    ],
)
def test_conf_is_chained_in_one_argument(conf: str, settings: dict[str, str]) -> None:
    assert parse_conf(conf) == settings


def defaults(directory: Path, **definition: Any) -> dict[str, str]:
    job = Job("flights", "arn", {"Command": {"Name": "glueetl"}, **definition})
    workspace = Workspace(directory / "run", client=None)  # type: ignore[arg-type]  # nothing is fetched
    folder = configure(
        EmbeddedJobRun(job, {}), workspace, gateway_port=1234, jars=[directory / "a.jar", directory / "b.jar"]
    )
    lines = (folder / "spark-defaults.conf").read_text().splitlines()
    return dict(line.split(" ", 1) for line in lines)


def test_spark_uses_only_this_machine_and_the_directory_of_the_run(tmp_path: Path) -> None:
    settings = defaults(tmp_path)

    assert settings["spark.master"] == "local[2]"
    assert settings["spark.driver.bindAddress"] == "127.0.0.1"
    assert settings["spark.ui.enabled"] == "false"
    assert settings["spark.app.name"] == "flights"
    assert settings["spark.sql.warehouse.dir"] == (tmp_path / "run" / "spark-warehouse").as_uri()
    assert settings["spark.jars"] == f"{tmp_path}/a.jar,{tmp_path}/b.jar"


def test_s3_uris_use_the_gateway(tmp_path: Path) -> None:
    settings = defaults(tmp_path)

    overload = "org.apache.hadoop.fs.viewfs.ViewFileSystemOverloadScheme"
    assert [settings[f"spark.hadoop.fs.{scheme}.impl"] for scheme in ("s3", "s3a", "s3n")] == [overload] * 3
    assert settings["spark.hadoop.fs.viewfs.mounttable.path"] == "webhdfs://127.0.0.1:1234/.mounts"


def test_conf_of_the_job_overrides_and_a_backslash_is_kept(tmp_path: Path) -> None:
    settings = defaults(tmp_path, DefaultArguments={"--conf": r"spark.driver.memory=2g --conf spark.x=a\d"})

    assert settings["spark.driver.memory"] == "2g"
    assert settings["spark.x"] == r"a\\d"
