"""Writes what scikit-learn makes of random and degenerate cases: of confusion matrices to scikit-learn.json, of probabilities to
scikit-learn-scores.json.

Run `python3 scikit-learn.py` in this folder; it needs python3-sklearn. The cases are drawn from fixed seeds. What scikit-learn refuses to
measure (areas under the curve of a class that all pictures have, or none has) is null here.
"""
import json
import math
import pathlib
import random
import warnings

import numpy
import sklearn
from sklearn import metrics
from sklearn.calibration import calibration_curve

BINS = 15

DEGENERATE = [
    [[0, 0], [0, 0]],
    [[7]],
    [[5, 0], [5, 0]],
    [[0, 4], [3, 0]],
    [[0, 0, 0], [1, 2, 3], [0, 0, 0]],
    [[9, 0, 0], [0, 9, 0], [0, 0, 9]],
]


def number(value):
    """A number for JSON: what is none is null."""
    return None if math.isnan(value) else float(value)


# Confusion matrices


def drawn(generator):
    side = generator.randint(2, 12)
    return [[generator.choice([0, 0, generator.randint(0, 30)]) for _ in range(side)] for _ in range(side)]


def confusion(counts):
    side = len(counts)
    pairs = [(truth, taken) for truth in range(side) for taken in range(side) for _ in range(counts[truth][taken])]
    truths, predictions = [pair[0] for pair in pairs], [pair[1] for pair in pairs]

    def measures(average):
        values = metrics.precision_recall_fscore_support(
            truths, predictions, labels=range(side), average=average, zero_division=0)
        return [numpy.asarray(value).tolist() for value in values[:3]]

    return {
        "counts": counts,
        "accuracy": float(metrics.accuracy_score(truths, predictions)) if pairs else 0.0,
        "balancedAccuracy": float(metrics.balanced_accuracy_score(truths, predictions)) if pairs else 0.0,
        "cohenKappa": number(metrics.cohen_kappa_score(truths, predictions)) if pairs else None,
        "matthewsCorrelation": float(metrics.matthews_corrcoef(truths, predictions)) if pairs else 0.0,
        "classes": measures(None),
        "macro": measures("macro"),
        "weighted": measures("weighted"),
        "micro": measures("micro"),
    }


# Probabilities, as the 32-bit floats that a network gives


def floats(values):
    return numpy.round(values, 4).astype(numpy.float32).astype(numpy.float64)


def softmax(logits):
    powers = numpy.exp(logits - logits.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def ranking(truths, probabilities):
    """Of each column against the rest; truths are 0 or 1."""
    columns = truths.shape[1]
    defined = [column for column in range(columns) if 0 < truths[:, column].sum() < len(truths)]
    together = 0 < truths.sum() < truths.size
    curves = [metrics.roc_curve(truths[:, column], probabilities[:, column]) for column in range(columns)]
    precisions = [metrics.precision_recall_curve(truths[:, column], probabilities[:, column]) for column in range(columns)]

    def area(average):
        return number(metrics.roc_auc_score(truths[:, defined], probabilities[:, defined], average=average)) if defined else None

    return {
        "roc": [[curve[0].tolist(), curve[1].tolist()] if column in defined else [] for column, curve in enumerate(curves)],
        "rocArea": [
            float(metrics.roc_auc_score(truths[:, column], probabilities[:, column])) if column in defined else None
            for column in range(columns)],
        "rocAreas": [area("macro"), area("weighted"),
                     float(metrics.roc_auc_score(truths.ravel(), probabilities.ravel())) if together else None],
        "precisionRecall": [
            [curve[0][::-1].tolist(), curve[1][::-1].tolist()] if truths[:, column].any() else []
            for column, curve in enumerate(precisions)],
        "averagePrecision": [float(metrics.average_precision_score(truths[:, column], probabilities[:, column])) for column in range(columns)],
        "averagePrecisions": [
            float(metrics.average_precision_score(truths, probabilities, average=average)) for average in ("macro", "weighted", "micro")],
    }


def reliability(confidences, right):
    """scikit-learn has the curve; the errors are its gaps, weighted by the counts of its bins."""
    fractions, means = calibration_curve(right, confidences, n_bins=BINS)
    bins = numpy.searchsorted(numpy.linspace(0, 1, BINS + 1)[1:-1], confidences)
    counts = numpy.bincount(bins, minlength=BINS)
    gaps = numpy.abs(fractions - means)
    return {
        "counts": counts.tolist(),
        "fractions": fractions.tolist(),
        "confidences": means.tolist(),
        "expectedError": float((gaps * counts[counts > 0]).sum() / len(confidences)),
        "maximumError": float(gaps.max()),
    }


def report(truths, predictions):
    def measures(average):
        values = metrics.precision_recall_fscore_support(truths, predictions, average=average, zero_division=0)
        return [numpy.asarray(value).tolist() for value in values[:3]]
    return {"classes": measures(None), "macro": measures("macro"), "weighted": measures("weighted"), "micro": measures("micro")}


def multi_class(name, labels, probabilities):
    labels, probabilities = numpy.asarray(labels), floats(probabilities)
    classes = probabilities.shape[1]
    truths = (labels[:, None] == numpy.arange(classes)).astype(int)
    predictions = probabilities.argmax(axis=1)
    return {
        "name": name, "task": "MultiClass", "labels": labels.tolist(), "probabilities": probabilities.tolist(),
        "accuracy": float(metrics.accuracy_score(labels, predictions)),
        "top": [float(metrics.top_k_accuracy_score(labels, probabilities, k=k, labels=range(classes)))
                for k in range(1, min(5, classes) + 1)] if classes > 2 else None,
        "logLoss": float(metrics.log_loss(labels, probabilities, labels=range(classes))),
        "brier": float(sum(metrics.brier_score_loss(truths[:, column], probabilities[:, column], pos_label=1) for column in range(classes))),
        "ranking": ranking(truths, probabilities),
        "reliability": reliability(probabilities.max(axis=1), (predictions == labels).astype(int)),
    }


def binary(name, labels, probabilities):
    labels, probabilities = numpy.asarray(labels), floats(probabilities)
    predictions = (probabilities > 0.5).astype(int)
    return {
        "name": name, "task": "Binary", "labels": labels.tolist(), "probabilities": [[each] for each in probabilities.tolist()],
        "accuracy": float(metrics.accuracy_score(labels, predictions)),
        "logLoss": float(metrics.log_loss(labels, probabilities, labels=[0, 1])),
        "brier": float(metrics.brier_score_loss(labels, probabilities, pos_label=1)),
        "ranking": ranking(labels[:, None], probabilities[:, None]),
        "reliability": reliability(numpy.maximum(probabilities, 1 - probabilities), (predictions == labels).astype(int)),
    }


def multi_label(name, truths, probabilities):
    truths, probabilities = numpy.asarray(truths), floats(probabilities)
    predictions = (probabilities > 0.5).astype(int)
    columns = range(truths.shape[1])
    return {
        "name": name, "task": "MultiLabel", "truths": truths.tolist(), "probabilities": probabilities.tolist(),
        "accuracy": float((truths == predictions).mean()),
        "subsetAccuracy": float(metrics.accuracy_score(truths, predictions)),
        "hammingLoss": float(metrics.hamming_loss(truths, predictions)),
        "confusion": metrics.multilabel_confusion_matrix(truths, predictions).tolist(),
        "report": report(truths, predictions),
        "logLoss": float(numpy.mean([metrics.log_loss(truths[:, column], probabilities[:, column], labels=[0, 1]) for column in columns])),
        "brier": float(numpy.mean([
            metrics.brier_score_loss(truths[:, column], probabilities[:, column], pos_label=1) for column in columns])),
        "ranking": ranking(truths, probabilities),
        "reliability": reliability(probabilities.ravel(), truths.ravel()),
    }


def one_class_each(generator):
    def case(name, pictures, classes, temperature=1.0, coarse=False, used=None):
        labels = generator.choice(used if used is not None else numpy.arange(classes), pictures)
        logits = generator.normal(size=(pictures, classes)) + 1.2 * (labels[:, None] == numpy.arange(classes))
        probabilities = softmax(logits * temperature)
        return multi_class(name, labels, numpy.round(probabilities, 1) if coarse else probabilities)

    perfect = numpy.eye(4)[[0, 1, 2, 3, 0, 1]]
    return [
        case("small", 30, 3),
        case("more classes than pictures", 6, 9),
        case("confident", 40, 5, temperature=6.0),
        case("two classes", 25, 2),
        case("ties", 40, 4, coarse=True),
        case("empty class", 30, 5, used=[0, 1, 3]),
        case("one class only", 12, 4, used=[2]),
        case("a single picture", 1, 3),
        multi_class("constant", [0, 1, 2, 1, 0, 2, 2], numpy.full((7, 3), 1 / 3)),
        multi_class("perfect", [0, 1, 2, 3, 0, 1], perfect),
        multi_class("all wrong", [1, 2, 3, 0, 1, 2], perfect),
    ]


def yes_or_no(generator):
    def case(name, pictures, coarse=False, used=(0, 1)):
        labels = generator.choice(used, pictures)
        probabilities = 1 / (1 + numpy.exp(-generator.normal(size=pictures) * 2 - 1.5 * (labels - 0.5)))
        return binary(name, labels, numpy.round(probabilities, 1) if coarse else probabilities)

    return [
        case("random", 50),
        case("ties", 40, coarse=True),
        case("only the first class", 10, used=(0,)),
        case("only the second class", 10, used=(1,)),
        case("a single picture", 1),
        binary("constant", [0, 1, 1, 0, 1], [0.5] * 5),
        binary("perfect", [0, 1, 1, 0], [0.0, 1.0, 1.0, 0.0]),
        binary("all wrong", [0, 1, 1, 0], [1.0, 0.0, 0.0, 1.0]),
    ]


def any_classes(generator):
    def case(name, pictures, labels, coarse=False, share=0.3):
        truths = (generator.random((pictures, labels)) < share).astype(int)
        probabilities = 1 / (1 + numpy.exp(-generator.normal(size=(pictures, labels)) - 2 * (truths - 0.5)))
        return multi_label(name, truths, numpy.round(probabilities, 1) if coarse else probabilities)

    some = numpy.array([[1, 0, 1], [0, 0, 1], [0, 1, 0], [1, 1, 1]])
    return [
        case("random", 30, 4),
        case("ties", 30, 3, coarse=True),
        case("rare", 20, 5, share=0.08),
        case("a single picture", 1, 3),
        case("no label anywhere", 5, 3, share=0.0),
        case("all labels everywhere", 5, 3, share=1.1),
        multi_label("constant", some, numpy.full((4, 3), 0.5)),
        multi_label("perfect", some, some),
        multi_label("all wrong", some, 1 - some),
    ]


def write(name, cases):
    lines = ",\n".join(json.dumps(each) for each in cases)
    text = f'{{"scikitLearn": "{sklearn.__version__}", "cases": [\n{lines}\n]}}\n'
    (pathlib.Path(__file__).parent / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    matrices = random.Random(20)
    write("scikit-learn.json", [confusion(counts) for counts in DEGENERATE + [drawn(matrices) for _ in range(24)]])
    scores = numpy.random.default_rng(20)
    write("scikit-learn-scores.json", one_class_each(scores) + yes_or_no(scores) + any_classes(scores))
