"""Communities: which groups work together more than expected, with colours and names that last."""
