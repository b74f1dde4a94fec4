"""Texts of a finding in CDK's output."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from glue_constructs.rules import Finding


def description(finding: Finding) -> str:
    """Return the property and the message of a finding."""
    return f"{finding.property}: {finding.message}" if finding.property else finding.message


def annotation_text(finding: Finding) -> str:
    """Return the warning of a construct: property, message and fix."""
    return f"{description(finding)}; fix: {finding.fix}"
