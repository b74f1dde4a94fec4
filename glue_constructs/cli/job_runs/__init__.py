"""Job runs, for `glue-constructs runs`."""
