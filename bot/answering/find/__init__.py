"""The facts that could be meant, best first."""
