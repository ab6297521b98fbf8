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
    "margin": (0.488, -0.004, -0.268, 0.045),
    "gap": (-1.888, 0.065, -1.386, -0.924),
    "gap_same": (-1.313, -0.752, -0.458, -0.229),
    "gap_ahead": (-1.211, 0.000, -0.345, -0.333),
    "plain": (-0.242, 0.157, -2.346, -0.010),
    "meant": (0.149, -1.133, -1.433, -1.122),
    "own": (1.530, 0.667, -1.613, 2.405),
    "annotated": (-0.185, -0.185, -0.363, -0.363),
    "unsaid": (-1.089, 0.000, -0.011, 0.089),
    "not_borne_out": (-1.288, 0.000, -0.049, 0.082),
    "swapped": (-2.296, 0.000, -0.006, 0.000),
    "heaviest_gone": (-0.659, 0.000, 0.657, -0.104),
    "around": (-1.216, -1.291, -0.171, -0.838),
    "strange": (0.208, 0.260, 3.025, 1.158),
    "length": (2.430, -1.199, 1.542, -1.786),
    "thin": (-2.231, -0.042, -0.455, -0.361),
    "loaded": (-1.833, 0.000, -0.281, -0.039),
    "other_date": (-2.273, 0.000, -0.261, -0.191),
    "number_gone": (-1.704, 0.000, -0.011, -0.018),
    "other_number": (-1.983, 0.000, 0.158, 0.147),
    "contrary": (-2.536, 0.000, 0.021, 0.000),
    "denied": (-2.034, 0.000, -0.201, -0.166),
    "whether": (2.348, 0.813, -1.847, 0.913),
    "filled": (0.967, 0.749, 0.073, 0.240),
    "unreasoned": (-2.205, 0.000, -0.070, 0.035),
    "mentioned": (-0.022, -0.298, -1.268, 0.135),
    "another_name": (-0.128, -0.152, 0.297, -0.163),
    "name_gone": (-1.289, -0.001, 0.859, -0.226),
    "other_bearer": (-1.536, -0.041, 0.203, 0.109),
    "unknown_name": (-1.023, 0.000, -0.057, -0.181),
    "excluded": (-2.500, 0.000, 0.000, 0.000),
    "other_side": (-2.789, -0.259, -0.021, -0.079),
    "mistaken": (-2.503, 0.000, -0.000, 0.000),
    "bias": (-3.090, -0.545, -0.529, -0.824),
}
ANSWERED_FROM = 0.35  # probability from which the best fact is given as the answer
FOREIGN_FROM = 0.3  # probability from which a question is foreign
CHOICES_FROM = 0.25  # probability from which near readings are offered
UNSURE_FROM = 0.1  # probability from which the sources may still answer
