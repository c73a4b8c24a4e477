"""Editing the plan in the site: a fiche section by section, a register as its file."""
