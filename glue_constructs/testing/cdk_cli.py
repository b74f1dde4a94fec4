"""The CDK CLI, configured for an embedded AWS."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from glue_constructs.errors import EmbeddedAwsError, GlueConstructsError, InvalidInput

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from glue_constructs.local import EmbeddedAws


class CdkFailed(GlueConstructsError):
    """The CDK CLI exited with an error.

    Attributes:
        exit_code: The exit code.
        output: The complete output.
    """

    def __init__(self, arguments: Sequence[str], exit_code: int, output: str) -> None:
        self.exit_code = exit_code
        self.output = output
        super().__init__(f"cdk {' '.join(arguments)}: exit {exit_code}\n{output}")


def _find_cli() -> str:
    here = Path.cwd()
    local = (folder / "node_modules" / ".bin" / "cdk" for folder in (here, *here.parents))
    found = next((str(file) for file in local if file.exists()), None) or shutil.which("cdk")
    if found is None:
        raise EmbeddedAwsError(
            f"a deployment needs the CDK CLI, in node_modules in {str(here)!r} or above it, or on the PATH; "
            "run: npm install aws-cdk@2"
        )
    return found


@dataclass(frozen=True)
class CdkCli:
    """The CDK CLI; each call starts a process.

    ::

        cdk_cli.deploy("app.py", "Orders")
        assert_ran(DeployedStack(embedded_aws, "Orders").job("Clean"), times=1)

    An app is a Python file, which this interpreter runs in the file's folder, or a folder with a cdk.json.

    Args:
        aws: The embedded AWS to deploy to.
        output: The folder for cloud assemblies, with one subfolder per app.
        program: The path of the CLI. Default: the CLI in node_modules of the current folder or a parent folder, else
            the CLI on the PATH.

    Raises:
        EmbeddedAwsError: The CLI was not found.
    """

    aws: EmbeddedAws
    output: Path
    program: str = field(default_factory=_find_cli)

    def bootstrap(self) -> str:
        """Bootstrap the embedded AWS; return the CLI's output."""
        account = self.aws.client("sts").get_caller_identity()["Account"]
        return self.run("bootstrap", f"aws://{account}/{self.aws.variables()['AWS_REGION']}", cwd=self.output)

    def deploy(
        self,
        app: str | os.PathLike[str],
        *stacks: str,
        options: Sequence[str] = (),
        environment: Mapping[str, str] | None = None,
    ) -> str:
        """Deploy stacks without asking for approval.

        Args:
            app: The app.
            stacks: The ids of the stacks. Default: the app's only stack.
            options: Additional command line options. Default: none.
            environment: Additional environment variables, also for the app. Default: none.

        Returns:
            The CLI's output.

        Raises:
            CdkFailed: The deployment failed, or was rolled back.
            InvalidInput: The app does not exist.
        """
        fixed = ["--require-approval", "never", "--progress", "events"]
        return self._run_for_app("deploy", app, stacks, [*fixed, *options], environment)

    def destroy(self, app: str | os.PathLike[str], *stacks: str, environment: Mapping[str, str] | None = None) -> str:
        """Destroy stacks; arguments, output and errors as in `deploy`."""
        return self._run_for_app("destroy", app, stacks, ["--force"], environment)

    def synth(self, app: str | os.PathLike[str], *stacks: str, environment: Mapping[str, str] | None = None) -> str:
        """Synthesize stacks without deploying them; arguments, output and errors as in `deploy`."""
        return self._run_for_app("synth", app, stacks, ["--quiet"], environment)

    def run(self, *arguments: str, cwd: str | os.PathLike[str], environment: Mapping[str, str] | None = None) -> str:
        """Run the CLI with any arguments.

        Args:
            arguments: The command line arguments.
            cwd: The working directory.
            environment: Additional environment variables. Default: none.

        Returns:
            The CLI's output.

        Raises:
            CdkFailed: The CLI exited with an error.
        """
        done = subprocess.run(
            [self.program, *arguments, "--no-color", "--ci"],
            cwd=cwd,
            env=self._environment() | dict(environment or {}),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        if done.returncode:
            raise CdkFailed(arguments, done.returncode, done.stdout)
        return done.stdout

    def _run_for_app(
        self,
        verb: str,
        app: str | os.PathLike[str],
        stacks: Sequence[str],
        options: Sequence[str],
        environment: Mapping[str, str] | None,
    ) -> str:
        path = Path(app).resolve()
        if not path.exists():
            raise InvalidInput(f"app must be a Python file or a folder with a cdk.json; {str(app)!r} does not exist")
        # The file name without its folder: the CLI strips quotes around the command, which a path may need.
        command = ["--app", shlex.join([sys.executable, path.name])] if path.is_file() else []
        assembly = ["--output", str(self.output / path.stem)]
        folder = path.parent if path.is_file() else path
        return self.run(verb, *stacks, *command, *assembly, *options, cwd=folder, environment=environment)

    def _environment(self) -> dict[str, str]:
        variables = self.aws.environment()
        # Node may be installed from a wheel, in the folder of the interpreter.
        return variables | {"PATH": os.pathsep.join([str(Path(sys.executable).parent), variables.get("PATH", "")])}
