"""The environment variables of a run's script."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from glue_constructs.local.environment import sdk_variables
from glue_constructs.local.java import java_variables

if TYPE_CHECKING:
    from collections.abc import Iterable

    from glue_constructs.local.glue.runs import JobRun
    from glue_constructs.local.glue.workspace import Workspace
    from glue_constructs.local.settings import Settings

# What the names of variables begin with that `--customer-driver-env-vars` and its like may set.
_CUSTOMER = "CUSTOMER_"

# What stands on every script's Python path: our `awsglue`.
_SCRIPT_PATH = Path(__file__).parents[1] / "script_path"


def script_variables(
    run: JobRun, workspace: Workspace, settings: Settings, *, packages: Iterable[Path] = ()
) -> dict[str, str]:
    """All variables of a script: those of this process are not passed on, so that no real AWS account is in reach.

    Args:
        run: The run.
        workspace: Its folder.
        settings: Of the embedded AWS.
        packages: What stands on the Python path beside `awsglue`.
    """
    inherited = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL") if name in os.environ}
    return {
        **inherited,
        **sdk_variables(endpoint_url=settings.endpoint_url, region=settings.region),
        "GLUE_VERSION": str(run.definition.get("GlueVersion", "")),
        # The script's process has awsglue, and no table of versions.
        **({"GLUE_CONSTRUCTS_WHOLE_OPTION_NAMES": "true"} if run.version and run.version.whole_option_names else {}),
        # A home of its own hides ~/.aws, and takes what the script's libraries keep.
        "HOME": str(workspace.directory),
        "PYTHONPATH": os.pathsep.join(str(entry) for entry in (_SCRIPT_PATH, *packages)),
        "TMPDIR": str(workspace.temporary),
        "TZ": "UTC",
        **customer_variables(run.all_arguments.get("--customer-driver-env-vars", "")),
    }


def spark_variables(workspace: Workspace, *, java: Path, configuration: Path) -> dict[str, str]:
    """What a Spark script needs beside.

    Args:
        workspace: The folder of the run.
        java: The `java` program.
        configuration: The folder with the Spark configuration.
    """
    return {
        **java_variables(java, folder=configuration),
        "PYSPARK_PYTHON": sys.executable,
        "PYSPARK_DRIVER_PYTHON": sys.executable,
        "SPARK_CONF_DIR": str(configuration),
        "SPARK_LOCAL_DIRS": str(workspace.temporary),
        "SPARK_LOCAL_IP": "127.0.0.1",
    }


def customer_variables(given: str) -> dict[str, str]:
    """The variables that a job sets: `CUSTOMER_A=b,CUSTOMER_C="d,e"`. Glue takes no others.

    https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-glue-arguments.html
    """
    lexer = shlex.shlex(given, posix=True, punctuation_chars=False)
    lexer.whitespace, lexer.whitespace_split, lexer.quotes, lexer.escape, lexer.commenters = ",", True, '"', "", ""
    pairs = (item.strip().partition("=") for item in lexer)
    return {name: value for name, _, value in pairs if name.startswith(_CUSTOMER)}
