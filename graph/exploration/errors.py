"""What can be wrong with a question to the network."""

from graph.model.errors import NetworkError


class BadQuestion(NetworkError):
    """A pattern question in text form that cannot be read."""

    code = "bad_question"

    def __init__(self, text: str, expected: str) -> None:
        super().__init__(
            f"Cannot read {text!r} in the pattern question: expected {expected}.", text=text, expected=expected
        )
