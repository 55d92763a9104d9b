"""The full format of the product: nothing is lost, and it comes back as it was."""

import json
from typing import Any

from graph.model.codec import to_plain
from loaders.exporters.content import ExportContent
from loaders.formats.json_document import FORMAT, VERSION


def json_document(content: ExportContent) -> bytes:
    """Return all records with all fields and stamps, in UTF-8."""
    document: dict[str, Any] = {"format": FORMAT, "version": VERSION, "revision": content.revision}
    if content.at:
        document["exported_at"] = content.at
    if content.title:
        document["title"] = content.title
    if content.settings:
        document["settings"] = dict(content.settings)
    if content.positions:
        shown = {node.id for node in content.nodes}
        document["positions"] = {key: list(at) for key, at in content.positions.items() if key in shown}
    document["records"] = [to_plain(record) for record in content.records]
    return json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1).encode()
