"""Finding papers: their words, the query language, the ranking, likeness.

It knows texts and sets of documents, and neither the database nor a screen.
"""
