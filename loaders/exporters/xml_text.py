"""XML as it is written: well-formed whatever the texts hold."""

import re
from xml.etree.ElementTree import Element, indent, tostring

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def valid_in_xml(text: str) -> str:
    """Return a text with a replacement character for each sign that XML cannot hold."""
    return _FORBIDDEN.sub(REPLACEMENT, text)


def xml_bytes(root: Element) -> bytes:
    """Return a document in UTF-8, indented, with its declaration."""
    for element in root.iter():
        element.text = valid_in_xml(element.text) if element.text else element.text
        for name, value in element.attrib.items():
            element.set(name, valid_in_xml(value))
    indent(root, " ")
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written
