"""How ripe an initiative, a school or a plan is, and what a region needs (methods 9)."""
