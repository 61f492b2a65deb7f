"""Evaluation on data that nobody of this project wrote: attribution, event types, repeated claims."""
