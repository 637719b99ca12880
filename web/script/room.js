// Placeholder until the modules land in this same series.
