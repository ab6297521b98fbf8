"""The outcome of a question, with its citations."""
