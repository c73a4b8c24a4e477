"""Downloaded files: CSV, Excel and JSON tables, read by declaration."""
