"""The embedded AWS: Glue, CloudFormation, Lambda and Step Functions on this machine. A job's script really runs."""

from __future__ import annotations

from glue_constructs.local.embedded import EmbeddedAws

__all__ = ["EmbeddedAws"]
