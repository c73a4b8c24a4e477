"""The vocabulary: frozen types and their invariants. No framework, no files, no network."""
