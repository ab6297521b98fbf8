"""From seeds to facts: sentences, entities, dates, annotations, and where each quote stands."""
