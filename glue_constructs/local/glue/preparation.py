"""Preparing a run: downloading its files, installing modules, configuring Spark, and launching the process."""

from __future__ import annotations

import importlib.util
import os
from typing import TYPE_CHECKING

from glue_constructs.errors import EmbeddedAwsError
from glue_constructs.local.glue.arguments import command_line
from glue_constructs.local.glue.environment import script_variables, spark_variables
from glue_constructs.local.glue.event_logs import event_logs_of
from glue_constructs.local.glue.modules import PipFailed
from glue_constructs.local.glue.packages import Packages
from glue_constructs.local.glue.process import RunProcess
from glue_constructs.local.glue.scala import ScalaScript
from glue_constructs.local.glue.spark import configure
from glue_constructs.local.glue.unsupported import require_supported, warnings
from glue_constructs.local.hadoop import S3Gateway
from glue_constructs.local.java import find_java

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import ExitStack
    from pathlib import Path

    from types_boto3_s3 import S3Client

    from glue_constructs.local.glue.modules import ModuleInstaller
    from glue_constructs.local.glue.output import RunOutput
    from glue_constructs.local.glue.runs import EmbeddedJobRun
    from glue_constructs.local.glue.workspace import Workspace
    from glue_constructs.local.settings import Settings


class Preparation:
    """Prepares one run.

    Args:
        run: The run.
        workspace: The directory of the run.
        settings: The settings of the embedded AWS.
        client: The S3 client.
        installer: Installs Python modules.
        resources: Receives the resources to close after the run.
        output: The output of the run.
        is_stopped: Returns whether the run was stopped.
    """

    def __init__(
        self,
        run: EmbeddedJobRun,
        workspace: Workspace,
        *,
        settings: Settings,
        client: S3Client,
        installer: ModuleInstaller,
        resources: ExitStack,
        output: RunOutput,
        is_stopped: Callable[[], bool],
    ) -> None:
        self._run = run
        self._workspace = workspace
        self._settings = settings
        self._s3 = client
        self._installer = installer
        self._resources = resources
        self._output = output
        self._is_stopped = is_stopped

    def launch(self) -> RunProcess:
        """Prepare the run and launch its process.

        Raises:
            EmbeddedAwsError: Something that the run needs is missing.
        """
        run, workspace, arguments = self._run, self._workspace, self._run.all_arguments
        require_supported(run)
        if run.is_spark:
            _require_pyspark()
            workspace.fetch_files(arguments.get("--extra-files", ""))
        script = workspace.fetch(run.script_location)
        jars = workspace.fetch_jars(arguments.get("--extra-jars", "")) if run.is_spark else []
        for line in warnings(run, jars):
            workspace.warn(line)
        variables = script_variables(run, workspace, self._settings, packages=self._packages())
        if not run.is_spark:
            return self._start(script, variables)
        variables |= self._spark(jars)
        if run.is_scala:
            return ScalaScript(script, jars=jars, class_name=arguments.get("--class", "GlueApp")).launch(
                workspace, command_line(run), variables
            )
        return self._start(script, variables)

    def _start(self, script: Path, variables: dict[str, str]) -> RunProcess:
        workspace = self._workspace
        return RunProcess(
            script,
            command_line(self._run),
            directory=workspace.directory,
            environment=variables,
            report=workspace.report,
        )

    def _packages(self) -> list[Path]:
        """Return the entries to add to the Python path.

        Raises:
            LaunchError: A package is missing, or pip failed. pip's complete output is in the error log then.
        """
        packages = Packages(self._run, self._workspace)
        if packages.installation is None:
            return packages.path
        scratch = self._workspace.new_folder("pip") / "run"
        try:
            modules = self._installer.install(packages.installation, scratch=scratch, is_stopped=self._is_stopped)
        except PipFailed as error:
            self._workspace.write_error(error.output)
            raise
        return [*packages.path, modules]

    def _spark(self, jars: list[Path]) -> dict[str, str]:
        """Configure Spark, and return the variables with which it finds its configuration."""
        run, workspace = self._run, self._workspace
        gateway = self._resources.enter_context(S3Gateway(self._s3))
        events = event_logs_of(run.all_arguments, self._s3, workspace)
        if events is not None:
            self._output.add(events)
        configuration = configure(
            run,
            workspace,
            gateway_port=gateway.port,
            jars=jars,
            event_logs=None if events is None else events.properties,
        )
        return spark_variables(workspace, java=find_java(os.environ), configuration=configuration)


def _require_pyspark() -> None:
    """Check that Spark is installed.

    Raises:
        EmbeddedAwsError: It is not.
    """
    if importlib.util.find_spec("pyspark") is None:
        raise EmbeddedAwsError(
            "a Spark job needs PySpark, which is not installed; run: pip install 'glue-constructs[local]'"
        )
