"""AWS, for the commands that ask it: where it is, whose credentials, and what it says, in plain words."""
