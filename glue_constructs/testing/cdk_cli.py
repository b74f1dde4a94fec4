"""The real CDK CLI, pointed at an embedded AWS."""

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
    """The CDK CLI ended with an error.

    Attributes:
        exit_code: Its exit code.
        output: All that it printed.
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
    """Calls the CDK CLI, each call a process of its own.

    ::

        cdk_cli.deploy("app.py", "Orders")
        assert_ran(DeployedStack(embedded_aws, "Orders").job("Clean"), times=1)

    An app is a file of Python, which this interpreter runs in the file's folder, or a folder with a cdk.json.

    Args:
        aws: Where to deploy.
        output: The folder for cloud assemblies, one an app.
        program: The CLI. Left out: the one in node_modules, here or in a folder above, else the one on the PATH.

    Raises:
        EmbeddedAwsError: There is no CLI.
    """

    aws: EmbeddedAws
    output: Path
    program: str = field(default_factory=_find_cli)

    def bootstrap(self) -> str:
        """Make the embedded AWS ready for deployments; the output."""
        account = self.aws.client("sts").get_caller_identity()["Account"]
        return self.run("bootstrap", f"aws://{account}/{self.aws.variables()['AWS_REGION']}", cwd=self.output)

    def deploy(
        self,
        app: str | os.PathLike[str],
        *stacks: str,
        options: Sequence[str] = (),
        environment: Mapping[str, str] | None = None,
    ) -> str:
        """Deploy stacks, and ask nothing.

        Args:
            app: The app.
            stacks: Their ids. Left out: the one that the app has.
            options: Further options of the command line.
            environment: Further variables, for the app too.

        Returns:
            What the CLI printed.

        Raises:
            CdkFailed: The deployment failed, or was rolled back.
            InvalidInput: There is no such app.
        """
        fixed = ["--require-approval", "never", "--progress", "events"]
        return self._run_for_app("deploy", app, stacks, [*fixed, *options], environment)

    def destroy(self, app: str | os.PathLike[str], *stacks: str, environment: Mapping[str, str] | None = None) -> str:
        """Destroy stacks; arguments, output and errors as of `deploy`."""
        return self._run_for_app("destroy", app, stacks, ["--force"], environment)

    def synth(self, app: str | os.PathLike[str], *stacks: str, environment: Mapping[str, str] | None = None) -> str:
        """Synthesize stacks without deploying them; arguments, output and errors as of `deploy`."""
        return self._run_for_app("synth", app, stacks, ["--quiet"], environment)

    def run(self, *arguments: str, cwd: str | os.PathLike[str], environment: Mapping[str, str] | None = None) -> str:
        """Call the CLI with any arguments.

        Args:
            arguments: Of the command line.
            cwd: The folder to call it in.
            environment: Further variables.

        Returns:
            What the CLI printed.

        Raises:
            CdkFailed: It ended with an error.
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
            raise InvalidInput(f"app must be a Python file or a folder with a cdk.json; {str(app)!r} is not there")
        # The file's name alone: the CLI strips a quote that the whole command begins and ends with.
        command = ["--app", shlex.join([sys.executable, path.name])] if path.is_file() else []
        assembly = ["--output", str(self.output / path.stem)]
        folder = path.parent if path.is_file() else path
        return self.run(verb, *stacks, *command, *assembly, *options, cwd=folder, environment=environment)

    def _environment(self) -> dict[str, str]:
        variables = self.aws.environment()
        # Node may have come as a wheel, which puts it beside the interpreter.
        return variables | {"PATH": os.pathsep.join([str(Path(sys.executable).parent), variables.get("PATH", "")])}
