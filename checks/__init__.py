"""
Everything the project knows about figures, one stage a module, in the order the data flows.

1. ``articles``        reads files and JSON lines into articles: text, outlet, day, language.
2. ``extraction``      finds the mentions of figures in an article: the exact words and where they stand.
3. ``interpretation``  reads a mention in its sentence: modifier, interval, what is counted, role.
4. ``surroundings``    says of each figure what the words around it do: when, where, who, in what scope.
5. ``normalisation``   brings a figure into base units, with the rate or the definition that was used.
6. ``expectations``    sets rows aside that no table of figures may hold, before anything is compared.
7. ``comparison``      groups the figures that speak of the same thing, and says why others do not.
8. ``contradictions``  judges a group: agreement, contradiction, update or review, with the reason.

Beside the stages: ``model`` has the records that pass between them, ``article_stream`` hands over articles
one at a time, ``quantities`` takes an article through stages 2 to 5. Extraction is helped by ``scan`` (the
one pattern), ``numerals`` (words and digits to numbers), ``atoms`` (what each hit says), ``joining`` (atoms
to numerals), ``unit_words`` and ``currencies`` (what unit, which dollar), ``sharing`` (what is said once
for two numbers) and ``amounts`` (two units in one amount); interpretation by ``neighbourhood``, ``counted``
(what is counted), ``named_numbers`` (what is a name), ``years_and_times`` and ``elided_units``; both by
``sentences``. ``unexplained`` takes bare numbers among names for names. What one word says is in ``words``,
with ``lemmas`` and their ``dictionaries``, and ``territories``; ``said_twice`` knows a conversion in
brackets. Vocabulary and reference data are in ``languages``, ``units``, ``measurands`` and
``exchange_rates``; ``wording`` has the sentences of the findings, ``unit_names`` what units are called,
``tables`` the data frames, ``interchange`` the JSON that others script against, ``evaluation`` the
measuring against annotated news; ``garbage`` keeps Python's collector out of the way.
Nothing here orchestrates, writes HTML or opens a connection; this module imports nothing.
"""
