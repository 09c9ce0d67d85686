"""Facts of the written language: numerals, sentence ends, words. No state."""
