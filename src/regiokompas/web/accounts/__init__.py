"""Logging in, and what somebody may do with their own account."""
