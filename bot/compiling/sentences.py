"""The sentences of a source: where each stands, in which paragraph, and whether it leans."""

from __future__ import annotations

from bot.compiling.leaning import leans
from bot.compiling.paragraphs import split_paragraphs
from bot.facts import Sentence
from bot.lang.sentences import spans_within


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences in the order of the text, headings and list items among them."""
    sentences: list[Sentence] = []
    for number, paragraph in enumerate(split_paragraphs(text), start=1):
        for span in spans_within(text, paragraph):
            is_leaning = bool(sentences) and leans(text[span.start : span.end])
            sentences.append(Sentence(span, number, len(sentences) + 1, is_leaning))
    return tuple(sentences)
