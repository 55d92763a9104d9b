"""Schools and mentor companies: scored by five criteria, assigned within limits, fairly, and explained (methods 7)."""
