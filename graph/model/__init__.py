"""The vocabulary of the network: record kinds, ties, values and the immutable snapshot."""
