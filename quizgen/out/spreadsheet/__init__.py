"""A deck as a spreadsheet for people who live in Excel or WPS, and back.

One item a row. Choices answer by letter (ACD); a fill-in's answers stand one a line in their cell. Every cell is text,
so no formula ever arises; columns that quizgen does not know come back as they are.
"""
