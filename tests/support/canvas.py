"""The live canvas, as tests see it: what is drawn, where, and how it looks."""

from typing import Any

from playwright.sync_api import Locator, Page, expect

CORE = "document.getElementById('network-canvas')._cyreg.cy"


class Canvas:
    """The network on a page."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @property
    def box(self) -> Locator:
        """The element that holds the canvas."""
        return self.page.locator("#network-canvas")

    def shows(self, n_nodes: int) -> None:
        """Wait until so many nodes are drawn."""
        expect(self.box).to_have_attribute("data-ready", str(n_nodes))

    def ask(self, expression: str, argument: Any = None) -> Any:
        """Return what an expression on the core ``cy`` gives."""
        return self.page.evaluate(f"(given) => {{ const cy = {CORE}; return {expression}; }}", argument)

    def until(self, condition: str) -> None:
        """Wait until a condition on the core ``cy`` holds."""
        self.page.wait_for_function(f"() => {{ const cy = {CORE}; return {condition}; }}")

    def ids(self) -> set[str]:
        """Return the ids of the nodes drawn."""
        return set(self.ask("cy.nodes().map((n) => n.id())"))

    def places(self) -> dict[str, list[float]]:
        """Return where each node lies, in units of the drawing."""
        return dict(self.ask("Object.fromEntries(cy.nodes().map((n) => [n.id(), [n.position('x'), n.position('y')]]))"))

    def moves(self, node_id: str, place: list[float]) -> None:
        """Wait until a node lies elsewhere."""
        lies_elsewhere = (
            f"([id, x, y]) => {{ const at = {CORE}.getElementById(id).position(); return at.x !== x || at.y !== y; }}"
        )
        self.page.wait_for_function(lies_elsewhere, arg=[node_id, *place])

    def view(self) -> list[float]:
        """Return zoom and pan."""
        return list(self.ask("[cy.zoom(), cy.pan().x, cy.pan().y]"))

    def selected(self) -> set[str]:
        """Return the ids of what is selected."""
        return set(self.ask("cy.$(':selected').map((e) => e.id())"))

    def data(self, name: str) -> dict[str, Any]:
        """Return one datum of every node."""
        return dict(self.ask("Object.fromEntries(cy.nodes().map((n) => [n.id(), n.data(given)]))", name))

    def point(self, node_id: str) -> tuple[float, float]:
        """Return where a node is on the screen."""
        at = self.ask("cy.getElementById(given).renderedPosition()", node_id)
        frame = self.box.bounding_box()
        assert frame is not None
        return frame["x"] + at["x"], frame["y"] + at["y"]

    def click(self, node_id: str, *, shift: bool = False) -> None:
        """Click a node with the mouse."""
        if shift:
            self.page.keyboard.down("Shift")
        self.page.mouse.click(*self.point(node_id))
        if shift:
            self.page.keyboard.up("Shift")

    def drag(self, node_id: str, right: float, down: float) -> None:
        """Drag a node with the mouse."""
        x, y = self.point(node_id)
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.mouse.move(x + right / 2, y + down / 2, steps=4)
        self.page.mouse.move(x + right, y + down, steps=4)
        self.page.mouse.up()
