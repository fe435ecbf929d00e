"""
Everything the project knows about figures, one stage a module, in the order the data flows.

1. ``articles``        reads files and JSON lines into articles: text, outlet, day, language.
2. ``extraction``      finds the mentions of figures in an article: the exact words and where they stand.
3. ``interpretation``  reads a mention in its sentence: interval, what is counted, for when, in what setting.
4. ``normalisation``   brings a figure into base units, with the rate or the definition that was used.
5. ``expectations``    sets rows aside that no table of figures may hold, before anything is compared.
6. ``comparison``      groups the figures that speak of the same thing, and says why others do not.
7. ``contradictions``  judges a group: agreement, contradiction, update or review, with the reason.

Beside the stages: ``model`` has the records that pass between them. Extraction is helped by ``scan``
(the one pattern), ``numerals``, ``atoms`` and ``joining``; interpretation by ``sentences``, ``counted``
(what is counted), ``surroundings`` (what the words around say), ``lemmas`` and ``territories``.
Vocabulary and reference data are in ``languages``, ``units``, ``measurands`` and ``exchange_rates``;
``wording`` has the sentences of the findings, ``tables`` the data frames, ``interchange`` the JSON that
others script against, ``evaluation`` the measuring against annotated news. Nothing here orchestrates,
writes HTML or opens a connection; this module imports nothing.
"""
