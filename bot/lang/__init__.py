"""What compiling and answering both know of a language, once; a language's words are data.

Read ``words`` first, how a text becomes words, then ``dates``, what words make; then what ``files``
reads of ``bot/lexicons/``: ``lexicon`` what questions are read with, and ``vocabulary`` what a
question in another language is rewritten with.
"""
