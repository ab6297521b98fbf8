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
    "margin": (0.486, -0.032, -0.264, 0.023),
    "gap": (-1.626, -0.116, -1.342, -0.985),
    "gap_same": (-1.325, -0.769, -0.438, -0.247),
    "gap_ahead": (-1.201, 0.000, -0.344, -0.332),
    "plain": (-0.092, 0.191, -2.290, -0.123),
    "meant": (0.328, -1.015, -1.399, -1.147),
    "own": (1.373, 0.555, -1.657, 2.455),
    "annotated": (-0.144, -0.144, -0.339, -0.339),
    "heaviest_gone": (-0.633, 0.000, 0.661, -0.115),
    "around": (-1.120, -1.053, -0.157, -0.829),
    "strange": (0.237, 0.073, 3.046, 1.117),
    "length": (2.467, -1.007, 1.511, -1.687),
    "thin": (-2.578, -0.141, -0.469, -0.355),
    "loaded": (-1.852, 0.000, -0.304, -0.056),
    "other_date": (-2.285, 0.000, -0.264, -0.201),
    "number_gone": (-1.725, 0.000, -0.021, -0.038),
    "other_number": (-1.996, 0.000, 0.163, 0.146),
    "contrary": (-2.540, 0.000, 0.022, 0.000),
    "whether": (2.239, 0.755, -1.864, 0.890),
    "filled": (0.996, 0.799, 0.063, 0.280),
    "unreasoned": (-2.205, 0.000, -0.071, 0.033),
    "mentioned": (-0.014, -0.388, -1.255, 0.127),
    "another_name": (-0.111, -0.145, 0.288, -0.155),
    "name_gone": (-1.394, -0.070, 0.837, -0.208),
    "other_bearer": (-1.549, -0.037, 0.204, 0.101),
    "unknown_name": (-1.070, 0.000, -0.068, -0.167),
    "excluded": (-2.500, 0.000, 0.000, 0.000),
    "other_side": (-2.673, -0.137, -0.022, -0.081),
    "mistaken": (-2.503, 0.000, -0.000, 0.000),
    "unnamed": (-2.406, 0.000, -0.024, -0.024),
    "not_borne_out": (-1.706, 0.000, -0.037, 0.102),
    "swapped": (-2.302, 0.000, -0.006, 0.000),
    "denied": (-2.064, 0.000, -0.207, -0.173),
    "unspoken": (-1.959, 0.000, -0.315, -0.007),
    "bias": (-3.108, -0.484, -0.517, -0.845),
}
ANSWERED_FROM = 0.35  # probability from which the best fact is given as the answer
FOREIGN_FROM = 0.3  # probability from which a question is foreign
CHOICES_FROM = 0.25  # probability from which near readings are offered
UNSURE_FROM = 0.1  # probability from which the sources may still answer
