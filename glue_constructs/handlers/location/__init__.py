"""Address validation jobs of Amazon Location."""
