"""Small numbers kept from telling about persons or businesses."""
