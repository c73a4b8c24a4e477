"""How a figure travels: fetch, build, verify, pack, preview."""
