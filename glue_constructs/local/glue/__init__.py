"""Glue: jobs, their runs as real processes, and their bookmarks. Everything else of Glue is moto's.

::

    responses    the operations, plugged into moto's Glue            cloudformation   AWS::Glue::Job
      jobs         what CreateJob stored        capacity               its DPU
      runs         a run and its ten states     scheduler              which run may start: concurrency, queue, retries
      bookmarks    what a run has read
      execution    one run from script to state
        workspace    its folder                 arguments, environment   what its script is given
        java, spark  what Spark needs           process, launcher        the process
        logs         its output in CloudWatch   failures                 its end in the service's words
"""

from __future__ import annotations

from glue_constructs.local.glue.room import Glue

__all__ = ["Glue"]
