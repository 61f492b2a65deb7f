"""The world that articles speak of: who speaks for which side, and which place lies in which state.

Its knowledge is in the tables of `data/`, with their sources and licences in the README there. Two ways lead in: `mentions` finds all of it
in a text in one pass; the other functions read one name, or one phrase, at a time.

Names are matched on whole tokens, the longest first; diacritics, a leading "the" and a possessive ending make no difference, capitals do.
A place is named by the code of its state and a path inside it ("SYR", "latakia/hmeymim"), so containment is a rule on these two alone:
see `within`.
"""

from streams.extract.world.entries import Body, PlaceEntry, bodies
from streams.extract.world.names import body, place, seat, spelt_otherwise, state_named, state_of_demonym, within
from streams.extract.world.offices import Office, holder, office
from streams.extract.world.people import Person, person, person_on, sex_of
from streams.extract.world.roles import HONORIFICS
from streams.extract.world.scan import Mention, mentions
from streams.extract.world.words import PARTICLES, fold, slug

__all__ = [
    "HONORIFICS",
    "PARTICLES",
    "Body",
    "Mention",
    "Office",
    "Person",
    "PlaceEntry",
    "bodies",
    "body",
    "fold",
    "holder",
    "mentions",
    "office",
    "person",
    "person_on",
    "place",
    "seat",
    "sex_of",
    "slug",
    "spelt_otherwise",
    "state_named",
    "state_of_demonym",
    "within",
]
