"""Many documents: a deck each, on this machine's processors or on a cluster."""
