"""A routine: from YAML text to a checked model."""
