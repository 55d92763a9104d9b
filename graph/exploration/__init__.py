"""Looking around in the network: filters with counts, focus, expansion and pattern questions."""
