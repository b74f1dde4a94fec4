"""The check of a job's script, if it is a local file: when the job is created, and at synth with all runs."""

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


class ScriptCheck:
    """The check of a job's script.

    Args:
        script: The script. A script that is not a local file has no findings.
        job: The job, as the rules read it.
        acknowledge: Acknowledged rules, by id, each with the reason.
    """

    def __init__(self, script: Script, job: Job, acknowledge: Mapping[str, str]) -> None:
        self._facts = _read_facts(script.path) if script.path else None
        self._job = job
        self._acknowledge = acknowledge
        self.findings_without_runs = self.findings_with([])
        """The findings if no run sets arguments. Errors do not depend on runs."""

    def findings_with(self, runs: list[Mapping[str, Any]]) -> list[Finding]:
        """Return the findings if the job has these runs.

        Args:
            runs: The arguments of each run.
        """
        if self._facts is None:
            return []
        from glue_constructs.scripts.check import check_script_facts  # noqa: PLC0415  # see _read_facts

        known = [without_tokens(arguments) for arguments in runs]
        found = check_script_facts(self._facts, job=self._job, runs=known)
        return acknowledgements.unacknowledged(self._acknowledge, found)

    def recheck_at_synth(self, job: Construct) -> None:
        """Check the script again at synth and attach the findings as warnings.

        The arguments of runs can only remove findings, so a script without findings is not checked again: an aspect
        costs a call from jsii for each node of the job.
        """
        if self.findings_without_runs:
            Aspects.of(job).add(_AtSynth(self, job))


def _read_facts(path: Path) -> ScriptFacts:
    from glue_constructs.scripts import read_script  # noqa: PLC0415  # loads the parser: only if the script is a local file

    return read_script(path.read_bytes(), name=path.name)


@jsii.implements(IAspect)
class _AtSynth:
    def __init__(self, script_check: ScriptCheck, job: Construct) -> None:
        self._script_check, self._job = script_check, job

    def visit(self, node: IConstruct) -> None:
        if node is self._job:
            attach_warnings(self._job, self._script_check.findings_with(runs_of(self._job)))
