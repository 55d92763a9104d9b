"""The renderer's dialect: the only place that knows how Cytoscape wants to be told."""
