"""The Discord front end: the only part that imports discord."""
