"""Files out: what is in the network, or what is seen of it, as bytes."""
