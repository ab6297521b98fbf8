"""A question-answering bot that quotes the sentence it answers from."""
