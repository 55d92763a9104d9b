"""Parts of screens that several pages use."""
