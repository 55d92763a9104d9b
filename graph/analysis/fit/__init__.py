"""How well a candidate fits an initiator: nine parts, each with its bounds and its reasons (methods 2)."""
