"""Each property with what it is tried with, and how many of them the suite has time for."""

from hypothesis import strategies as st

from tests.properties import holding, inputs

TARGETS = {
    "yaml": (holding.yaml_is_read_or_refused, (inputs.YAML,), 60),
    "annotation": (holding.annotation_is_read_or_refused, (inputs.YAML,), 40),
    "compile": (
        holding.seed_is_compiled_or_refused,
        (inputs.SEEDS, st.one_of(st.just(""), inputs.YAML)),
        25,
    ),
    "load": (holding.base_is_loaded_or_refused, (st.integers(0, 20), inputs.changes()), 40),
    "question": (
        holding.question_is_answered,
        (inputs.TEXTS, st.one_of(st.just(""), inputs.TEXTS)),
        40,
    ),
    "words": (holding.words_are_shown_as_they_stand, (inputs.WORDED, inputs.TEXTS), 40),
    "escape": (holding.escaped_text_reads_as_written, (inputs.TEXTS,), 100),
    "markup": (holding.markup_is_stripped, (inputs.TEXTS,), 100),
}
