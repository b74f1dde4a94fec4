"""Address validation jobs of Amazon Location, which are started when the stack is deployed."""
