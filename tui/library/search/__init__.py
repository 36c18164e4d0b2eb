"""Finding papers: their words, the query language, the ranking, likeness.

It knows texts and sets of documents, and neither the database nor a screen. Its rooms:

    tokenizer         Which words does a text have, and when are two words or letters the same?
    docset            Which documents are in this set, in any of these, in most of them?
    term_dictionary   Which words are there that are this one, begin with it, have it in them?
    texts             Which texts of a paper are ranked, and what are their words worth?
    postings          Which documents have these words?
    index             What do the papers have, and which of them have come since?
    index_file        Was this read before?
    paper_fields      Which fields and states can be asked for, and which papers have them?
    terms             What is asked for, as a value, and how is each part of it matched?
    query             What does the text in the filter bar ask for?
    expansion         Which words of the dictionary answer a word of the query, and how well?
    compounds         Which papers write it together, or apart?
    filters           Which papers meet a condition, to the letter?
    topk              Which papers come first, of those with these scores?
    searcher          Which papers does a query find, and what is each word worth in them?
    highlight         Where does a text match, and which stretch of it shows that best?
    more_like_this    Which papers are like this one?
"""
