"""The panel beside the canvas: one node, one tie, several, or none."""
