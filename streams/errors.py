"""Failures that are told to people in one line."""


class SaidBeforeError(Exception):
    """What went wrong and what to do about it, in one line; the command ends with `exit_code`."""

    exit_code = 1


class UsageError(SaidBeforeError):
    """The command was asked for something that does not exist or can not be."""

    exit_code = 2
