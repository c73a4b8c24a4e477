"""The parts of reading a plan document: headings, fiches, names, and the draft of a challenge."""
