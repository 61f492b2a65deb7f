"""ArticlePublished -> [StatementRecorded]: who said what, about what, where and when, with the characters that show it."""
