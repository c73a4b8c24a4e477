"""Rules that statistical offices publish, as they publish them, shown beside our verdict."""
