"""How far a fact accounts for each part of a question."""
