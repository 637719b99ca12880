#!/usr/bin/env python3
"""Forged, foreign, stale and repeated forms; stolen, tossed and fixed cookies; codes that are guessed.

Routes are read from the source, so that a new one is tested without a line here.
"""

import os
import re
import sys
import threading
import unittest
import urllib.parse

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
from browser import COOKIE, Browser, digits  # noqa: E402
from installation import SOURCE, Installation  # noqa: E402

FOREIGN = [
    [("Origin", "http://evil.test")],
    [("Origin", "null")],
    [("Origin", "http://two.test")],
    [("Origin", "https://one.test")],
    [("Origin", "http://one.test.evil.test")],
    [("Origin", "http://one.test:81")],
    [("Origin", "http://one.test"), ("Sec-Fetch-Site", "cross-site")],
    [("Sec-Fetch-Site", "same-site")],
    [("Sec-Fetch-Site", "cross-site")],
    [("Sec-Fetch-Site", "none")],
]


def changing_routes():
    """Every method and address that changes something, with its captures filled in by ids that nothing has."""
    found = set()
    for folder, _, files in os.walk(SOURCE + "/core"):
        for file in files:
            if file.endswith(".cpp"):
                with open(os.path.join(folder, file)) as source:
                    found.update(re.findall(r'Method::(post|put|patch|delete_),\s*"(/[^"]*)"', source.read()))
    found.update((("post", "/z"), ("post", "/w")))  # searching, written otherwise
    return sorted((method.strip("_").upper(), re.sub(r"\{[^}]*\}", "0123456789ab", route)) for method, route in found)


def post_routes():
    return [route for method, route in changing_routes() if method == "POST"]


class Forms(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.installation = Installation()
        cls.addClassCleanup(cls.installation.close)
        cls.staff = cls.installation.add_staff("one", "Mo", "moderator,duty,administrator")
        cls.room = Browser(cls.installation)
        cls.room.enter_room(cls.staff)
        cls.topic = Browser(cls.installation).new_topic(text="Een gesprek")

    def person(self):
        person = Browser(self.installation)
        self.assertIn(person.write_topic(text="Een eerste bericht").status, (200, 303))
        return person

    def token(self, browser, path="/in"):
        return dict(browser.get(path).forms()[0].fields)["token"]

    def counts(self):
        tables = ("account", "session", "post", "draft", "signal", "shift", "decision", "topic_follow", "reaction")
        return [self.installation.cluster.number("select count(*) from " + table) for table in tables]

    def test_every_address_that_takes_a_form_is_known(self):
        routes = post_routes()
        self.assertGreaterEqual(len(routes), 30, routes)
        for expected in ("/in", "/in/lock", "/m/weg", "/t/new", "/room/in", "/room/rooster/vrij", "/m/draft", "/z"):
            self.assertIn(expected, routes)

    def test_no_form_of_a_foreign_page_does_anything(self):
        person = self.person()
        before = self.counts()
        for browser in (Browser(self.installation), person, self.room):
            token = self.token(browser, "/m/veilig" if browser is person else "/room/rooster" if browser is self.room else "/in")
            body = urllib.parse.urlencode({"token": token, "text": "vreemd", "code": "een"}).encode()
            for method, route in changing_routes():
                for headers in FOREIGN:
                    answer = browser.send(method, route, [("Content-Type", "application/x-www-form-urlencoded"), *headers], body)
                    self.assertIn(answer.status, (403, 429), f"{route} {headers}")
                    self.assertNotIn("vreemd", answer.text, "what a foreign page sent is not shown either")
                    self.assertEqual(answer.all("set-cookie"), [])
        self.assertEqual(self.counts(), before)
        self.assertEqual(person.get("/m").status, 200, "still signed in")

    def test_no_form_without_its_token_does_anything(self):
        person, other = self.person(), self.person()
        stolen = self.token(other, "/m/veilig")
        foreign = self.token(Browser(self.installation, host="two.test"))
        good = self.token(person, "/m/veilig")
        letter = "A" if good[20] != "A" else "B"
        forged = ["", "x", good[:-1], good + "A", good[:20] + letter + good[21:], good.swapcase(), "A" * len(good), good * 10,
                  "'; drop table post; --", "\x00", "%00", stolen, foreign]
        before = self.counts()
        free = {"/z", "/w"}  # they change nothing, and pages kept for readers hold no token
        for browser in (person, self.room):
            for route in post_routes():
                if route in free or route.startswith("/api/"):
                    continue
                for token in forged:
                    answer = browser.post(route, {"token": token, "text": "vervalst", "do": "away", "kind": "steun"})
                    self.assertIn(answer.status, (400, 403, 404, 422, 429), f"{route} {token}")
                answer = browser.post(route, {"text": "vervalst"})
                self.assertIn(answer.status, (403, 404, 429), route)
        self.assertEqual(self.counts(), before)
        self.assertEqual(person.get("/m").status, 200)

    def test_a_token_serves_one_organisation_and_one_session(self):
        person = self.person()
        token = self.token(person, "/m/veilig")
        self.assertEqual(person.post("/m/overal", {"token": token}).status, 303)
        self.assertEqual(person.get("/m").status, 303)
        other = self.person()
        self.assertEqual(other.post("/m/overal", {"token": token}).status, 403)

    def test_the_same_form_sent_again_and_at_once_makes_one_message(self):
        for signed_in in (False, True):
            browser = self.person() if signed_in else Browser(self.installation)
            form = browser.get("/t/new?f=" + self.installation.forums["one"]["survivors"]).form("/t/new")
            fields = form.filled(title="Eens", text=f"eenmalig {signed_in}")
            cookie = browser.cookie
            statuses = []

            def send():
                sender = Browser(self.installation)
                sender.cookie = cookie
                statuses.append(sender.post(form.action, fields).status)
            threads = [threading.Thread(target=send) for _ in range(6)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            self.assertIn(303, statuses)
            self.assertLessEqual(set(statuses), {303, 503}, statuses)
            self.assertEqual(self.installation.cluster.number(f"select count(*) from post where source = 'eenmalig {signed_in}'"), 1)

    def test_a_message_sent_again_says_that_it_arrived(self):
        """The answer was lost, with the cookie in it: whoever sends once more is not told that there is nothing."""
        for word, expected in (("vasthoudwoord", ""), ("alarmwoord", "112")):
            with self.subTest(word):
                form = Browser(self.installation).get("/t/new?f=" + self.installation.forums["one"]["survivors"]).form("/t/new")
                fields = form.filled(title="Opnieuw", text=f"een {word} dat opnieuw komt")
                Browser(self.installation).post(form.action, fields)
                again = Browser(self.installation)
                answer = again.post(form.action, fields)
                if answer.status == 303:
                    answer = again.follow(answer)
                self.assertEqual(answer.status, 200, answer.text[-1500:])
                self.assertIn(expected, answer.text)
                self.assertNotIn("dat opnieuw komt", answer.text, "whoever has the form only does not read the message")

    def test_a_session_is_made_by_the_server_alone(self):
        fixed = "A" * 43
        victim = Browser(self.installation)
        victim.cookie = fixed
        answer = victim.write_topic(text="Met een cookie van een ander")
        self.assertEqual(answer.status, 303)
        self.assertNotEqual(victim.cookie, fixed)
        attacker = Browser(self.installation)
        attacker.cookie = fixed
        self.assertEqual(attacker.get("/m").status, 303)

    def test_coming_back_gives_a_new_session_and_ends_the_old_one(self):
        person = self.person()
        code = person.return_code()
        old = person.cookie
        self.assertEqual(person.submit(Browser(self.installation).get("/in"), "/in", code=code).status, 303)
        self.assertNotEqual(person.cookie, old)
        thief = Browser(self.installation)
        thief.cookie = old
        self.assertEqual(thief.get("/m").status, 303)

    def test_the_cookie_has_every_lock(self):
        answers = [Browser(self.installation).write_topic(), self.person().get("/weg")]
        for answer in answers:
            (line,) = answer.all("set-cookie")
            name, *attributes = [part.strip() for part in line.split(";")]
            self.assertTrue(name.startswith(COOKIE + "="))
            self.assertEqual(sorted(attributes), ["HttpOnly", "Path=/", "SameSite=Strict", "Secure"])
        reader = Browser(self.installation)
        for path in ("/", "/f", "/nu", "/in", "/weg", "/verder", "/t/" + self.topic, "/nergens", "/room/in", "/m"):
            self.assertEqual(reader.get(path).all("set-cookie"), [], path)

    def test_two_cookies_of_one_name_are_none(self):
        person = self.person()
        thief = Browser(self.installation)
        for cookie in (f"{COOKIE}={person.cookie}; {COOKIE}=evil", f"{COOKIE}=evil; {COOKIE}={person.cookie}",
                       f"{COOKIE}={person.cookie}; {COOKIE}={person.cookie}"):
            self.assertEqual(thief.get("/m", [("Cookie", cookie)]).status, 303, cookie)
        self.assertEqual(thief.get("/m", [("Cookie", f"{COOKIE}=x"), ("Cookie", f"{COOKIE}={person.cookie}")]).status, 303)
        for cookie in ("", "left", "A" * 43, "'or'1'='1", "\x01", "é", "A" * 5000, person.cookie + "=", person.cookie[:-1],
                       f'"{person.cookie}"', person.cookie.swapcase()):
            answer = thief.send("GET", "/m", [("Cookie", f"{COOKIE}={cookie}")])
            self.assertNotEqual((answer.status, "Instellingen" in answer.text), (200, True), cookie)

    def test_a_cookie_of_one_organisation_opens_nothing_at_another(self):
        person = self.person()
        for host in ("two.test",):
            thief = Browser(self.installation, host=host)
            thief.cookie = person.cookie
            self.assertEqual(thief.get("/m").status, 303)
            thief.cookie = self.room.cookie
            self.assertTrue(thief.get("/room").header("location").startswith("/room/in"))
        code = person.return_code()
        self.assertEqual(Browser(self.installation, host="two.test").come_back(code).status, 401)

    def test_whoever_finds_the_page_open_cannot_change_the_pin_and_take_the_account(self):
        person = self.person()
        page = person.get("/m/veilig")
        self.assertEqual(person.submit(page, "/m/pin", pin="4711", do="set").status, 200)
        for fields in ({"pin": "1234", "do": "set"}, {"do": "away"}, {"pin": "1234", "old": "", "do": "set"},
                       {"old": "1111", "do": "away"}):
            if person.get("/m").status != 200:
                break  # three wrong ones ended the session: that is as safe
            person.submit(person.get("/m/veilig"), "/m/pin", **fields)
            self.assertNotEqual(person.cookie, None)
        if person.get("/m").status == 200:
            answer = person.submit(person.get("/m/veilig"), "/m/code/nieuw", pin="1234")
            self.assertNotEqual(answer.header("location"), "/m/code", "the account was taken over")
        owner = self.person()
        owner.submit(owner.get("/m/veilig"), "/m/pin", pin="4711", do="set")
        self.assertEqual(owner.submit(owner.get("/m/veilig"), "/m/pin", pin="2468", old="4711", do="set").status, 200)
        owner.submit(owner.get("/m/veilig"), "/m/lock")
        self.assertEqual(owner.submit(owner.get("/in/lock"), "/in/lock", pin="2468").status, 303)

    def test_three_wrong_pins_end_the_session(self):
        person = self.person()
        person.submit(person.get("/m/veilig"), "/m/pin", pin="4711", do="set")
        person.submit(person.get("/m/veilig"), "/m/lock")
        lock = person.get("/in/lock")
        cookie = person.cookie
        self.assertEqual(person.get("/m").header("location"), "/in/lock?to=/m")
        statuses = [person.submit(lock, "/in/lock", pin=pin).status for pin in ("1", "0000", "4712")]
        self.assertEqual(statuses, [422, 422, 401])
        person.cookie = cookie
        self.assertEqual(person.get("/m").header("location"), "/in?to=/m")

    def test_a_locked_session_shows_and_does_nothing(self):
        person = self.person()
        topic = person.new_topic(text="een vasthoudwoord dat niemand ziet")
        pages = ["/m", "/m/veilig", "/m/code", "/m/mee", "/m/mee/keuzes", "/m/weg", "/t/" + topic, "/f", "/"]
        token = self.token(person, "/m/veilig")
        person.submit(person.get("/m/veilig"), "/m/lock")
        before = self.counts()
        for page in pages:
            answer = person.get(page)
            self.assertEqual(answer.status, 303, page)
            self.assertTrue(answer.header("location").startswith("/in/lock"), page)
        for route in post_routes():
            if route not in ("/in/lock", "/in/uit", "/room/uit", "/room/in"):
                answer = person.post(route, {"token": token, "do": "show", "text": "op slot"})
                # These two doors of the API stand open to whoever is locked out, and take no forms.
                doors = ("/api/v1/room/session", "/api/v1/session/unlock")
                self.assertIn(answer.status, (415,) if route in doors else (401, 404, 429), route)
        self.assertEqual(self.counts(), before)

    def test_guessing_is_ended_and_keeps_nobody_else_out(self):
        owner = self.person()
        code = owner.return_code()
        words = code.split()
        guesser = Browser(self.installation)
        page = guesser.get("/in")
        statuses = [guesser.submit(page, "/in", code=" ".join(words[:5] + [words[n % 5]])).status for n in range(15)]
        self.assertEqual(statuses[:10], [401] * 10)
        self.assertEqual(set(statuses[10:]), {429})
        self.assertEqual(Browser(self.installation).come_back(code).status, 303, "the person comes in from elsewhere")
        # Whom to fear may sit on the same sofa, behind the same address: wrong words do not keep the right ones out.
        self.assertEqual(Browser(self.installation, address=guesser.address).come_back(code).status, 303)

    def test_wrong_words_and_unknown_words_look_the_same(self):
        owner = self.person()
        words = owner.return_code().split()
        guesser = Browser(self.installation)
        pages = []
        for code in (" ".join(reversed(words)), "aap noot mies wim zus jet", " ".join(words[:5] + [words[0]])):
            answer = guesser.come_back(code)
            self.assertEqual(answer.status, 401)
            text = re.sub(r'name="token" value="[^"]*"', "", answer.text).replace(code, "")
            pages.append(re.sub(r"<p class=\"notice\"><mark>.*?</p>\n?", "", text))
        self.assertEqual(len(set(pages)), 1)

    def test_staff_need_both_the_words_and_digits_that_were_not_used(self):
        staff = self.installation.add_staff("one", "Ada", "moderator")
        now = digits(staff["totp_secret"])
        attacker = Browser(self.installation)
        for code, totp in ((staff["code"], "000000"), (staff["code"], ""), ("aap noot mies wim zus jet", now),
                           (staff["code"], "12345"), (staff["code"], digits(staff["totp_secret"], -5)),
                           (staff["code"], "' or 1=1")):
            answer = attacker.submit(attacker.get("/room/in"), "/room/in", code=code, totp=totp)
            self.assertEqual(answer.status, 401)
            self.assertNotIn(staff["code"], answer.text)
        self.assertEqual(attacker.come_back(staff["code"]).status, 401, "staff words open no person's door")
        first = Browser(self.installation)
        first.enter_room(staff)
        used = [digits(staff["totp_secret"], step) for step in (-1, 0)]
        for totp in used:
            second = Browser(self.installation)
            answer = second.submit(second.get("/room/in"), "/room/in", code=staff["code"], totp=totp)
            self.assertEqual(answer.status, 401, "digits were used twice")

    def test_leaving_ends_the_session_on_the_server(self):
        person = self.person()
        old = person.cookie
        answer = person.get("/weg", [("Sec-Fetch-Site", "cross-site")])
        self.assertEqual(answer.all("set-cookie"), [], "a foreign page's link ends no session")
        self.assertEqual(person.get("/m").status, 200)
        answer = person.get("/weg")
        self.assertIn("clear-site-data", dict(answer.headers))
        thief = Browser(self.installation)
        thief.cookie = old
        self.assertEqual(thief.get("/m").status, 303)

    def test_no_redirect_leads_to_a_stranger(self):
        code = self.person().return_code()
        wished = ("//evil.test", "http://evil.test", "/\\evil.test", "\\\\evil.test", "/%2fevil.test", "/%09/evil.test", "javascript:alert(1)",
                  "/m\r\nSet-Cookie: a=b", "/m%0d%0aSet-Cookie:%20a=b", " //evil.test", "/..//evil.test", "/m?x=//evil.test", "@evil.test",
                  "/.evil.test", "///evil.test", "/weg", "/in", "/-/evil.test//")
        for to in wished:
            person = Browser(self.installation)
            page = person.get("/in?" + urllib.parse.urlencode({"to": to}))
            answer = person.submit(page, "/in", code=code, to=to)
            self.assertEqual(answer.status, 303)
            self.assertRegex(answer.header("location"), r"^/[a-z0-9/-]*$", to)
            self.assertFalse(answer.header("location").startswith("//"))
            self.assertEqual(answer.header("location"), "/m" if to != "/-/evil.test//" else answer.header("location"), to)
            self.assertEqual(len(answer.all("set-cookie")), 1)


if __name__ == "__main__":
    unittest.main()
