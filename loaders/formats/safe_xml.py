"""XML without traps: no document type, no entities, no external files."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from loaders.formats.limits import check_rows
from loaders.problems import FileRefused

_ELEMENTS = tuple(re.compile(rb"<(?:\w+:)?" + name + rb"[\s/>]") for name in (b"node", b"edge"))
"""Counted before the file is parsed, which takes some thirty times its size."""


def parse_xml(data: bytes) -> Element:
    """Return the root element.

    Raises
    ------
    FileRefused
        A document type or entity, a mistake with its line, or more elements than a file may have.
    """
    check_rows(max(len(pattern.findall(data)) for pattern in _ELEMENTS))
    try:
        root: Element = fromstring(data, forbid_dtd=True)
    except DefusedXmlException as error:
        raise FileRefused("xml_entities", value=type(error).__name__) from None
    except ParseError as error:
        line, column = error.position
        raise FileRefused("xml_syntax", value=str(error), expected=str(column), row=line) from None
    except (ValueError, LookupError) as error:
        raise FileRefused("xml_syntax", value=str(error)) from None
    return root


def local_name(element: Element) -> str:
    """Return the name of an element without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def all_named(root: Element, *names: str) -> Iterator[Element]:
    """Return every element below that has one of the names, in the order of the document."""
    return (element for element in root.iter() if local_name(element) in names)


def children(parent: Element, *names: str) -> Iterator[Element]:
    """Return the direct children that have one of the names."""
    return (child for child in parent if local_name(child) in names)
