"""What people ask in vain, kept for whoever mends it; nothing of this runs unless it is set up.

Read `recording` first (what is kept, and what becomes of it while the database is down), then
`store` and `schema` with its `migrations`. `gaps` joins what `bot gaps` does: `asked` reads each
question again by the knowledge of today, `grouping` puts those together that want the same by the
words that `nearness` finds alike, and `annotating` writes the chosen ones into an annotation.
"""
