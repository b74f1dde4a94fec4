"""The Glue service of the embedded AWS: jobs, runs as real processes, bookmarks and triggers.

moto handles all other operations of Glue.

::

    responses            job operations of the API           cloudformation         AWS::Glue::Job
      jobs               job definitions                     capacity               the DPUs of a job
      runs               runs and their states               scheduler              concurrency, queuing, retries
      bookmarks          job bookmarks
    trigger_responses    trigger operations of the API
      triggers           trigger definitions                 trigger_validation     what Glue rejects
      firing             when triggers fire                  cause                  the trigger that started a run
      events             EventBridge events of ended runs
      execution          executes one run
        preparation      everything before the process starts
          unsupported    warnings and errors about what the embedded AWS does not support
          workspace      the directory of a run              packages, modules      Python packages, pip
          arguments      the arguments of the script         environment            the variables of the script
          spark          Spark's configuration               scala, scala_program   scripts in Scala
        process          the process of a run                launcher               runs the script in it
        output           sends logs, log_groups and event_logs
        failures         error messages as in Glue
"""

from __future__ import annotations

from glue_constructs.local.glue.service import Glue

__all__ = ["Glue"]
