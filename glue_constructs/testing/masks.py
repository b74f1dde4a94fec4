"""What a snapshot does not show, because it changes with the content of files and not with the app."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from glue_constructs.templates.artifacts import StackArtifact

# An asset that keeps its name has more than a hash as its id.
_HASH = re.compile(r"[0-9a-f]{64}")

# Has a digest of the job's properties, its script and packages among them, by which it sees that the job changed.
_RUN = "Custom::GlueJobRun"


def mask_hashes(template: dict[str, Any], stack: StackArtifact) -> dict[str, Any]:
    """A template of a stack with its assets' hashes and its runs' fingerprints masked, and nothing else.

    Only hashes that are in the stack's asset manifest: another text of 64 hexadecimal digits is the app's own.
    """
    text = json.dumps(template)
    for digest in {found for asset in stack.assets() for found in _HASH.findall(asset)}:
        text = text.replace(digest, "<asset hash>")
    shown: dict[str, Any] = json.loads(text)
    for resource in shown.get("Resources", {}).values():
        job = resource.get("Properties", {}).get("Job", {}) if resource.get("Type") == _RUN else {}
        if "Fingerprint" in job:
            job["Fingerprint"] = "<fingerprint>"
    return shown
