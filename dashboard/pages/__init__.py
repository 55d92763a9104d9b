"""The pages, each a folder of its own."""
