"""The Spark configuration of a run."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from glue_constructs.local.glue.environment import customer_variables
from glue_constructs.local.hadoop import spark_properties

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from glue_constructs.local.glue.runs import EmbeddedJobRun
    from glue_constructs.local.glue.workspace import Workspace

# For a JVM that runs for seconds: no C2 compiler, no parallel collector. Measured on two cores with a small job
# that writes Parquet and CSV: 26.3 and 21.6 s without, 11.9 and 9.6 s with them.
_FAST_START_OPTIONS = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"

_LOGGING = """\
rootLogger.level = warn
rootLogger.appenderRef.stderr.ref = stderr
appender.stderr.type = Console
appender.stderr.name = stderr
appender.stderr.target = SYSTEM_ERR
appender.stderr.layout.type = PatternLayout
appender.stderr.layout.pattern = %d{yy/MM/dd HH:mm:ss} %p %c{1}: %m%n
# Logs a warning on every machine without Hadoop's native library.
logger.native.name = org.apache.hadoop.util.NativeCodeLoader
logger.native.level = error
"""


def configure(
    run: EmbeddedJobRun,
    workspace: Workspace,
    *,
    gateway_port: int,
    jars: Sequence[Path] = (),
    event_logs: Mapping[str, str] | None = None,
) -> Path:
    """Write the Spark configuration of a run.

    The job's `--conf` overrides everything.

    Args:
        run: The run.
        workspace: The directory of the run.
        gateway_port: The port of the S3 gateway.
        jars: The jars of `--extra-jars`. Default: none.
        event_logs: The Spark properties for event logs. Default: none.

    Returns:
        The directory, for SPARK_CONF_DIR.
    """
    properties = {
        **_properties(run.job.name, workspace),
        **spark_properties(gateway_port),
        **_jar_properties(jars, first=run.all_arguments.get("--user-jars-first") == "true"),
        **_executor_variables(run.all_arguments.get("--customer-executor-env-vars", "")),
        **(event_logs or {}),
        **parse_conf(run.all_arguments.get("--conf", "")),
    }
    directory = workspace.directory / "spark-conf"
    directory.mkdir()
    (directory / "spark-defaults.conf").write_text(_format(properties), encoding="utf-8")
    (directory / "log4j2.properties").write_text(_LOGGING)
    return directory


def parse_conf(conf: str) -> dict[str, str]:
    """Parse the argument `--conf`, which contains several settings as `spark.a=b --conf spark.c=d`."""
    settings = (setting.partition("=") for setting in re.split(r"\s+--conf\s+", conf.strip()) if setting)
    return {name.strip(): value for name, _, value in settings}


def _properties(job_name: str, workspace: Workspace) -> dict[str, str]:
    scratch = workspace.temporary
    return {
        "spark.master": "local[2]",
        "spark.app.name": job_name,
        "spark.driver.memory": "1g",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.extraJavaOptions": (
            f"-Djava.io.tmpdir={scratch} -Dderby.system.home={workspace.directory} {_FAST_START_OPTIONS}"
        ),
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.warehouse.dir": (workspace.directory / "spark-warehouse").as_uri(),
        # Spark's default of 200 partitions is for clusters; on two cores the empty tasks take seconds.
        "spark.sql.shuffle.partitions": "4",
    }


def _jar_properties(jars: Sequence[Path], *, first: bool) -> dict[str, str]:
    """Return the class path properties. `--user-jars-first` puts jars before Spark's. Executors run in the driver."""
    if first:
        return {"spark.driver.extraClassPath": os.pathsep.join(map(str, jars))}
    return {"spark.jars": ",".join(map(str, jars))}


def _executor_variables(given: str) -> dict[str, str]:
    return {f"spark.executorEnv.{name}": value for name, value in customer_variables(given).items()}


def _format(properties: Mapping[str, str]) -> str:
    """Return the contents of a Java properties file, in which backslashes must be escaped."""
    escaped = ((name, value.replace("\\", "\\\\")) for name, value in properties.items())
    return "".join(f"{name} {value}\n" for name, value in escaped if value)
