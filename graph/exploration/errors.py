"""What can be wrong with a question to the network."""

from graph.model.errors import NetworkError, NotFound


class PlaceNotFound(NotFound):
    """A place to measure distances from that has no point on the map."""

    code = "place_not_found"

    def __init__(self, place: str) -> None:
        super().__init__(
            f"No place {place!r} with known coordinates. Choose a municipality from the list of places.", place=place
        )


class BadQuestion(NetworkError):
    """A pattern question in text form that cannot be read."""

    code = "bad_question"

    def __init__(self, text: str, expected: str) -> None:
        super().__init__(
            f"Cannot read {text!r} in the pattern question: expected {expected}.", text=text, expected=expected
        )
