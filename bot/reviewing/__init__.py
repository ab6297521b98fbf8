"""A page on which a person reviews what was compiled of a source.

Read `reviews`, which gathers it, then `plain` and `page`, which show it.
"""
