"""Sorts what a person answered about a source into what is secret and what is not."""

from collections.abc import Iterable, Mapping

from clarion.channels.contract import Question

ANSWER_CHARS_MAX = 1_000


def sorted_out(
    questions: Iterable[Question], answers: Mapping[str, str]
) -> tuple[dict[str, str], dict[str, str], list[str]]:
    """Return the plain answers, the secret ones, and the labels of those that are missing."""
    plain: dict[str, str] = {}
    secret: dict[str, str] = {}
    missing = []
    for one in questions:
        said = answers.get(one.name, "")[:ANSWER_CHARS_MAX]
        said = said if one.secret else said.strip() or one.default
        if said:
            (secret if one.secret else plain)[one.name] = said
        elif one.required:
            missing.append(one.label)
    return plain, secret, missing
