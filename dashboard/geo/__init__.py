"""The land beneath the network: outlines, and where a point of the earth lies on the canvas."""
