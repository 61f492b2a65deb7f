"""`saidbefore rehearse`: what the extractor at hand would make of the articles of some days, beside the version that runs.

Each article is read once: what was found is in the shadow, so that a rehearsal that was killed goes on, and one that is run again
reads only what came in since. All statements of other days, and of articles that can not be read, count as they stand by the running
topics. What people decided about threads is honoured. Comparison is done anew, in memory, over all of it (some 4 kB a statement).
"""

import os
from collections.abc import Iterable, Mapping, Sequence

from schemas.articles import ArticlePublished
from schemas.base import Fact
from schemas.flags import FlagFact, StatementFlagged, standing
from schemas.readings import ArticleReread
from schemas.statements import StatementRecorded
from schemas.topics import ARTICLES, BY_PLACE, STATEMENTS
from streams.acls import Role
from streams.commands.shadow import (
    Days,
    by_article,
    caught_up,
    decisions,
    flag_log,
    newest_articles,
    readings,
    shadow_of,
    standing_flags,
    standing_statements,
)
from streams.compare.history import ACROSS_SIDES, WITHIN_SIDE, History
from streams.compare.links import Decision
from streams.kafka import check_allowed, create_topics, publish
from streams.rehearse.difference import Side, difference, flags_compared, statements_compared
from streams.rehearse.reading import joined, left
from streams.rehearse.rehearsal import Rehearsal
from streams.rehearse.shadow import flags_to_write, statements_to_write
from streams.settings import Settings
from streams.show.progress import Progress
from streams.worker.guard import in_words
from streams.worker.reader import LANGUAGE, reading_ahead, version_of

AT_ONCE = 50
"""Articles that are written to the shadow together: at most so many are read again after a kill."""
PATIENCE_SECONDS = 10.0
"""How long the running version may stand still before it is compared as it is."""
NICE = 10


def give_way() -> None:
    """Let this process, and those that read for it, have only what the running version leaves."""
    os.nice(NICE)


def rehearse(settings: Settings, days: Days, samples: int, progress: Progress) -> Rehearsal:
    """Read the articles of some days again, compare, write both to the shadow, and tell the difference to what stands.

    Raises what reading and writing topics raise.
    """
    shadow, extractor = shadow_of(settings), version_of(settings.extractor)
    check_allowed(settings, Role.REHEARSE)
    create_topics(shadow)
    progress("waiting for the running version to come to the end of what there is")
    caught_up(settings, "extract", PATIENCE_SECONDS, ARTICLES)
    articles = newest_articles(settings, lambda article: days.cover(article) and article.language == LANGUAGE)
    refused = read_anew(settings, articles.published, progress)
    before, behind = _as_it_stands(settings, progress)
    held = readings(shadow, extractor)
    found = [held[name] for name, article in articles.published.items() if name in held and held[name].fact == article.id]
    after = as_it_would(before, found, decisions(settings), progress)
    write_shadow(shadow, extractor, held.values(), after.flags, progress)
    pairs = statements_compared(found, by_article(before.statements.values()))
    return Rehearsal(
        extractor=extractor,
        running=tuple(sorted({statement.extractor for statement in before.statements.values()})),
        since=days.since,
        until=days.until,
        articles=len(found),
        refused=refused,
        waiting=articles.waiting,
        behind=behind,
        statements=difference(pairs, samples),
        flags=difference(flags_compared(before, after, pairs), samples),
    )


def read_anew(settings: Settings, articles: Mapping[str, ArticlePublished], progress: Progress) -> dict[str, str]:
    """Read what the shadow does not hold yet, and write it there; gives the articles that can not be read, with the reason."""
    shadow, extractor = shadow_of(settings), version_of(settings.extractor)
    held = {reading.fact for reading in readings(shadow, extractor).values()}
    wanted = [article for article in articles.values() if article.id not in held]
    refused: dict[str, str] = {}
    found: list[ArticleReread] = []
    if not wanted:
        return refused
    with reading_ahead(wanted, max(settings.extract_workers, 1), settings.article_seconds, settings.extractor) as read:
        for number, article in enumerate(wanted, start=1):
            try:
                found.append(_reading(article, extractor, read(article)))
            except Exception as error:  # noqa: BLE001  # the rim: one article must not take the others along
                refused[article.article] = in_words(error)
            if len(found) == AT_ONCE or number == len(wanted):
                publish(shadow, found)
                found.clear()
            progress("reading articles", len(articles) - len(wanted) + number, len(articles))
    return refused


def _reading(article: ArticlePublished, extractor: str, found: Sequence[StatementRecorded]) -> ArticleReread:
    return ArticleReread(article=article.article, revision=article.revision, fact=article.id, extractor=extractor, found=tuple(found))


def _as_it_stands(settings: Settings, progress: Progress) -> tuple[Side, int]:
    """What stands by the running topics, and how many statements are not compared there yet."""
    progress("reading what stands")
    statements = standing_statements(settings)
    behind = caught_up(settings, "compare", PATIENCE_SECONDS, STATEMENTS, BY_PLACE)
    return Side(statements, standing_flags(settings)), behind


def as_it_would(before: Side, found: Iterable[ArticleReread], decided: Iterable[Decision], progress: Progress) -> Side:
    """What would stand if what was found took the place of what stands of the same articles."""
    stood, statements = by_article(before.statements.values()), dict(before.statements)
    for reading in found:
        of_article = stood.get(reading.article, [])
        for statement in of_article:
            del statements[statement.id]
        statements |= {one.id: one for one in left(joined(reading, of_article), of_article)}
    return Side(statements, compared(statements.values(), decided, progress))


def compared(statements: Iterable[StatementRecorded], decided: Iterable[Decision], progress: Progress) -> dict[str, StatementFlagged]:
    """The flags that stand between some statements, heeding what people decided."""
    own, others = History(WITHIN_SIDE), History(ACROSS_SIDES)
    facts: list[FlagFact] = [flag for decision in decided for flag in own.decide(decision)]
    in_order = sorted(statements, key=lambda statement: (statement.published, statement.id))
    for number, statement in enumerate(in_order, start=1):
        facts += [flag for history in (own, others) for flag in history.take(statement)]
        progress("comparing statements", number, len(in_order))
    return standing(facts)


def write_shadow(
    shadow: Settings, extractor: str, held: Iterable[ArticleReread], flags: Mapping[str, StatementFlagged], progress: Progress
) -> None:
    """Have the shadow hold the statements that were read again, and the flags that would stand."""
    progress("writing the shadow")
    statements = [statement for reading in held for statement in reading.found]
    facts: list[Fact] = [*statements_to_write(standing_statements(shadow), statements, extractor), *flags_to_write(flag_log(shadow), flags)]
    if facts:
        publish(shadow, facts)
