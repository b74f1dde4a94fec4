"""GC1xx: the command, its script, its language and its Glue version."""
