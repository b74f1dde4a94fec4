"""Glue: jobs, their runs as real processes, their bookmarks, and triggers. Everything else of Glue is moto's.

::

    responses    the operations, plugged into moto's Glue            cloudformation   AWS::Glue::Job
      jobs         what CreateJob stored        capacity               its DPU
      runs         a run and its ten states     scheduler              which run may start: concurrency, queue, retries
      bookmarks    what a run has read
    trigger_responses  the operations on triggers
      triggers     what CreateTrigger stored         trigger_rules  what it refuses
      firing       when they fire                    cause          why a run was started
      events       what EventBridge hears of its end
      execution    one run from script to state
        preparation  everything before its process
          unavailable  what the embedded AWS has not, said or refused
          workspace    its folder               packages, modules      what it imports; what pip installs
          arguments, environment                what its script is given
          spark        what Spark needs         scala, scala_program   a script in Scala
        process, launcher        the process
        output       logs, log_groups, event_logs: what goes out of it
        failures     its end in the service's words
"""

from __future__ import annotations

from glue_constructs.local.glue.service import Glue

__all__ = ["Glue"]
