#!/usr/bin/env python3
"""What signals and broken rules do to a server that people use: it finishes what is under way, it keeps the rules that
work, and a message that no rule could judge waits for a human.
"""

import os
import signal
import socket
import subprocess
import sys
import threading
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
from browser import COOKIE, Browser, read_answer  # noqa: E402
from installation import RULES, Installation, until  # noqa: E402


class Lock:
    """Holds a table, so that whoever writes to it waits."""

    def __init__(self, cluster, table):
        self.process = subprocess.Popen([cluster.programs + "/psql", "-X", "-q", "-d", cluster.connection(role="postgres")],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.process.stdin.write(f"begin;\nlock table {table} in access exclusive mode;\n\\echo held\n")
        self.process.stdin.flush()
        assert self.process.stdout.readline().strip() == "held"

    def release(self):
        self.process.communicate("commit;\n")


class Steering(unittest.TestCase):
    def setUp(self):
        self.installation = Installation()
        self.addCleanup(self.installation.close)

    def state_of(self, marker):
        return self.installation.cluster.sql(f"select state from post where source like '%{marker}%'")[0][0]

    def hang_up(self, expected):
        before = self.installation.log_text().count(expected)
        self.installation.server.send_signal(signal.SIGHUP)
        until(lambda: self.installation.log_text().count(expected) > before, "the log says: " + expected)

    def takes_no_more(self):
        try:
            socket.create_connection(("127.0.0.1", self.installation.port), 5).close()
            return False
        except OSError:
            return True

    def test_a_stop_finishes_requests_and_ends_event_streams(self):
        staff = self.installation.add_staff("one", "Mo", "moderator,duty")
        room = Browser(self.installation)
        room.enter_room(staff)
        listener = room.connect()
        self.addCleanup(listener.close)
        listener.sendall(f"GET /room/stroom HTTP/1.1\r\nHost: one.test\r\nCookie: {COOKIE}={room.cookie}\r\n\r\n".encode())
        self.assertIn(b"text/event-stream", listener.recv(4096))

        person = Browser(self.installation)
        person.write_topic(text="Een eerste bericht")
        page = person.get("/t/new?f=" + self.installation.forums["one"]["survivors"])
        form = page.form("/t/new")
        lock = Lock(self.installation.cluster, "post")
        answers = []
        sender = threading.Thread(target=lambda: answers.append(
            person.post(form.action, form.filled(title="Onderweg", text="Dit was onderweg"))))
        sender.start()
        until(lambda: self.installation.cluster.number("select count(*) from pg_locks where not granted"), "the request waits")
        self.installation.server.send_signal(signal.SIGTERM)
        until(self.takes_no_more, "no new connections are taken")
        self.assertIsNone(self.installation.server.poll(), "it waits for the request")
        lock.release()
        sender.join()
        self.assertEqual(answers[0].status, 303)
        self.assertEqual(self.state_of("Dit was onderweg"), "published")
        while listener.recv(4096):
            pass  # what it still says; then its end
        self.assertEqual(self.installation.server.wait(60), 0)

    def test_a_stop_does_not_wait_longer_than_it_may(self):
        self.installation.stop()
        self.installation.environment["LUWTE_SERVER_STOP_SECONDS"] = "1"
        self.installation.start()
        idle = Browser(self.installation).connect()
        half = Browser(self.installation).connect()
        half.sendall(b"POST /in HTTP/1.1\r\nHost: one.test\r\nContent-Length: 100\r\n\r\nhalf")
        self.assertEqual(self.installation.stop(), 0)
        idle.close()
        half.close()

    def test_a_broken_plugin_leaves_the_old_rules_in_force(self):
        writer = Browser(self.installation)
        self.installation.write_rule("rules/hold.lua", "return rule { this is not Lua")
        self.hang_up("did not load")
        writer.write_topic(text="een vasthoudwoord na een kapotte regel")
        self.assertEqual(self.state_of("na een kapotte regel"), "held")
        self.installation.write_rule("rules/hold.lua", RULES["rules/hold.lua"].replace("vasthoudwoord", "anderwoord"))
        self.hang_up("plugins read anew")
        writer.write_topic(text="een vasthoudwoord na de nieuwe regel")
        writer.write_topic(text="een anderwoord na de nieuwste regel")
        self.assertEqual(self.state_of("na de nieuwe regel"), "published")
        self.assertEqual(self.state_of("na de nieuwste regel"), "held")

    def test_a_plugin_that_breaks_while_stopped_holds_everything(self):
        self.installation.stop()
        self.installation.write_rule("rules/hold.lua", "return rule { this is not Lua")
        self.installation.start()
        answer = Browser(self.installation).write_topic(text="een gewoon bericht")
        self.assertEqual(answer.status, 303)
        self.assertEqual(self.state_of("een gewoon bericht"), "held")

    def test_a_rule_that_loops_or_throws_holds_the_message(self):
        for word in ("luswoord", "foutwoord"):
            with self.subTest(word):
                answer = Browser(self.installation).write_topic(text=f"een {word} in een bericht")
                self.assertEqual(answer.status, 303)
                self.assertEqual(self.state_of(word), "held")
                cause = self.installation.cluster.sql("select cause from review_item r join post p on p.id = r.subject_id "
                                                      f"where p.source like '%{word}%'")
                self.assertEqual(cause, [["failed"]])
        faults = self.installation.cluster.sql("select traceback from rule_fault")
        self.assertEqual(len(faults), 2)
        self.assertNotIn("in een bericht", str(faults), "a traceback quotes no message")
        self.assertEqual(Browser(self.installation).write_topic(text="een bericht erna").status, 303)
        self.assertEqual(self.state_of("een bericht erna"), "published")


if __name__ == "__main__":
    unittest.main()
