"""What the people who run the bot need: is it well, what is wrong, what does it know.

Read `operations` first, which joins the others: `pulse` (is the gateway alive), `metrics`,
`telling` (a line of the log for each answer), `serving` (both over HTTP), `ending` (stop without
losing an answer). `doctor` looks at a set-up before it runs, `discord_checks` at what Discord says
of it; `version` tells which program this is.
"""
