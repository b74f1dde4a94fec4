"""The commands of `glue-constructs runs`, one a file."""
