"""Articles written for the tests, each with the statements that a careful person finds in it.

Beside `NAME.txt` lies `NAME.json`: `statements`, and how many `others` may be recorded besides. A statement names only the slots
that the text makes plain (`side` and `place` null where nothing is told), and in `words` a piece of the article that shows it.
`shows` names the constructions (constructions.py) that the article was written for, each with the words that show it.
What the extractor is known to get wrong is marked, never corrected to its liking: `missed` on a statement that it does not record
as written, `spurious` for how many it records that nobody made.
"""
