"""A finding in one sentence, as CDK shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from glue_constructs.rules import Finding


def description(finding: Finding) -> str:
    """What is wrong, and where."""
    return f"{finding.property}: {finding.message}" if finding.property else finding.message


def annotation_text(finding: Finding) -> str:
    """What is wrong, where, and what to do about it: the warning at a construct."""
    return f"{description(finding)}; fix: {finding.fix}"
