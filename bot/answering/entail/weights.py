"""The fitted weights, as `tests/benchmarks/fit.py` wrote them.

Each figure has its weight, then what comes to it for a fact that a person annotated.
"""

from __future__ import annotations

# What orders facts: listwise softmax regression over `Features` and `CONFLICTS`.
RANKED: dict[str, tuple[float, float]] = {
    "found": (3.155, -0.371),
    "exact": (1.599, -0.903),
    "plain": (1.977, 0.275),
    "run": (3.792, -0.982),
    "window": (2.024, -0.661),
    "earlier": (4.804, -4.829),
    "first_place": (-1.657, 3.559),
    "meant": (7.592, -4.619),
    "near": (3.184, 0.836),
    "kind": (1.062, 0.642),
    "asked": (1.304, 1.304),
    "asked_same": (2.052, 2.052),
    "own": (2.475, -0.103),
    "annotated": (-0.436, -0.436),
    "another_name": (-0.396, -0.341),
    "other_date": (-2.512, -1.867),
}
# What tells that the best fact answers, then that the question is foreign to its source,
# each against that the source leaves it open: multinomial logistic regression.
JUDGED: dict[str, tuple[float, float, float, float]] = {
    "margin": (0.490, 0.012, -0.271, 0.038),
    "gap": (-1.863, 0.059, -1.383, -0.916),
    "gap_same": (-1.307, -0.781, -0.438, -0.206),
    "gap_ahead": (-1.190, 0.000, -0.348, -0.337),
    "plain": (-0.231, 0.186, -2.326, 0.020),
    "meant": (0.171, -1.092, -1.419, -1.117),
    "own": (1.535, 0.728, -1.589, 2.428),
    "annotated": (-0.216, -0.216, -0.383, -0.383),
    "unsaid": (-1.236, 0.000, -0.035, 0.037),
    "embroidered": (-0.617, 0.000, -0.417, -0.364),
    "swapped": (-2.298, 0.000, -0.006, 0.000),
    "heaviest_gone": (-0.665, 0.000, 0.656, -0.091),
    "around": (-1.189, -1.232, -0.167, -0.816),
    "strange": (0.188, 0.265, 3.034, 1.143),
    "length": (2.425, -1.134, 1.503, -1.713),
    "thin": (-2.235, -0.045, -0.455, -0.353),
    "loaded": (-1.884, 0.000, -0.285, -0.047),
    "other_date": (-2.285, 0.000, -0.260, -0.191),
    "number_gone": (-1.713, 0.000, -0.010, -0.020),
    "other_number": (-1.987, 0.000, 0.160, 0.146),
    "contrary": (-2.536, 0.000, 0.021, 0.000),
    "denied": (-2.037, 0.000, -0.199, -0.167),
    "whether": (1.778, 0.799, -1.674, 1.067),
    "filled": (0.958, 0.732, 0.063, 0.265),
    "unreasoned": (-2.217, 0.000, -0.067, 0.036),
    "mentioned": (-0.019, -0.289, -1.261, 0.130),
    "another_name": (-0.136, -0.159, 0.303, -0.150),
    "name_gone": (-1.310, -0.036, 0.853, -0.210),
    "other_bearer": (-1.542, -0.042, 0.199, 0.101),
    "unknown_name": (-1.027, 0.000, -0.051, -0.171),
    "excluded": (-2.500, 0.000, 0.000, 0.000),
    "other_side": (-2.793, -0.263, -0.022, -0.079),
    "mistaken": (-2.503, 0.000, -0.000, 0.000),
    "bias": (-3.096, -0.607, -0.526, -0.860),
}
ANSWERED_FROM = 0.35  # probability from which the best fact is given as the answer
FOREIGN_FROM = 0.3  # probability from which a question is foreign
CHOICES_FROM = 0.25  # probability from which near readings are offered
