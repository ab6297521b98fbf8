"""The fitted weights, as `tests/benchmarks/fit.py` wrote them.

Each figure has its weight, then what comes to it for a fact that a person annotated.
"""

from __future__ import annotations

# What orders facts: listwise softmax regression over `Features` and `CONFLICTS`.
RANKED: dict[str, tuple[float, float]] = {
    "found": (3.198, 0.100),
    "exact": (1.473, -0.913),
    "plain": (1.995, 0.086),
    "run": (3.823, -1.220),
    "window": (2.081, -0.596),
    "earlier": (4.727, -4.580),
    "first_place": (-1.660, 3.436),
    "meant": (7.493, -4.448),
    "kind": (1.052, 0.790),
    "near": (3.321, 0.829),
    "asked": (1.333, 1.333),
    "asked_same": (2.038, 2.038),
    "own": (2.534, -0.033),
    "annotated": (-0.705, -0.705),
    "another_name": (-0.405, -0.418),
    "other_date": (-2.479, -2.562),
}
# What tells that the best fact answers, then that the question is foreign to its source,
# each against that the source leaves it open: multinomial logistic regression.
JUDGED: dict[str, tuple[float, float, float, float]] = {
    "margin": (0.494, -0.048, -0.236, 0.055),
    "gap": (-1.603, -0.123, -1.204, -1.114),
    "gap_same": (-1.486, -0.653, -0.519, 0.140),
    "gap_ahead": (-1.243, 0.000, -0.367, -0.352),
    "plain": (-0.241, 0.381, -2.242, -0.061),
    "meant": (0.272, -1.069, -1.506, -1.097),
    "own": (1.515, 0.647, -1.705, 2.435),
    "annotated": (-0.190, -0.190, -0.399, -0.399),
    "unsaid": (-0.116, -0.017, 0.520, 0.039),
    "embroidered": (-0.719, 0.000, -0.430, -0.359),
    "added": (-1.211, 0.000, -0.303, -0.161),
    "swapped": (-2.305, 0.000, -0.006, 0.000),
    "heaviest_gone": (-0.600, 0.000, 0.599, 0.026),
    "around": (-1.079, -1.313, 0.072, -1.785),
    "strange": (0.097, 0.263, 3.060, 1.243),
    "length": (2.432, -1.165, 1.404, -1.537),
    "thin": (-2.213, -0.023, -0.463, -0.315),
    "loaded": (-2.042, 0.000, -0.296, -0.050),
    "other_date": (-2.180, 0.000, -0.277, -0.185),
    "number_gone": (-1.558, 0.000, -0.143, -0.092),
    "other_number": (-1.995, 0.000, 0.110, 0.122),
    "contrary": (-2.537, 0.000, 0.013, 0.000),
    "denied": (-2.056, 0.000, -0.183, -0.158),
    "whether": (1.682, 0.620, -1.642, 0.999),
    "filled": (0.972, 0.799, 0.042, 0.205),
    "unreasoned": (-2.138, 0.000, -0.092, 0.037),
    "mentioned": (0.006, -0.305, -1.254, 0.090),
    "another_name": (-0.142, -0.282, 0.220, -0.121),
    "name_gone": (-1.327, -0.182, 0.647, -0.277),
    "other_bearer": (-1.553, -0.097, 0.144, 0.094),
    "unknown_name": (-1.044, 0.000, -0.208, -0.155),
    "excluded": (-2.500, 0.000, 0.000, 0.000),
    "other_side": (-2.792, -0.259, -0.012, -0.063),
    "mistaken": (-2.503, 0.000, -0.000, 0.000),
    "bias": (-3.076, -0.593, -0.535, -0.991),
}
ANSWERED_FROM = 0.35  # probability from which the best fact is given as the answer
FOREIGN_FROM = 0.3  # probability from which a question is foreign
CHOICES_FROM = 0.25  # probability from which near readings are offered
