"""How close spaCy came to another answer: the smallest lead of a choice over the next one in a text.

Two programs that add the same numbers in another order differ by some millionths; where spaCy's own best
and second best stand closer than that, the choice is a matter of rounding and not of the model.
"""

import numpy

# Vectors agree to some millionths; scores around 10 that are made of them, to about this.
ROUNDING = 2e-5


def tag_lead(nlp, doc):
    scores = numpy.sort(nlp.get_pipe("tagger").model.predict([doc])[0], axis=1)
    return float((scores[:, -1] - scores[:, -2]).min())


def move_lead(pipe, doc):
    """The smallest lead along the moves that `pipe` (parser or names) makes, among those that are allowed."""
    step, moves = pipe.model.predict([doc]), pipe.moves
    (state,) = moves.init_batch([doc])
    names = [moves.get_class_name(i) for i in range(moves.n_moves)]
    smallest = float("inf")
    while not state.is_final():
        scores = step.predict([state])[0]
        allowed = [i for i in range(len(names)) if moves.is_valid(state, names[i])]
        if not allowed:
            break
        best, *rest = sorted(allowed, key=lambda i: -scores[i])
        if rest:
            smallest = min(smallest, float(scores[best] - scores[rest[0]]))
        moves.apply_transition(state, names[best])
    return smallest


def is_close(nlp, text):
    """Whether some choice in the text was closer than rounding."""
    doc = nlp.make_doc(text)
    if not len(doc):
        return False
    doc = nlp.get_pipe("tok2vec")(doc)
    if tag_lead(nlp, doc) < ROUNDING or move_lead(nlp.get_pipe("parser"), doc) < ROUNDING:
        return True
    # Names see where sentences start.
    return move_lead(nlp.get_pipe("ner"), nlp(text)) < ROUNDING
