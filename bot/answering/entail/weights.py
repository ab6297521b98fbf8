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
    "margin": (0.489, -0.042, -0.264, 0.017),
    "gap": (-1.620, -0.100, -1.345, -0.968),
    "gap_same": (-1.313, -0.775, -0.444, -0.243),
    "gap_ahead": (-1.206, 0.000, -0.342, -0.330),
    "plain": (-0.118, 0.205, -2.317, -0.081),
    "meant": (0.323, -0.996, -1.427, -1.182),
    "own": (1.399, 0.480, -1.647, 2.485),
    "annotated": (-0.123, -0.123, -0.351, -0.351),
    "unsaid": (-1.204, 0.000, 0.004, 0.114),
    "not_borne_out": (-1.770, 0.000, 0.128, 0.281),
    "swapped": (-2.304, 0.000, -0.006, 0.000),
    "heaviest_gone": (-0.631, 0.000, 0.661, -0.120),
    "around": (-1.110, -1.016, -0.162, -0.844),
    "strange": (0.225, 0.017, 3.038, 1.143),
    "length": (2.489, -1.040, 1.545, -1.722),
    "thin": (-2.222, -0.022, -0.464, -0.350),
    "loaded": (-1.863, 0.000, -0.305, -0.055),
    "other_date": (-2.256, 0.000, -0.268, -0.203),
    "number_gone": (-1.707, 0.000, -0.022, -0.039),
    "other_number": (-1.999, 0.000, 0.164, 0.148),
    "contrary": (-2.540, 0.000, 0.022, 0.000),
    "denied": (-2.092, 0.000, -0.208, -0.172),
    "whether": (2.596, 0.492, -2.015, 0.703),
    "filled": (1.007, 0.795, 0.067, 0.286),
    "unreasoned": (-2.202, 0.000, -0.070, 0.035),
    "mentioned": (-0.021, -0.390, -1.267, 0.137),
    "another_name": (-0.090, -0.123, 0.287, -0.149),
    "name_gone": (-1.354, -0.062, 0.836, -0.211),
    "other_bearer": (-1.552, -0.030, 0.204, 0.097),
    "unknown_name": (-1.061, 0.000, -0.068, -0.173),
    "excluded": (-2.500, 0.000, 0.000, 0.000),
    "other_side": (-2.674, -0.137, -0.023, -0.081),
    "mistaken": (-2.503, 0.000, -0.000, 0.000),
    "unnamed": (-2.406, 0.000, -0.025, -0.024),
    "unspoken": (-1.957, 0.000, -0.318, -0.008),
    "bias": (-3.127, -0.428, -0.522, -0.836),
}
ANSWERED_FROM = 0.35  # probability from which the best fact is given as the answer
FOREIGN_FROM = 0.3  # probability from which a question is foreign
CHOICES_FROM = 0.25  # probability from which near readings are offered
UNSURE_FROM = 0.1  # probability from which the sources may still answer
