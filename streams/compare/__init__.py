"""What earlier statements make of a new one: history, StatementRecorded -> [StatementFlagged]; pure, and free of the order of arrival."""
