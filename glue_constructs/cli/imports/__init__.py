"""Reading of existing jobs for `glue-constructs import`."""
