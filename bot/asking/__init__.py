"""Make the questions that facts answer, in words fit to be shown. Read asker.py first.

`asker` shows only what the bot answers by that very fact. `making` makes them: of what a fact's
sentence (`clauses`) says for each facet (`filling`), of its kinds and names (`framing`), and of how
people ask for it (`polishing`); `foreign` likewise in another language. `grammar` reads the words.
"""
