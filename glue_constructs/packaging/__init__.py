"""Scripts, helper modules and wheels as assets."""

from glue_constructs.packaging.script import Script, ScriptSource

__all__ = ["Script", "ScriptSource"]
