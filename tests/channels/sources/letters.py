"""Digests as media monitors, alerts and newsletters send them; written by us, for testing only."""

from email.message import EmailMessage

ALERT_PLAIN = """\
=== News - 2 new results for ["Millbrook"] ===

Burst pipe leaves Mill Lane dry
Millbrook Mail
Crews have been there since six; there is no water in ...
<https://www.google.com/url?rct=j&sa=t&url=https://mail.example/1&ct=ga&cd=CAE>

Library opens at nine again
Radio Millbrook
It had been shut for a week.
<https://www.google.com/url?rct=j&sa=t&url=https://radio.example/2%3Fa%3D1&ct=ga>

- - - - - - - - - - - - - - - - - - - -
This Google Alert is brought to you by Google.
Unsubscribe from this alert:
<https://www.google.com/alerts/remove?source=alertsmail&s=AB>
"""
NEWSLETTER_PAGE = """\
<html><body><p><a href="https://monitor.example/browser">View this in your browser, please do</a>
<table><tr><td><a href="https://mail.example/1"><img src="x.png"></a></td>
<td><a href="https://mail.example/1">Burst pipe leaves Mill Lane dry</a><br>
Crews have been there since six; there is no water.
<a href="https://mail.example/1">Read more</a></td></tr>
<tr><td><h2><a href="https://radio.example/2">Library opens at nine again</a></h2>
<p>It had been shut for a week.</p></td></tr></table>
<script>steal()</script>
<p><a href="https://monitor.example/unsubscribe">Unsubscribe from all of our letters here</a>
</body></html>"""


def a_letter(
    plain: str = "",
    page: str = "",
    *,
    sender: str = "Alerts <alerts@monitor.example>",
    name: str = "1",
) -> bytes:
    """Write one."""
    letter = EmailMessage()
    letter["From"] = sender
    letter["To"] = "monitoring@town.test"
    letter["Subject"] = "What is said of Millbrook"
    letter["Date"] = "Tue, 14 Apr 2026 08:30:00 +0100"
    letter["Message-ID"] = f"<{name}@monitor.example>"
    letter.set_content(plain or "See the page.")
    if page:
        letter.add_alternative(page, subtype="html")
    return letter.as_bytes()
