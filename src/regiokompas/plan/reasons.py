"""Why the plan changes, where nobody says it in their own words."""

# Of a plan that is read from its declared files: pages say so in their own language.
IMPORT_REASON = "import of the declared files"
