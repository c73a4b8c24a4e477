"""What must hold of declared content, one module a kind of file."""
