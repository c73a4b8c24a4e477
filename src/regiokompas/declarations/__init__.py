"""Declared content: TOML files read into the types of the domain."""
