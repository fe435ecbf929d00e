"""
What people read of a run: one HTML page and the text of a mail, made from the records alone.

``discrepancy_report`` makes the page, ``summary`` the mail. Beside them: ``interface`` has the words of
every interface language, ``amounts`` writes numbers, ``quotation`` cuts sentences, ``links`` and
``downloads`` make addresses, ``number_line`` computes the picture, ``page`` holds what all sections
share, and ``sections`` has one file for each part of the page. This module imports nothing.
"""
