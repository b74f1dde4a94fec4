"""Readers of CloudFormation templates (JSON or YAML, with line numbers) and of cloud assemblies."""
