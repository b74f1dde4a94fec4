"""Static analysis of a job's script: what the script needs from its job. The script is never run.

::

    facts = read_script(Path("jobs/clean.py").read_bytes(), name="clean.py")
    check_script(facts, job={"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", ...}, runs=[])
    # [Finding(rule="GC610", name="missing-option", severity=Severity.WARNING, property="Command.ScriptLocation", ...)]

The rules are `glue_constructs.rules.scripts`, GC6xx.
"""

from __future__ import annotations

from glue_constructs.rules._script_facts import ScriptFacts
from glue_constructs.scripts.check import check_script
from glue_constructs.scripts.script_reader import read_script

__all__ = ["ScriptFacts", "check_script", "read_script"]
