"""The demo's browser: what it reads of a page is what a person sees, and what it sends is there."""

from bot.demo.page_read import read_page

PAGE = """<html><head><title>Meetings</title></head><body><a class="skip">Skip</a>
<header><p>Meetings</p></header><h1>Meeting</h1><dl><div><dt>When</dt><dd>Tue 30 Mar</dd></div></dl>
<details><summary>Why?</summary><p>Ten days.</p></details>
<details open><summary>More</summary><p>Seen.</p></details>
<form><input type="hidden" name="_do" value="coming">
<input type="radio" name="c" value="yes" checked>
<label>I am coming</label><input type="radio" name="c" value="no"><label>I cannot come</label>
<textarea name="done">
Seen twice.</textarea><button name="_part" value="send">Answer</button></form></body></html>"""


def test_a_page_is_read_as_it_is_seen() -> None:
    lines = read_page(200, PAGE).lines
    assert lines[:5] == ("Meetings", "Meeting", "When - Tue 30 Mar", "Why?", "More")
    assert lines[5:] == (
        *("Seen.", "(x) I am coming", "( ) I cannot come Seen twice.", "[Answer]"),
    )


def test_a_form_is_sent_as_it_stands_there() -> None:
    form = read_page(200, PAGE).form_with("Answer")
    assert form.values == {"_do": "coming", "c": "yes", "done": "Seen twice."}
    assert form.buttons == {"Answer": ("_part", "send")}
