"""The library: which publications are shown, in which order, with which covers; how often they are downloaded."""
