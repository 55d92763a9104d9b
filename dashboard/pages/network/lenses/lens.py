"""What a lens is: a question that a panel answers, with what it marks on the canvas."""

from collections.abc import Callable
from dataclasses import dataclass

from dash.development.base_component import Component

from dashboard.pages.network.address import NetworkView
from dashboard.pages.network.marks import NO_MARKS, Marks
from dashboard.pages.network.scene import Scene
from dashboard.services import Services
from graph.model.snapshot import NetworkSnapshot


@dataclass(frozen=True, slots=True)
class Seen:
    """The network as a lens shows it.

    Parameters
    ----------
    snapshot : NetworkSnapshot
        The facts, or something that is made of them; never written anywhere.
    shown : frozenset of str
        Nodes that are shown besides those of the view.
    drawable : frozenset of str or None
        The nodes that can be shown; None for all.
    marks : Marks
        What stands out whatever is shown.
    """

    snapshot: NetworkSnapshot
    shown: frozenset[str] = frozenset()
    drawable: frozenset[str] | None = None
    marks: Marks = NO_MARKS


@dataclass(frozen=True, slots=True)
class Asked:
    """What a panel of a lens answers to.

    Parameters
    ----------
    services : Services
        The network behind it.
    scene : Scene
        What is shown through the lens.
    selection : tuple of str
        Ids of what is pointed at, of this network.
    language : str
        ``nl`` or ``en``.
    today : str
        The date, ``yyyy-mm-dd``.
    """

    services: Services
    scene: Scene
    selection: tuple[str, ...]
    language: str
    today: str

    @property
    def view(self) -> NetworkView:
        """The view that was asked for."""
        return self.scene.view


def as_it_is(services: Services, snapshot: NetworkSnapshot, view: NetworkView) -> Seen:
    """Return the facts."""
    return Seen(snapshot)


def as_composed(services: Services, scene: Scene) -> Scene:
    """Return what is shown unchanged."""
    return scene


def on_nothing(view: NetworkView) -> tuple[str, ...]:
    """Return that no matter of judgement plays a part."""
    return ()


def about_nothing(scene: Scene) -> tuple[str, ...]:
    """Return that nothing is chosen yet."""
    return ()


def no_choices(asked: Asked) -> list[Component]:
    """Return nothing."""
    return []


@dataclass(frozen=True, slots=True)
class Lens:
    """One way to look into the network.

    Parameters
    ----------
    id : str
        As in the address.
    sign : str
        Icon.
    panel : callable
        From `Asked` to what stands in the panel under its title.
    choices : callable
        The same, of what can be chosen while the rest is still computed.
    see : callable
        From services, facts and view to the network that is shown.
    finish : callable
        From services and what is shown to the same with what stands out in it.
    begin : callable
        From what is shown to what the lens is about as long as nobody chose.
    is_fact : bool
        Whether what is shown are the facts, so that it can be edited and exported as such.
    depends_on : callable
        From a view to the names of the settings, or parts of them, that its answer depends on.
    """

    id: str
    sign: str
    panel: Callable[[Asked], list[Component]]
    see: Callable[[Services, NetworkSnapshot, NetworkView], Seen] = as_it_is
    finish: Callable[[Services, Scene], Scene] = as_composed
    begin: Callable[[Scene], tuple[str, ...]] = about_nothing
    is_fact: bool = True
    choices: Callable[[Asked], list[Component]] = no_choices
    depends_on: Callable[[NetworkView], tuple[str, ...]] = on_nothing
