"""The fitted weights, as `tests/benchmarks/fit.py` wrote them.

Each figure has its weight, then what comes to it for a fact that a person annotated.
"""

from __future__ import annotations

# What orders facts: listwise softmax regression over `Features` and `CONFLICTS`.
RANKED: dict[str, tuple[float, float]] = {
    "found": (3.210, -0.311),
    "exact": (1.538, -0.853),
    "plain": (1.972, 0.247),
    "run": (3.798, -1.007),
    "window": (2.025, -0.650),
    "earlier": (4.799, -4.601),
    "first_place": (-1.665, 3.621),
    "meant": (7.573, -4.576),
    "near": (3.204, 0.962),
    "kind": (1.060, 0.752),
    "asked": (1.351, 1.351),
    "asked_same": (2.050, 2.050),
    "own": (2.471, -0.086),
    "annotated": (-0.507, -0.507),
    "another_name": (-0.397, -0.345),
    "other_date": (-2.490, -2.571),
}
# What tells that the best fact answers, then that the question is foreign to its source,
# each against that the source leaves it open: multinomial logistic regression.
JUDGED: dict[str, tuple[float, float, float, float]] = {
    "margin": (0.487, -0.037, -0.264, 0.021),
    "gap": (-1.612, -0.106, -1.348, -0.979),
    "gap_same": (-1.309, -0.784, -0.443, -0.243),
    "gap_ahead": (-1.208, 0.000, -0.342, -0.330),
    "plain": (-0.121, 0.207, -2.292, -0.117),
    "meant": (0.336, -1.002, -1.404, -1.156),
    "own": (1.403, 0.481, -1.653, 2.473),
    "annotated": (-0.128, -0.128, -0.342, -0.342),
    "unsaid": (-1.203, 0.000, 0.002, 0.116),
    "not_borne_out": (-1.767, 0.000, 0.125, 0.288),
    "swapped": (-2.302, 0.000, -0.006, 0.000),
    "heaviest_gone": (-0.631, 0.000, 0.662, -0.121),
    "around": (-1.101, -1.017, -0.162, -0.835),
    "strange": (0.232, 0.021, 3.048, 1.126),
    "length": (2.480, -1.021, 1.516, -1.687),
    "thin": (-2.223, -0.021, -0.468, -0.346),
    "loaded": (-1.860, 0.000, -0.306, -0.057),
    "other_date": (-2.258, 0.000, -0.267, -0.202),
    "number_gone": (-1.709, 0.000, -0.020, -0.038),
    "other_number": (-1.996, 0.000, 0.164, 0.148),
    "contrary": (-2.540, 0.000, 0.022, 0.000),
    "denied": (-2.091, 0.000, -0.208, -0.173),
    "whether": (2.579, 0.507, -2.001, 0.675),
    "filled": (1.005, 0.798, 0.067, 0.288),
    "unreasoned": (-2.202, 0.000, -0.070, 0.034),
    "mentioned": (-0.014, -0.400, -1.261, 0.132),
    "another_name": (-0.089, -0.124, 0.292, -0.148),
    "name_gone": (-1.353, -0.064, 0.836, -0.209),
    "other_bearer": (-1.552, -0.031, 0.204, 0.098),
    "unknown_name": (-1.063, 0.000, -0.071, -0.172),
    "excluded": (-2.500, 0.000, 0.000, 0.000),
    "other_side": (-2.674, -0.137, -0.023, -0.081),
    "mistaken": (-2.503, 0.000, -0.000, 0.000),
    "unnamed": (-2.406, 0.000, -0.025, -0.024),
    "unspoken": (-1.957, 0.000, -0.318, -0.008),
    "bias": (-3.123, -0.441, -0.522, -0.852),
}
ANSWERED_FROM = 0.35  # probability from which the best fact is given as the answer
FOREIGN_FROM = 0.3  # probability from which a question is foreign
CHOICES_FROM = 0.25  # probability from which near readings are offered
UNSURE_FROM = 0.1  # probability from which the sources may still answer
