understood = Ich verstehe Fragen auf Englisch und Japanisch.
