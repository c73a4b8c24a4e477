"""A figure beside the country, other programme regions and matched municipalities."""
