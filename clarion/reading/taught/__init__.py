"""An office's own categories, learned from the corrections of those who handle its messages."""

from clarion.reading.taught.label import Label, Labeller
from clarion.reading.taught.lesson import Compared, Correction, Lesson, correction, teach

__all__ = ["Compared", "Correction", "Label", "Labeller", "Lesson", "correction", "teach"]
