"""Jobs that exist, read for `glue-constructs import`."""
