"""How tests ask the rules: about one text, without folders or files."""

from bot.compiling.interpreting import Given, interpret
from bot.compiling.sentences import split_sentences
from bot.facts import Date


def read(text, *, title="a text", published=None):
    """Return what rules find in a text."""
    date = Date(published) if published else None
    return interpret(text, split_sentences(text), Given("text", title, date))


def names(text, **known):
    """Return the kinds of what a text names, by its full name."""
    return {entity.name: entity.kind for entity in read(text, **known).entities.values()}


def entity(text, name, **known):
    """Return the entity of that name."""
    found = read(text, **known).entities.values()
    return next(entity for entity in found if entity.name == name)


def last(text, **known):
    """Return the fact of a text's last sentence."""
    return read(text, **known).facts[-1]
