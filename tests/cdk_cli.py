"""The real CDK CLI as users' tests have it, and as ours need it: faster, and for deployments that shall fail."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from glue_constructs import testing
from glue_constructs.testing import CdkFailed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from glue_constructs.local import EmbeddedAws

CDK = Path(__file__).parents[1] / "node_modules" / ".bin" / "cdk"

# CDK's own validator costs seconds at every synth; the examples' tests run with it.
_ALWAYS = {"CDK_VALIDATION": "false"}


@dataclass(frozen=True)
class CdkCli:
    """Calls the CDK CLI; arguments as of `glue_constructs.testing.CdkCli`.

    Attributes:
        aws: Where to deploy.
        output: The folder for cloud assemblies.
    """

    aws: EmbeddedAws
    output: Path

    def bootstrap(self) -> str:
        return self._cli.bootstrap()

    def synth(self, app: Path, *stacks: str, environment: Mapping[str, str] | None = None) -> str:
        return self._cli.synth(app, *stacks, environment=_variables(environment))

    def deploy(
        self,
        app: Path,
        *stacks: str,
        options: Sequence[str] = (),
        environment: Mapping[str, str] | None = None,
        expect: int = 0,
    ) -> str:
        """Deploy, and answer what the CLI says. It ends with another exit code than expected: an error."""
        try:
            output = self._cli.deploy(app, *stacks, options=options, environment=_variables(environment))
        except CdkFailed as failed:
            if failed.exit_code != expect:
                raise
            return failed.output
        assert expect == 0, output
        return output

    def destroy(self, app: Path, *stacks: str, environment: Mapping[str, str] | None = None) -> str:
        return self._cli.destroy(app, *stacks, environment=_variables(environment))

    def run(self, arguments: Sequence[str], *, cwd: Path, environment: Mapping[str, str] | None = None) -> str:
        return self._cli.run(*arguments, cwd=cwd, environment=_variables(environment))

    @property
    def _cli(self) -> testing.CdkCli:
        return testing.CdkCli(self.aws, self.output, program=str(CDK))


def _variables(given: Mapping[str, str] | None) -> dict[str, str]:
    return {**_ALWAYS, **(given or {})}
