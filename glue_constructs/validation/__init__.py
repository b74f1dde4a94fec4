"""Checks of templates, constructs and apps with the rules of `glue_constructs.rules`."""
