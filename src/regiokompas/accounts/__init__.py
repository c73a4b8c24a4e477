"""Who uses the system, and what they did."""
