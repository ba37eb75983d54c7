"""Writes scikit-learn.json: random and degenerate confusion matrices with what scikit-learn makes of them.

Run `python3 scikit-learn.py` in this folder; it needs python3-sklearn. The matrices are drawn from a fixed seed.
"""
import json
import pathlib
import random
import warnings

import numpy
import sklearn
from sklearn.metrics import accuracy_score, balanced_accuracy_score, precision_recall_fscore_support

DEGENERATE = [
    [[0, 0], [0, 0]],
    [[7]],
    [[5, 0], [5, 0]],
    [[0, 4], [3, 0]],
    [[0, 0, 0], [1, 2, 3], [0, 0, 0]],
    [[9, 0, 0], [0, 9, 0], [0, 0, 9]],
]


def drawn(generator):
    side = generator.randint(2, 12)
    return [[generator.choice([0, 0, generator.randint(0, 30)]) for _ in range(side)] for _ in range(side)]


def case(counts):
    side = len(counts)
    pairs = [(truth, taken) for truth in range(side) for taken in range(side) for _ in range(counts[truth][taken])]
    truths, predictions = [pair[0] for pair in pairs], [pair[1] for pair in pairs]

    def measures(average):
        values = precision_recall_fscore_support(truths, predictions, labels=range(side), average=average, zero_division=0)
        return [numpy.asarray(value).tolist() for value in values[:3]]

    return {
        "counts": counts,
        "accuracy": float(accuracy_score(truths, predictions)) if pairs else 0.0,
        "balancedAccuracy": float(balanced_accuracy_score(truths, predictions)) if pairs else 0.0,
        "classes": measures(None),
        "macro": measures("macro"),
        "weighted": measures("weighted"),
        "micro": measures("micro"),
    }


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    generator = random.Random(20)
    cases = [case(counts) for counts in DEGENERATE + [drawn(generator) for _ in range(24)]]
    lines = ",\n".join(json.dumps(each) for each in cases)
    text = f'{{"scikitLearn": "{sklearn.__version__}", "cases": [\n{lines}\n]}}\n'
    pathlib.Path(__file__).with_suffix(".json").write_text(text, encoding="utf-8")
