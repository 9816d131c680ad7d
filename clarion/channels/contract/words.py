"""Words that a screen will translate when it shows them."""


def gettext_noop(text: str) -> str:
    """Mark words for the translators; connectors know no language but English."""
    return text
