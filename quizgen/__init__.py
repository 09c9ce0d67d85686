"""quizgen: fill-in and choice items from Chinese documents. Start reading at `quizgen.pipeline`."""
