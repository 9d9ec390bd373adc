"""The generator of the sample county town: terrain, streets, networks, places, and the survey that records them."""
