#!/usr/bin/env python3
"""No acknowledged message is ever lost: not by kill -9 of the server, nor by the death of the database, at any moment.

Eight writers post while the one or the other is killed. A message that was acknowledged is there, once; one that was
refused is told so with its text kept; one whose answer was lost is there once after the same form is sent again. And at
every moment a message, its review item, its alarm and its entry in the log stand or fall together.
"""

import os
import random
import signal
import sys
import threading
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
from browser import Browser  # noqa: E402
from installation import Installation, until  # noqa: E402

WRITERS = 8
POSTS_OF_ONE = 7  # less than what one person may write in ten minutes
KINDS = ["", "vasthoudwoord", "alarmwoord"]


class Sending:
    """One message on its way: the form, and what came of it."""

    def __init__(self, browser, path, fields, marker):
        self.browser, self.path, self.fields, self.marker = browser, path, fields, marker
        self.status = None  # None: no answer came

    def send(self):
        try:
            answer = self.browser.post(self.path, self.fields)
        except (OSError, ConnectionError):
            return None
        self.status = answer.status
        return answer

    @property
    def acknowledged(self):
        return self.status in (200, 303)


class Writers:
    """People who write for as long as they are let."""

    def __init__(self, installation, topic):
        self.installation, self.topic = installation, topic
        self.lock = threading.Lock()
        self.sendings, self.faults = [], []
        self.stopping = threading.Event()
        self.number = 0
        self.threads = [threading.Thread(target=self.write, args=(n,)) for n in range(WRITERS)]
        for thread in self.threads:
            thread.start()

    def write(self, seed):
        chance = random.Random(seed)
        browser, written = Browser(self.installation), 0
        while not self.stopping.is_set():
            if written >= POSTS_OF_ONE:
                browser, written = Browser(self.installation), 0
            try:
                form = browser.get(f"/t/{self.topic}/reply").form(f"/t/{self.topic}")
            except (OSError, ConnectionError, AssertionError):
                self.stopping.wait(0.02)  # there is nobody: look again in a moment
                continue
            with self.lock:
                self.number += 1
                marker = f"merk{self.number}eind"
            text = f"{marker} {chance.choice(KINDS)}"
            sending = Sending(browser, form.action, form.filled(text=text), marker)
            answer = sending.send()
            written += 1
            with self.lock:
                self.sendings.append(sending)
                if answer is not None and answer.status == 503 and answer.header("content-type").startswith("text/html"):
                    self.check_kept(sending, answer)

    def check_kept(self, sending, answer):
        """What was not stored comes back: the text, and the form's own token, so that sending it again is harmless."""
        kept = [dict(form.fields) for form in answer.forms() if any(name == "text" for name, _ in form.fields)]
        sent = dict(sending.fields)
        if not kept or kept[0]["text"].strip() != sent["text"].strip():
            self.faults.append("the text did not come back: " + answer.text[-2000:])
        elif 'name="preview"' in answer.text:
            pass  # the writing form again: it was too busy to begin, so nothing can have been stored
        elif kept[0].get("token") != sent["token"]:
            self.faults.append("the form that came back has another token: sent again it could be there twice")

    def acknowledged(self):
        with self.lock:
            return sum(sending.acknowledged for sending in self.sendings)

    def stop(self):
        self.stopping.set()
        for thread in self.threads:
            thread.join()


class Durability(unittest.TestCase):
    def setUp(self):
        self.installation = Installation(durable=True)
        self.addCleanup(self.installation.close)
        self.topic = Browser(self.installation).new_topic(text="Het begin van een gesprek")

    def times_stored(self, marker):
        return self.installation.cluster.number(f"select count(*) from post where plain like '%{marker} %' or plain like '%{marker}'")

    def check_all(self, writers):
        stored = {}
        for (text,) in self.installation.cluster.sql("select source from post where source like 'merk%'"):
            marker = text.split()[0]
            stored[marker] = stored.get(marker, 0) + 1
        self.assertEqual(writers.faults, [])
        for sending in writers.sendings:
            times = stored.get(sending.marker, 0)
            if sending.acknowledged:
                self.assertEqual(times, 1, f"{sending.marker} was acknowledged with {sending.status}")
            else:
                self.assertLessEqual(times, 1, f"{sending.marker} is there twice")
        unknown = [sending for sending in writers.sendings if not sending.acknowledged]
        for sending in unknown:
            answer = sending.send()
            self.assertIsNotNone(answer)
            self.assertIn(answer.status, (200, 303), answer.text[-2000:])
            self.assertEqual(self.times_stored(sending.marker), 1, f"{sending.marker} was sent again with the same token")

    def check_whole(self):
        """Each stored message and what belongs to it stand or fall together."""
        number = self.installation.cluster.number
        self.assertEqual(number("select count(*) from post where state = 'held' and not exists (select from review_item "
                                "where subject_kind = 'post' and subject_id = post.id)"), 0, "held without review item")
        self.assertEqual(number("select count(*) from review_item where not exists (select from post where post.id = "
                                "review_item.subject_id)"), 0, "review item without message")
        self.assertEqual(number("select count(*) from post where source like '%alarmwoord%'"),
                         number("select count(*) from escalation"), "alarms and messages that raise them")
        self.assertEqual(number("select count(*) from review_item where cause = 'escalated'"),
                         number("select count(*) from escalation"), "alarms and their review items")
        self.assertEqual(number("select count(*) from escalation where not exists (select from escalation_event e where "
                                "e.escalation_id = escalation.id and e.what = 'raised')"), 0, "alarm without its history")
        self.assertEqual(number("select count(*) from post where state = 'held'"),
                         number("select count(*) from audit_entry where action = 'message.judged'"), "held and logged")
        self.assertEqual(number("select count(*) from post where persona_id is null"), 0, "message of nobody")
        self.assertEqual(number("select count(*) from account where not exists (select from persona where "
                                "persona.account_id = account.id)"), 0, "account of a message that is not there")
        self.assertEqual(number("select count(*) from (select submission from post group by submission having count(*) > 1) "
                                "twice"), 0, "one form, two messages")
        self.installation.run("audit", "verify")

    def test_nothing_acknowledged_is_lost_when_the_server_is_killed(self):
        writers = Writers(self.installation, self.topic)
        try:
            for _ in range(5):
                wanted = writers.acknowledged() + random.randint(5, 40)
                until(lambda: writers.acknowledged() >= wanted, "messages are acknowledged")
                self.installation.stop(signal.SIGKILL)
                self.installation.start()
        finally:
            writers.stop()
        self.check_all(writers)
        self.check_whole()

    def test_nothing_acknowledged_is_lost_when_the_database_dies(self):
        writers = Writers(self.installation, self.topic)
        probe = Browser(self.installation)
        server = self.installation.server.pid
        try:
            for how in (signal.SIGKILL, signal.SIGQUIT, signal.SIGKILL):
                wanted = writers.acknowledged() + random.randint(5, 40)
                until(lambda: writers.acknowledged() >= wanted, "messages are acknowledged")
                self.installation.cluster.stop(how)
                until(lambda: probe.get("/readyz").status == 503, "/readyz says no")
                self.assertEqual(probe.get("/healthz").status, 200)
                self.installation.cluster.start()
                until(lambda: probe.get("/readyz").status == 200, "/readyz says yes again")
        finally:
            writers.stop()
        self.assertIsNone(self.installation.server.poll(), "the server lived through it")
        self.assertEqual(self.installation.server.pid, server)
        self.check_all(writers)
        self.check_whole()

    def test_what_is_written_while_the_database_is_away_comes_back(self):
        person = Browser(self.installation)
        person.write_topic(text="Een eerste bericht")
        page = person.get(f"/t/{self.topic}/reply")
        self.installation.cluster.stop(signal.SIGQUIT)
        form = page.form(f"/t/{self.topic}")
        fields = form.filled(text="Dit mag niet weg <b>\"&amp;\u202e'", warning_words="spannend")
        answer = person.post(form.action, fields)
        self.assertEqual(answer.status, 503)
        self.assertTrue(answer.header("retry-after"))
        self.assertEqual(answer.header("cache-control"), "no-store")
        kept = next(form for form in answer.forms() if "text" in dict(form.fields))
        self.assertEqual(dict(kept.fields)["text"], "Dit mag niet weg <b>\"&amp;\u202e'")
        self.assertEqual(dict(kept.fields)["warning-words"], "spannend")
        self.assertEqual(dict(kept.fields)["token"], dict(fields)["token"], "sent again it is the same message")
        self.installation.cluster.start()
        until(lambda: person.get("/readyz").status == 200, "/readyz says yes again")
        for _ in range(2):
            self.assertEqual(person.post(kept.action, kept.fields).status, 303)
        self.assertEqual(self.times_stored("Dit mag niet weg"), 1)


if __name__ == "__main__":
    unittest.main()
