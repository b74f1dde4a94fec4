"""The rules of `glue_constructs.rules`, put to work on templates, constructs and whole apps."""
