"""Statistics Netherlands over OData version 4."""
