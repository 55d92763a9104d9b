"""Names on the canvas: two short lines, so that neighbours keep room and the telling end of a long name is read."""

LONGEST_LINE = 22
SIGN_WIDTH = 6.2
"""About the width of a letter on the canvas, px."""


def short_label(name: str) -> str:
    """Return a name in at most two lines; a longer one loses its middle, since names often differ at the end."""
    words = name.split()
    if len(name) <= LONGEST_LINE or not words:
        return name.strip()
    first = _filled(words)
    rest = words[len(first) :]
    if len(" ".join(rest)) <= LONGEST_LINE:
        return "\n".join(filter(None, (_cut(" ".join(first)), " ".join(rest))))
    last = _filled(rest[::-1])[::-1]
    return f"{_cut(' '.join(first) + '…')}\n{_cut(' '.join(last))}"


def label_width(name: str) -> float:
    """Return about how wide the label of a name is drawn, px."""
    return max(len(line) for line in short_label(name).split("\n")) * SIGN_WIDTH


def _filled(words: list[str]) -> list[str]:
    """Return the first word, and those after it that still fit on its line."""
    line = words[:1]
    for word in words[1:]:
        if len(" ".join([*line, word])) > LONGEST_LINE:
            break
        line.append(word)
    return line


def _cut(line: str) -> str:
    return line if len(line) <= LONGEST_LINE else f"{line[: LONGEST_LINE - 1].rstrip('…')}…"
