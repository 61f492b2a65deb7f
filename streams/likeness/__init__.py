"""What texts are made of, as far as likeness goes: their words, what these weigh, and the vectors that tell how near two of them are."""
