"""The runs of jobs, for `glue-constructs runs`."""
