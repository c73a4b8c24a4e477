"""The region and its plan."""
