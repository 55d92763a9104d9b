"""Exact sums over all pairs of nodes, in blocks of sources: as networkx defines them, and many times faster."""
