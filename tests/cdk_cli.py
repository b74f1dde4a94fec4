"""The CDK CLI of `glue_constructs.testing`, without CDK validation, and for deployments that are expected to fail."""

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

# CDK validation takes seconds at every synth; the examples' tests run with it.
_WITHOUT_VALIDATION = {"CDK_VALIDATION": "false"}


@dataclass(frozen=True)
class CdkCli:
    """The CDK CLI, with the arguments of `glue_constructs.testing.CdkCli`.

    Attributes:
        aws: The embedded AWS to which it deploys.
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
        """Deploy, and return the output of the CLI. Any exit code other than `expect` is an error."""
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
    return {**_WITHOUT_VALIDATION, **(given or {})}
