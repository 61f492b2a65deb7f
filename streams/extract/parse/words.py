"""The words of a parsed text: what the parser tells of each is read once, since rules ask a word many times over."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import wraps
from itertools import accumulate, pairwise
from typing import Any, Concatenate, NamedTuple, ParamSpec, TypeVar

from spacy import tokens

Answer = TypeVar("Answer")
Beside = TypeVar("Beside", bound=Hashable)
Article = ParamSpec("Article")

TOLD = ("text", "lower_", "tag_", "dep_", "pos_", "morph", "lemma_", "is_space")


class Kind(NamedTuple):
    """What is told of a word wherever it stands."""

    text: str
    lower: str
    tag: str
    """Of the Penn Treebank."""
    dep: str
    """Its relation to its head."""
    pos: str
    """Its universal part of speech."""
    morph: str
    lemma: str
    is_space: bool


def once(ask: Callable[Concatenate[Token, Article], Answer]) -> Callable[Concatenate[Token, Article], Answer]:
    """Ask this of each word but once: the answer stays with the word. What else is given is the same for all words of an article."""

    @wraps(ask)
    def known(token: Token, /, *article: Article.args, **named: Article.kwargs) -> Answer:
        if ask not in token.known:
            token.known[ask] = ask(token, *article, **named)
        answer: Answer = token.known[ask]
        return answer

    return known


def once_beside(ask: Callable[Concatenate[Token, Beside, Article], Answer]) -> Callable[Concatenate[Token, Beside, Article], Answer]:
    """Ask this of each word and something else but once: another word, a mention."""

    @wraps(ask)
    def known(token: Token, beside: Beside, /, *article: Article.args, **named: Article.kwargs) -> Answer:
        if (ask, beside) not in token.known:
            token.known[ask, beside] = ask(token, beside, *article, **named)
        answer: Answer = token.known[ask, beside]
        return answer

    return known


class Token:
    """A word of a text; its attributes are named as spaCy names them, and are the same."""

    __slots__ = ("doc", "i", "idx", "known", "parsed", "sent", *("children", "head", "lefts", "rights"), *TOLD)

    doc: Doc
    sent: Sentence
    head: Token
    lefts: tuple[Token, ...]
    rights: tuple[Token, ...]
    children: tuple[Token, ...]
    known: dict[Hashable, Any]
    """What was once found out about it."""

    def __init__(self, i: int, idx: int, kind: Kind, parsed: tokens.Token) -> None:
        """Make the word at `i`, which begins at the character `idx` of its text; it is not joined to others as yet."""
        self.i, self.idx, self.parsed, self.known = i, idx, parsed, {}
        self.text, self.lower_, self.tag_, self.dep_, self.pos_, self.morph, self.lemma_, self.is_space = kind

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    @property
    def subtree(self) -> tuple[Token, ...]:
        """The word and all below it, in order."""
        return _subtree(self)

    @property
    def ancestors(self) -> Iterator[Token]:
        """The words above, the nearest first."""
        above = self
        while above.head is not above:
            above = above.head
            yield above

    @property
    def conjuncts(self) -> tuple[Token, ...]:
        """The words that are coordinated with it."""
        first = self
        while first.dep_ == "conj" and first.head is not first:
            first = first.head
        found = [first]
        for word in found:
            found += [child for child in word.rights if child.dep_ == "conj"]
        return tuple(word for word in found if word is not self)

    @property
    def left_edge(self) -> Token:
        """The first word of its subtree."""
        return _edges(self)[0]

    @property
    def right_edge(self) -> Token:
        """The last word of its subtree."""
        return _edges(self)[1]

    @property
    def is_sent_start(self) -> bool:
        """Whether a sentence begins with it."""
        return self.sent[0] is self

    @property
    def whitespace_(self) -> str:
        """The blank behind it, if there is one."""
        return self.parsed.whitespace_

    @property
    def is_alpha(self) -> bool:
        """Whether it has only letters."""
        return self.text.isalpha()

    @property
    def is_upper(self) -> bool:
        """Whether it is in capitals."""
        return self.text.isupper()

    @property
    def is_digit(self) -> bool:
        """Whether it has only digits."""
        return self.text.isdigit()

    @property
    def is_punct(self) -> bool:
        """Whether it is a mark."""
        return self.parsed.is_punct

    @property
    def is_quote(self) -> bool:
        """Whether it is a quotation mark."""
        return self.parsed.is_quote

    @property
    def is_stop(self) -> bool:
        """Whether it is one of the commonest words."""
        return self.parsed.is_stop

    @property
    def like_num(self) -> bool:
        """Whether it is a number, in digits or in words."""
        return self.parsed.like_num

    def nbor(self, by: int = 1) -> Token:
        """The word so many words behind it; raises IndexError where the text has none."""
        if self.i + by < 0:
            raise IndexError(by)
        return self.doc[self.i + by]

    def is_ancestor(self, other: Token) -> bool:
        """Whether it stands above another word."""
        return any(above is self for above in other.ancestors)


@once
def _subtree(token: Token) -> tuple[Token, ...]:
    found, waiting, opened = [], [token], set()
    while waiting:
        word = waiting.pop()
        if word.children and word not in opened:
            opened.add(word)
            waiting += [*reversed(word.rights), word, *reversed(word.lefts)]
        else:
            found.append(word)
    return tuple(found)


@once
def _edges(token: Token) -> tuple[Token, Token]:
    parsed = token.parsed
    return token.doc[token.i + parsed.left_edge.i - parsed.i], token.doc[token.i + parsed.right_edge.i - parsed.i]


class Sentence(tuple[Token, ...]):
    """The words of a sentence."""

    @property
    def start(self) -> int:
        """Where its first word stands in the text."""
        return self[0].i

    @property
    def end(self) -> int:
        """Where its last word stands, and one more."""
        return self[-1].i + 1

    @property
    def root(self) -> Token:
        """The word that all others hang on."""
        return root_of(self)

    @property
    def text(self) -> str:
        """Its words as written."""
        return self[0].doc.text[self[0].idx : self[-1].idx + len(self[-1])]


class Doc(tuple[Token, ...]):
    """All words of a text that begins at the character `start` of an article."""

    text: str
    start: int
    begins: list[int]
    """Where each word begins in the text."""
    sentences: tuple[Sentence, ...]
    tops: dict[tuple[int, int], Token | None]
    """The topmost word of stretches of characters that were asked for."""

    @property
    def sents(self) -> Iterator[Sentence]:
        """Its sentences, in order."""
        return iter(self.sentences)

    def between(self, start: int, end: int) -> tuple[Token, ...] | None:
        """The words that some characters of the text are of, in part or whole; None where these lie outside."""
        if start < 0 or end < 1 or max(start, end - 1) >= len(self.text):
            return None
        first, last = bisect_right(self.begins, start) - 1, bisect_right(self.begins, end - 1) - 1
        return self[first + (start == self[first].idx + len(self[first])) : last + 1]

    def topmost(self, start: int, end: int) -> Token | None:
        """The topmost of the words that some characters of the text are of; what is found is kept, since names are asked for often."""
        if (start, end) not in self.tops:
            words = self.between(start, end)
            self.tops[start, end] = root_of(words) if words else None
        return self.tops[start, end]


def root_of(words: Sequence[Token]) -> Token:
    """The topmost of some words, the first of these."""
    if len(words) == 1:
        return words[0]
    inside = {*words}
    tops = [word for word in words if word.head is word or word.head not in inside]
    return min(tops, key=lambda word: sum(1 for _ in word.ancestors))


def doc_of(text: str, parsed: list[tokens.Token], kinds: Iterable[Kind], places: list[list[int]]) -> Doc:
    """Join the parsed words of a text: of what kind each is, how long, if a blank is behind, how far off its head, if a sentence begins."""
    ends = accumulate((length + spaced for length, spaced, _, _ in places), initial=0)
    doc = Doc(map(Token, range(len(parsed)), ends, kinds, parsed))
    doc.text, doc.start, doc.begins, doc.tops = text, 0, [token.idx for token in doc], {}
    _join(doc, [head for _, _, head, _ in places])
    starts = [i for i, (_, _, _, begins) in enumerate(places) if i == 0 or begins == 1]
    doc.sentences = tuple(Sentence(doc[start:end]) for start, end in pairwise([*starts, len(doc)]))
    for sentence in doc.sentences:
        for token in sentence:
            token.doc, token.sent = doc, sentence
    return doc


def _join(words: Sequence[Token], heads: list[int]) -> None:
    """Join words by how far their heads stand from them."""
    lefts, rights = defaultdict[int, list[Token]](list), defaultdict[int, list[Token]](list)
    for token, by in zip(words, heads, strict=True):
        token.head = words[token.i + by]
        if by:
            (lefts if by > 0 else rights)[token.i + by].append(token)
    for token in words:
        token.lefts = tuple(lefts[token.i]) if token.i in lefts else ()
        token.rights = tuple(rights[token.i]) if token.i in rights else ()
        token.children = token.lefts + token.rights
