"""What each prop brings to a job: arguments, permissions, resources."""
