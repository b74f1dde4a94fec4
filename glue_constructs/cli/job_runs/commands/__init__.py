"""The commands of `glue-constructs runs`, one module each."""
