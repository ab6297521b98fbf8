"""The fitted weights, as `tests/benchmarks/fit.py` wrote them.

Each figure has its weight, then what comes to it for a fact that a person annotated.
"""

from __future__ import annotations

# What orders facts: listwise softmax regression over `Features` and `CONFLICTS`.
RANKED: dict[str, tuple[float, float]] = {
    "found": (3.214, -0.286),
    "exact": (1.571, -0.849),
    "plain": (1.992, 0.261),
    "run": (3.794, -0.994),
    "window": (2.016, -0.688),
    "earlier": (4.789, -4.565),
    "first_place": (-1.663, 3.630),
    "meant": (7.564, -4.522),
    "near": (3.227, 1.227),
    "kind": (1.071, 0.812),
    "asked": (1.404, 1.404),
    "asked_same": (2.031, 2.031),
    "own": (2.407, -0.159),
    "annotated": (-0.528, -0.528),
    "another_name": (-0.398, -0.337),
    "other_date": (-2.483, -2.565),
}
# What tells that the best fact answers, then that the question is foreign to its source,
# each against that the source leaves it open: multinomial logistic regression.
JUDGED: dict[str, tuple[float, float, float, float]] = {
    "margin": (0.505, -0.041, -0.234, -0.020),
    "gap": (-1.446, -0.250, -1.557, -0.882),
    "gap_same": (-1.031, -1.163, -0.671, -0.146),
    "gap_ahead": (-1.276, 0.000, -0.308, -0.299),
    "plain": (-0.004, 0.113, -2.317, -0.056),
    "meant": (0.201, -0.917, -1.403, -1.170),
    "own": (1.332, 0.630, -1.648, 2.356),
    "annotated": (-0.125, -0.125, -0.378, -0.378),
    "heaviest_gone": (-0.527, 0.000, 0.699, 0.026),
    "around": (-1.177, -0.784, 0.028, -1.119),
    "strange": (0.293, 0.053, 3.006, 1.102),
    "length": (2.483, -1.137, 1.494, -1.650),
    "thin": (-2.576, -0.140, -0.448, -0.351),
    "loaded": (-1.949, -0.000, -0.279, -0.041),
    "other_date": (-2.308, 0.000, -0.276, -0.206),
    "number_gone": (-1.744, 0.000, -0.041, -0.056),
    "other_number": (-1.987, 0.000, 0.153, 0.148),
    "contrary": (-2.542, 0.000, 0.022, 0.000),
    "whether": (2.226, 0.851, -1.859, 0.960),
    "filled": (1.046, 0.724, 0.097, 0.288),
    "unreasoned": (-2.212, 0.000, -0.087, 0.041),
    "mentioned": (0.044, -0.438, -1.258, 0.091),
    "another_name": (-0.145, -0.114, 0.274, -0.151),
    "name_gone": (-1.389, -0.047, 0.834, -0.184),
    "other_bearer": (-1.558, -0.022, 0.206, 0.109),
    "unknown_name": (-1.137, 0.000, -0.085, -0.103),
    "excluded": (-2.500, 0.000, 0.000, 0.000),
    "other_side": (-2.674, -0.128, -0.016, -0.074),
    "mistaken": (-2.503, 0.000, -0.000, 0.000),
    "unnamed": (-2.406, 0.000, -0.027, -0.026),
    "not_borne_out": (-1.718, 0.000, -0.055, 0.089),
    "swapped": (-2.305, 0.000, -0.006, 0.000),
    "denied": (-2.053, 0.000, -0.204, -0.166),
    "unspoken": (-1.958, 0.000, -0.305, -0.001),
    "bias": (-3.297, -0.394, -0.541, -0.812),
}
ANSWERED_FROM = 0.35  # probability from which the best fact is given as the answer
FOREIGN_FROM = 0.3  # probability from which a question is foreign
CHOICES_FROM = 0.25  # probability from which near readings are offered
UNSURE_FROM = 0.2  # probability from which the sources may still answer
