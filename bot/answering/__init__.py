"""From a question and the facts to an answer, choices or a refusal: a chain of pure steps."""
