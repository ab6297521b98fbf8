"""Discord's REST API, version 10: one module for each topic, joined in `bot.sandbox.rest.api`."""
