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

    from glue_constructs.local.glue.runs import EmbeddedJobRun
    from glue_constructs.local.glue.workspace import Workspace
    from glue_constructs.local.settings import Settings

# The required prefix of the variables in `--customer-driver-env-vars` and `--customer-executor-env-vars`.
_CUSTOMER_PREFIX = "CUSTOMER_"

# The directory with the `awsglue` of the embedded AWS, on the Python path of every script.
_SCRIPT_PATH = Path(__file__).parents[1] / "script_path"


def script_variables(
    run: EmbeddedJobRun, workspace: Workspace, settings: Settings, *, packages: Iterable[Path] = ()
) -> dict[str, str]:
    """Return all variables of a script. Those of this process are not inherited, so that no real AWS account is used.

    Args:
        run: The run.
        workspace: The directory of the run.
        settings: The settings of the embedded AWS.
        packages: The entries of the Python path in addition to `awsglue`. Default: none.
    """
    inherited = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL") if name in os.environ}
    return {
        **inherited,
        **sdk_variables(endpoint_url=settings.endpoint_url, region=settings.region),
        "GLUE_VERSION": str(run.definition.get("GlueVersion", "")),
        # The script's process has awsglue but not the table of Glue versions.
        **({"GLUE_CONSTRUCTS_WHOLE_OPTION_NAMES": "true"} if run.version and run.version.whole_option_names else {}),
        # A separate home directory hides ~/.aws and receives the files of the script's libraries.
        "HOME": str(workspace.directory),
        "PYTHONPATH": os.pathsep.join(str(entry) for entry in (_SCRIPT_PATH, *packages)),
        "TMPDIR": str(workspace.temporary),
        "TZ": "UTC",
        **customer_variables(run.all_arguments.get("--customer-driver-env-vars", "")),
    }


def spark_variables(workspace: Workspace, *, java: Path, configuration: Path) -> dict[str, str]:
    """Return the additional variables of a Spark script.

    Args:
        workspace: The directory of the run.
        java: The `java` program.
        configuration: The directory with the Spark configuration.
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
    """Parse the variables that a job sets: `CUSTOMER_A=b,CUSTOMER_C="d,e"`. As in Glue, others are ignored.

    https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-glue-arguments.html
    """
    lexer = shlex.shlex(given, posix=True, punctuation_chars=False)
    lexer.whitespace, lexer.whitespace_split, lexer.quotes, lexer.escape, lexer.commenters = ",", True, '"', "", ""
    pairs = (item.strip().partition("=") for item in lexer)
    return {name: value for name, _, value in pairs if name.startswith(_CUSTOMER_PREFIX)}
