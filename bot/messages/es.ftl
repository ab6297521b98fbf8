understood = Entiendo preguntas en inglés y en japonés.
