"""A local Discord: gateway, REST and people, for trying the bot and for testing it.

Start with `bot.sandbox.server.Sandbox`. Nothing here is loaded when the bot runs on the real
Discord, and nothing here knows what our bot answers: any bot can log in.
"""
