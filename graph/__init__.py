"""The network: words, sums, deeds and memory. Knows no screens and no files."""
