"""The one reader of CloudFormation templates and cloud assemblies: JSON or YAML, as plain data with line numbers."""
