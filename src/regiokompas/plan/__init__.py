"""What the region is and what it promised."""
