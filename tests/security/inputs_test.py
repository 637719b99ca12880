#!/usr/bin/env python3
"""Every field, address and query with what breaks programs: SQL, broken UTF-8, control characters, far too much. Nothing
fails inside, nothing is lost, and no header of an answer holds what somebody sent.
"""

import os
import re
import sys
import unittest
import urllib.parse

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
from browser import Browser  # noqa: E402
from forms_test import post_routes  # noqa: E402
from installation import Installation  # noqa: E402

VALUES = [
    "' or '1'='1", "'; drop table post cascade; --", "\\'; select pg_sleep(30); --", "$1", "%s%n%x", "{{7*7}}", "${7*7}", "{{TOKEN}}",
    "\x01\x02", "a\r\nSet-Cookie: evil=1", "\u202eevil", "\u200b", "\ufeff", "\ufdd0", "\U0010ffff", "e\u0301" * 2000, "-1",
    "9" * 40, "1e999", "NaN", "null", "[]", '{"a":1}', "../../etc/passwd", "<script>alert(1)</script>", "&#x27;", "0123456789ab",
    "' & | ! ( <-> :*", "((((((((((", "!!!!", ":*", "\\", "a" * 30, "İıſK", "🔪" * 50, "2026-02-30T25:61", "0000-00-00T00:00",
]
BYTES = [b"%00", b"%ff%fe", b"%c0%af", b"%ed%a0%80", b"%f4%90%80%80", b"\xff", b"\x00", b"%", b"%z", b"a%0", b"%c3"]
FIELDS = ["text", "title", "name", "code", "pin", "totp", "to", "place", "version", "warning", "warning-words", "words", "reason", "kind",
          "at", "follow", "q", "d", "n", "near", "do", "idle", "language", "hide", "staff", "from", "shift", "step", "outcome", "choice",
          "old", "t", "asked", "suggested", "sure"]


class Inputs(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.installation = Installation()
        cls.addClassCleanup(cls.installation.close)
        cls.person = Browser(cls.installation)
        cls.topic = cls.person.new_topic(text="Een gesprek")
        cls.room = Browser(cls.installation)
        cls.room.enter_room(cls.installation.add_staff("one", "Mo", "moderator,duty,administrator"))
        cls.forum = cls.installation.forums["one"]["survivors"]

    def assert_calm(self, answer, what):
        self.assertLess(answer.status, 500, f"{what}: {answer.text[-800:]}")
        self.assertEqual([line for line in answer.all("set-cookie") if "evil" in line], [], what)
        self.assertNotIn("evil", answer.header("location").replace("evil%", ""), what)
        for word in ("pqxx", "SQLSTATE", "syntax error", "stack traceback", "terminate called", "/core/"):
            self.assertNotIn(word, answer.text, what)

    def tearDown(self):
        self.assertIsNone(self.installation.server.poll(), "the server is alive")
        log = self.installation.log_text()
        self.assertNotRegex(log, " error (?!.*did not load)", "a defect shows in the log")
        self.assertEqual(self.installation.cluster.number("select count(*) from post where source = 'Een gesprek'"), 1)

    def fill(self, browser, page):
        """A fresh address of the sender each time, so that no rate limit answers instead."""
        token = dict(browser.get(page).forms()[0].fields)["token"]
        for route in post_routes():
            if route in ("/m/weg", "/m/overal", "/in/uit", "/room/uit", "/m/lock", "/m/pin", "/m/code/nieuw", "/in/lock", "/room/in", "/in"):
                continue  # what ends the session; those are below
            path = route.replace("/t/new", "/t/new?f=" + self.forum)
            if route in ("/t/0123456789ab", "/t/0123456789ab/follow"):
                path = route.replace("0123456789ab", self.topic)
            yield path, token

    def test_every_field_of_every_form_takes_anything(self):
        for browser, page in ((self.person, "/m/veilig"), (self.room, "/room/rooster")):
            for path, token in self.fill(browser, page):
                for value in VALUES:
                    sender = Browser(self.installation)
                    sender.cookie = browser.cookie
                    answer = sender.post(path, {"token": token, **dict.fromkeys(FIELDS, value)})
                    self.assert_calm(answer, f"{path} {value[:40]!r}")

    def test_bytes_that_are_no_text_are_refused_everywhere(self):
        for browser, page in ((self.person, "/m/veilig"), (self.room, "/room/rooster")):
            for path, token in self.fill(browser, page):
                for value in BYTES:
                    body = b"&".join([b"token=" + token.encode()] + [field.encode() + b"=" + value for field in FIELDS])
                    sender = Browser(self.installation)
                    sender.cookie = browser.cookie
                    answer = sender.post(path, body)
                    self.assert_calm(answer, f"{path} {value!r}")
                    self.assertIn(answer.status, (200, 303, 400, 401, 403, 404, 409, 415, 422), path)

    def test_signing_in_takes_anything(self):
        for path in ("/in", "/room/in", "/in/lock"):
            for value in VALUES:
                sender = Browser(self.installation)
                page = sender.get("/in" if path == "/in/lock" else path)
                token = dict(page.forms()[0].fields)["token"]
                answer = sender.post(path, {"token": token, "code": value, "totp": value, "pin": value, "to": value})
                self.assert_calm(answer, f"{path} {value[:40]!r}")
                self.assertIsNone(sender.cookie)

    def test_addresses_and_queries_take_anything(self):
        patterns = ["/{}", "/f/{}", "/t/{}", "/t/{}/reply", "/b/{}/edit", "/b/{}/history", "/b/{}/signal", "/m/naam/{}", "/m/mee/{}", "/w/{}",
                    "/room/r/{}", "/room/a/{}", "/a/{}", "/-{}/f", "/-nl.h{}/f", "/api/v1/{}", "/f?d={}", "/f/FORUM?n={}", "/t/TOPIC?n={}",
                    "/t/TOPIC?b={}", "/t/TOPIC?e={}", "/t/TOPIC?o={}&p={}", "/t/TOPIC/reply?q={}", "/t/new?f={}", "/in?to={}", "/m/code?t={}",
                    "/m/mee/keuzes?vorm={}", "/room?na={}", "/room/audit?na={}", "/w?wat={}&taal={}", "/verder?to={}", "/?{}={}"]
        for browser in (Browser(self.installation), self.person, self.room):
            for pattern in patterns:
                for value in [urllib.parse.quote(value[:200], safe="") for value in VALUES] + ["%00", "%ff", "%0d%0aSet-Cookie:%20evil=1", "%2e%2e", "%"]:
                    path = pattern.replace("FORUM", self.forum).replace("TOPIC", self.topic).replace("{}", value)
                    self.assert_calm(browser.get(path), path)

    def test_headers_take_anything(self):
        for name in ("Accept-Language", "Accept-Encoding", "If-None-Match", "If-Modified-Since", "Range", "Cookie", "Content-Type", "Accept",
                     "Authorization", "Sec-Fetch-Site", "Origin", "Expect"):
            for value in ["' or 1=1 --", "*", "," * 3000, "nl;q=" + "9" * 100, "br;q=nan", "bytes=0-", "bytes=-1,0-0,5-1", '"' * 500, "\u00ff".encode("latin-1").decode("latin-1")]:
                answer = Browser(self.installation).get("/f", [(name, value)])
                self.assert_calm(answer, f"{name} {value[:30]}")

    def test_what_is_too_long_comes_back_in_the_form(self):
        for text in ("lang " * 5000, "é" * 10001, "🔪" * 10001):
            sender = Browser(self.installation)
            answer = sender.write_topic(title="Te lang", text=text)
            self.assertEqual(answer.status, 422)
            self.assertEqual(dict(answer.form("/t/new").fields)["text"].strip(), text.strip())
            self.assertEqual(dict(answer.form("/t/new").fields)["title"], "Te lang")
        answer = Browser(self.installation).write_topic(title="t" * 500, text="De titel is te lang", warning_words="w" * 500)
        self.assertEqual(answer.status, 422)
        self.assertEqual(dict(answer.form("/t/new").fields)["text"], "De titel is te lang")
        answer = Browser(self.installation).write_topic(title="Naam", text="De naam is te lang", name="n" * 500)
        self.assertEqual(answer.status, 422)
        self.assertEqual(dict(answer.form("/t/new").fields)["text"], "De naam is te lang")

    def test_a_form_with_thousands_of_fields_is_refused(self):
        page = self.person.get("/m/veilig")
        token = dict(page.forms()[0].fields)["token"]
        answer = self.person.post("/m/veilig", [("token", token)] + [("hide", "1")] * 300)
        self.assertEqual(answer.status, 422)
        answer = Browser(self.installation).get("/f?" + "&".join("a=b" for _ in range(900)))
        self.assertIn(answer.status, (400, 414))

    def test_no_page_runs_what_somebody_wrote(self):
        tricks = "<script>evil()</script> <img src=x onerror=evil()> [a](javascript:evil()) [b](data:text/html,evil) " \
                 "![c](http://evil.test/x.png) <a href=\"//evil.test\">d</a> [e](<javascript:evil()>) `</textarea><script>evil()</script>`"
        topic = Browser(self.installation).new_topic(title="<script>evil()</script>", text=tricks)
        text = Browser(self.installation).get("/t/" + topic).text
        self.assertNotRegex(text, r"<script>|<img|onerror=evil\(\)>(?!&)|href=\"(javascript|data):|src=\"http")
        self.assertEqual(len(re.findall("<script", text)), 1, "our own script alone")


if __name__ == "__main__":
    unittest.main()
