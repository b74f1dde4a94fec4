"""Access to AWS for the commands: clients, credentials, retries and error messages."""
