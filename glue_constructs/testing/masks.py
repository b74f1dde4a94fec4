"""Masking of template values that depend on the content of files and not on the app."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from glue_constructs.templates.artifacts import StackArtifact

# The id of an asset that keeps its file name is not only a hash.
_HASH = re.compile(r"[0-9a-f]{64}")

# Contains a digest of the job's properties, including its script and packages, to detect changes of the job.
_RUN = "Custom::GlueJobRun"


def mask_hashes(template: dict[str, Any], stack: StackArtifact) -> dict[str, Any]:
    """Mask asset hashes and run fingerprints in a template of a stack.

    Only hashes in the stack's asset manifest are masked: other strings of 64 hexadecimal digits belong to the app.
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
