"""The fitted weights, as `tests/benchmarks/fit.py` wrote them.

Each figure has its weight, then what comes to it for a fact that a person annotated.
"""

from __future__ import annotations

# What orders facts: listwise softmax regression over `Features` and `CONFLICTS`.
RANKED: dict[str, tuple[float, float]] = {
    "found": (3.197, -0.318),
    "exact": (1.571, -0.846),
    "plain": (1.964, 0.274),
    "run": (3.792, -0.983),
    "window": (2.022, -0.668),
    "earlier": (4.810, -4.600),
    "first_place": (-1.668, 3.601),
    "meant": (7.624, -4.599),
    "near": (3.201, 0.959),
    "kind": (1.063, 0.752),
    "asked": (1.338, 1.338),
    "asked_same": (2.059, 2.059),
    "own": (2.479, -0.079),
    "annotated": (-0.502, -0.502),
    "another_name": (-0.397, -0.347),
    "other_date": (-2.493, -2.547),
}
# What tells that the best fact answers, then that the question is foreign to its source,
# each against that the source leaves it open: multinomial logistic regression.
JUDGED: dict[str, tuple[float, float, float, float]] = {
    "margin": (0.487, -0.038, -0.262, 0.025),
    "gap": (-1.631, -0.062, -1.346, -0.953),
    "gap_same": (-1.327, -0.760, -0.447, -0.254),
    "gap_ahead": (-1.232, 0.000, -0.342, -0.330),
    "plain": (-0.133, 0.192, -2.294, -0.053),
    "meant": (0.347, -1.038, -1.445, -1.112),
    "own": (1.440, 0.512, -1.679, 2.469),
    "annotated": (-0.113, -0.113, -0.340, -0.340),
    "unsaid": (-1.224, 0.000, 0.005, 0.122),
    "not_borne_out": (-1.781, 0.000, 0.123, 0.286),
    "swapped": (-2.307, 0.000, -0.006, 0.000),
    "heaviest_gone": (-0.625, 0.000, 0.662, -0.118),
    "around": (-1.121, -0.976, -0.177, -0.820),
    "strange": (0.271, 0.028, 3.041, 1.153),
    "length": (2.494, -1.042, 1.526, -1.709),
    "thin": (-2.224, -0.025, -0.468, -0.349),
    "loaded": (-1.853, 0.000, -0.305, -0.055),
    "other_date": (-2.258, 0.000, -0.269, -0.203),
    "number_gone": (-1.711, 0.000, -0.021, -0.039),
    "other_number": (-2.002, 0.000, 0.165, 0.148),
    "contrary": (-2.538, 0.000, 0.019, 0.000),
    "denied": (-2.097, 0.000, -0.205, -0.169),
    "whether": (2.588, 0.495, -2.021, 0.673),
    "filled": (1.023, 0.753, 0.070, 0.277),
    "unreasoned": (-2.204, 0.000, -0.082, 0.037),
    "mentioned": (0.004, -0.422, -1.264, 0.135),
    "another_name": (-0.106, -0.109, 0.303, -0.151),
    "name_gone": (-1.351, -0.057, 0.845, -0.208),
    "other_bearer": (-1.551, -0.026, 0.198, 0.095),
    "unknown_name": (-1.076, 0.000, -0.075, -0.166),
    "excluded": (-2.500, 0.000, 0.000, 0.000),
    "other_side": (-2.674, -0.137, -0.022, -0.080),
    "mistaken": (-2.503, 0.000, -0.000, 0.000),
    "unnamed": (-2.408, 0.000, -0.025, -0.024),
    "unspoken": (-1.954, 0.000, -0.314, -0.011),
    "bias": (-3.175, -0.430, -0.519, -0.887),
}
ANSWERED_FROM = 0.35  # probability from which the best fact is given as the answer
FOREIGN_FROM = 0.3  # probability from which a question is foreign
CHOICES_FROM = 0.25  # probability from which near readings are offered
UNSURE_FROM = 0.1  # probability from which the sources may still answer
