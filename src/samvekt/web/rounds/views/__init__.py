"""The pages of rounds, part by part."""
