"""Pictures: data in, a Vega-Lite specification and a sentence out."""
