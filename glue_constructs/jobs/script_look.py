"""The look at a job's script, where it is a file of this machine: at once, and again when all runs are known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import jsii
from aws_cdk import Aspects, IAspect

from glue_constructs._cdk.job_facts import runs_of
from glue_constructs._cdk.tokens import without_tokens
from glue_constructs.validation import acknowledgements
from glue_constructs.validation.construct import attach_warnings

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from constructs import Construct, IConstruct

    from glue_constructs.packaging import Script
    from glue_constructs.rules import Finding
    from glue_constructs.rules._job import Job
    from glue_constructs.scripts import ScriptFacts


class ScriptLook:
    """What the rules find in a script.

    Args:
        script: The script; one that is not a file of this machine is not looked at.
        job: The job in the rules' view.
        acknowledge: Rules to pass over.
    """

    def __init__(self, script: Script, job: Job, acknowledge: Mapping[str, str]) -> None:
        self._facts = _look(script.path) if script.path else None
        self._job = job
        self._acknowledge = acknowledge
        self.alone = self.findings([])
        """What is found when nobody runs the job with arguments of a run's own. Errors do not depend on runs."""

    def findings(self, runs: list[Mapping[str, Any]]) -> list[Finding]:
        """What is found when the job has these runs."""
        if self._facts is None:
            return []
        from glue_constructs.scripts.check import check_script_facts  # noqa: PLC0415  # as below

        known = [without_tokens(arguments) for arguments in runs]
        found = check_script_facts(self._facts, job=self._job, runs=known)
        return acknowledgements.unacknowledged(self._acknowledge, found)

    def look_again(self, job: Construct) -> None:
        """Attach at synth what is found then.

        Runs only bring what the job lacks, so a script in which nothing is found without any run needs no second look:
        an aspect costs a call from jsii for each node of the job.
        """
        if self.alone:
            Aspects.of(job).add(_AtSynth(self, job))


def _look(path: Path) -> ScriptFacts:
    from glue_constructs.scripts import look  # noqa: PLC0415  # the parser and its rules, only where there is a file

    return look(path.read_bytes(), name=path.name)


@jsii.implements(IAspect)
class _AtSynth:
    def __init__(self, script: ScriptLook, job: Construct) -> None:
        self._script, self._job = script, job

    def visit(self, node: IConstruct) -> None:
        if node is self._job:
            attach_warnings(self._job, self._script.findings(runs_of(self._job)))
