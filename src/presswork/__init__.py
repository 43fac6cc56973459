"""Presswork: articles and their photographs in, the files that readers hold out."""
