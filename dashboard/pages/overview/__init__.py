"""The overview: what is in the network, what changed, what asks for attention, where to start."""
