"""Charts as geometry: pure functions from records to places in SVG units; templates draw them."""
