"""A question without a query language: composed, asked, told in words."""
