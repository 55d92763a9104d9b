"""Cross-overs: target groups, company and training, domains, and the production cycle (methods 8)."""
