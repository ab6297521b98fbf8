"""What compiling and answering both know of a language, once; a language's words are data.

Read ``words`` first, how a text becomes words; then ``sentences`` (with ``abbreviations``),
``numbers`` and ``dates``, what words make; then what ``files`` reads of ``bot/lexicons/``:
``lexicon`` what questions are read with, ``english`` what sources are read with, ``vocabulary``
what a question in another language is rewritten with, and ``world`` the places that all know.
"""
