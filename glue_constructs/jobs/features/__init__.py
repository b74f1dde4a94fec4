"""Features: the arguments, permissions and resources that props add to a job."""
