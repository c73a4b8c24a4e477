"""How good the figures are: each kind of finding in a module of its own."""
