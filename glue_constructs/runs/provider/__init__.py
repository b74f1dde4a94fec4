"""The run provider of a stack: the resources behind its custom resources, their code and their permissions."""

from glue_constructs.runs.provider.run_provider import RunProvider

__all__ = ["RunProvider"]
