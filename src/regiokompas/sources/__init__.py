"""Statistical offices and their files, read into tidy figures."""
