"""Commands about users and events."""
