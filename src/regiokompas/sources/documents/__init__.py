"""Documents that people write: text, Word and PDF, read into paragraphs with their place."""
