understood = Entendo perguntas em inglês e em japonês.
