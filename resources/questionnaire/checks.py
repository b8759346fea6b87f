"""What keeps a questionnaire from being published, in the editors' words. Pure.

Each fault names the step that it is of, so that the form can say it where it is mended.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from resources.questionnaire.tree import Choice, DateQuestion, Link, Outcome, Step, Tree

DATE_LINKS = {
    DateQuestion.BEFORE: "une date avant la limite",
    DateQuestion.SINCE: "une date à partir de la limite",
    DateQuestion.UNKNOWN: "une date inconnue",
}


@dataclass(frozen=True)
class Fault:
    """``step`` is the id of the block to mend; empty where the whole is at fault."""

    step: str
    sentence: str


def faults(tree: Tree) -> list[Fault]:
    """Everything that is wrong; nothing of an empty questionnaire, which is none."""
    if not tree.steps:
        return []
    loop = circle(tree)
    return [
        *whole(tree),
        *names(tree),
        *dead_ends(tree),
        *([loop] if loop else []),
        *unreachable(tree),
        *outcomes(tree),
    ]


def is_sound(tree: Tree) -> bool:
    """Whether readers may be led through it."""
    return bool(tree.steps) and not faults(tree)


def called(step: Step) -> str:
    if isinstance(step, Outcome):
        return f"Le résultat « {step.name or step.text} »"
    return f"La question « {step.name or step.text} »"


def whole(tree: Tree) -> Iterator[Fault]:
    if tree.first is None:
        yield Fault("", "Il n’y a pas de question : ajoutez-en une, elle ouvrira le questionnaire.")
    if not any(isinstance(step, Outcome) for step in tree.steps):
        yield Fault("", "Il n’y a pas de résultat : ajoutez-en un, où les questions mènent.")


def names(tree: Tree) -> Iterator[Fault]:
    counted = Counter(step.name for step in tree.steps if step.name)
    for step in tree.steps:
        if not step.name:
            yield Fault(step.id, f"{called(step)} n’a pas de nom court.")
        elif counted[step.name] > 1 and tree.named[step.name] is not step:
            yield Fault(step.id, f"Le nom « {step.name} » est donné deux fois : changez l’un des deux.")


def said(step: Step, link: Link) -> str:
    """« La réponse « Oui » de la question « permis » »."""
    if isinstance(step, DateQuestion):
        return f"Dans la question « {step.name} », {DATE_LINKS[link.id]}"
    return f"La réponse « {link.text} » de la question « {step.name} »"


def dead_ends(tree: Tree) -> Iterator[Fault]:
    for step in tree.questions:
        if isinstance(step, Choice) and not step.answers:
            yield Fault(step.id, f"{called(step)} n’a pas de réponse.")
        for link in step.links:
            if not link.goal:
                yield Fault(step.id, f"{said(step, link)} ne mène nulle part.")
            elif tree.next(link.goal) is None:
                yield Fault(step.id, f"{said(step, link)} mène à « {link.goal} », qui n’existe pas.")
        ids = Counter(link.id for link in step.links)
        if any(number > 1 for number in ids.values()):
            yield Fault(step.id, f"{called(step)} a deux réponses que le site confond : effacez l’une et refaites-la.")


def circle(tree: Tree) -> Fault | None:
    """The first way that leads back to where it was, named step by step."""
    state: dict[str, bool] = {}  # whether the step is still on the way
    for root in tree.steps:
        if root.id in state:
            continue
        way, rest = [root], [iter(tree.after(root))]
        state[root.id] = True
        while way:
            further = next(rest[-1], None)
            if further is None:
                state[way.pop().id] = False
                rest.pop()
            elif state.get(further.id):
                places = [step.id for step in way]
                names = [step.name for step in way[places.index(further.id) :]] + [further.name]
                chain = " → ".join(names)
                return Fault(way[-1].id, f"Ces questions tournent en rond, on n’en sort pas : {chain}.")
            elif further.id not in state:
                state[further.id] = True
                way.append(further)
                rest.append(iter(tree.after(further)))
    return None


def unreachable(tree: Tree) -> Iterator[Fault]:
    reached = tree.reached()
    for step in tree.steps:
        if tree.first and step.id not in reached:
            yield Fault(step.id, f"{called(step)} n’est jamais atteint{feminine(step)} : rien n’y mène.")


def feminine(step: Step) -> str:
    return "" if isinstance(step, Outcome) else "e"


def outcomes(tree: Tree) -> Iterator[Fault]:
    without = dateless(tree)
    for step in tree.steps:
        if not isinstance(step, Outcome):
            continue
        if step.term and step.id in without:
            yield Fault(
                step.id,
                f"{called(step)} compte un délai, mais on peut y arriver sans donner de date : "
                "posez une question de date sur chaque chemin, ou enlevez le délai.",
            )
        if not step.has_source:
            yield Fault(step.id, f"{called(step)} ne donne pas de source.")


def dateless(tree: Tree) -> set[str]:
    """The ids of the steps that a reader may come to without having given a date."""
    seen: set[str] = set()
    waiting = [tree.first] if tree.first else []
    while waiting:
        step = waiting.pop()
        if step.id in seen:
            continue
        seen.add(step.id)
        waiting += [further for link in step.links if not link.dated and (further := tree.next(link.goal))]
    return seen
