"""Who and where: places, people, bodies, states and armed groups, and every mention of them in one article.

Here: gazetteer, roles in text, reference within an article.
Not here: who did what (facts); merging across articles (warehouse).
"""
