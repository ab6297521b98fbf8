"""Drafts an annotation: a prompt for a language model, and its reply checked and written.

Read `prompting`, `checking`, then `rounds`, which joins them with the client in `models`. The bot
itself calls no model; only `bot draft` does, and only where DRAFT_URL is set.
"""
