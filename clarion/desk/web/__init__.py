"""The desk's doors: the queue, a case, the words that are ready."""
