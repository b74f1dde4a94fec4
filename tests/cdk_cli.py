"""The real CDK CLI, pointed at an embedded AWS."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from glue_constructs.local import EmbeddedAws

CDK = Path(__file__).parents[1] / "node_modules" / ".bin" / "cdk"


class CdkFailed(AssertionError):
    """The CLI ended with another exit code than the test expects; the message has all of its output."""


@dataclass(frozen=True)
class CdkCli:
    """Calls the CDK CLI, each call a process of its own.

    An app is a file of Python (`app.py`), which is run by this interpreter, or a folder with a `cdk.json`.

    Attributes:
        aws: Where to deploy.
        output: The folder for cloud assemblies.
    """

    aws: EmbeddedAws
    output: Path

    def bootstrap(self) -> str:
        """Make the environment ready for deployments."""
        return self.run(["bootstrap", "aws://123456789012/us-east-1"], cwd=self.output)

    def synth(self, app: Path, *stacks: str, environment: Mapping[str, str] | None = None) -> str:
        return self._on("synth", app, stacks, ["--quiet"], environment=environment)

    def deploy(
        self,
        app: Path,
        *stacks: str,
        options: Sequence[str] = (),
        environment: Mapping[str, str] | None = None,
        expect: int = 0,
    ) -> str:
        fixed = ["--require-approval", "never", "--progress", "events"]
        return self._on("deploy", app, stacks, [*fixed, *options], environment=environment, expect=expect)

    def destroy(self, app: Path, *stacks: str, environment: Mapping[str, str] | None = None, expect: int = 0) -> str:
        return self._on("destroy", app, stacks, ["--force"], environment=environment, expect=expect)

    def run(
        self,
        arguments: Sequence[str],
        *,
        cwd: Path,
        environment: Mapping[str, str] | None = None,
        expect: int = 0,
    ) -> str:
        """Call the CLI.

        Args:
            arguments: Of the command line.
            cwd: Where to run it.
            environment: Further variables.
            expect: The exit code.

        Returns:
            Its output.
        """
        done = subprocess.run(
            [str(CDK), *arguments, "--no-color", "--ci"],
            cwd=cwd,
            env=self._environment() | dict(environment or {}),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        if done.returncode != expect:
            raise CdkFailed(f"cdk {' '.join(arguments)}: exit {done.returncode}, expected {expect}\n{done.stdout}")
        return done.stdout

    def _on(
        self,
        verb: str,
        app: Path,
        stacks: Sequence[str],
        options: Sequence[str],
        *,
        environment: Mapping[str, str] | None,
        expect: int = 0,
    ) -> str:
        command = ["--app", f"{sys.executable} {app}"] if app.is_file() else []
        folder = app.parent if app.is_file() else app
        arguments = [verb, *stacks, *command, "--output", str(self.output / app.stem), *options]
        return self.run(arguments, cwd=folder, environment=environment, expect=expect)

    def _environment(self) -> dict[str, str]:
        variables = self.aws.environment()
        # Node may have come as a wheel, which puts it beside the interpreter.
        variables["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), variables["PATH"]])
        # CDK's own validator costs seconds at every synth; the examples' tests run with it.
        return variables | {"CDK_VALIDATION": "false"}
