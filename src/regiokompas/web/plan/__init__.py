"""The public pages of the plan."""
