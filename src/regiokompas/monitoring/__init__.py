"""Which figures are published, and when."""
