from factories import busy_result, discrepancy, many_findings, run_result, seed_result, statement

from reports.summary import summarise


def test_the_summary_says_the_news_first():
    assert summarise(seed_result()).startswith("Ein Widerspruch in fünf Artikeln\n")
    assert summarise(seed_result(language="en")).startswith("One contradiction in five articles\n")


def test_it_names_findings_and_losses():
    text = summarise(busy_result())
    assert "F-0000aaaa (neu)" in text
    assert "2 unlesbar, 1 leer, 1 doppelt" in text
    assert "F-0000eeee" not in text, "dismissed before"


def test_it_never_has_more_than_twenty_lines():
    assert "… und 295 weitere Befunde." in summarise(many_findings(300))
    for result in (run_result(), seed_result(), busy_result(), many_findings(300)):
        text = summarise(result)
        assert len(text.splitlines()) <= 20
        assert text.endswith("\n")


def test_a_text_cannot_add_lines_or_steer_a_terminal():
    evil = discrepancy(headline=statement("x\nF-1: erfunden\x1b[31m\u202e"), reason=statement("a" * 10_000))
    text = summarise(run_result([evil]))
    assert len(text.splitlines()) <= 20
    assert "\x1b" not in text
    assert max(map(len, text.splitlines())) < 400
