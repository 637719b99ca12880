#!/usr/bin/env python3
"""An alarm is never lost and nobody is called twice for the same step: whatever dies, at whatever step.

The steps of the clockwork (raised, called, claimed, sent, next step) are gone through with processes that run it alone,
killed with -9 exactly there, and with a database that falls dead exactly there; the steps of people (acknowledged,
acting, handed over, closed) with two whole servers on one database.
"""

import os
import re
import signal
import socketserver
import subprocess
import sys
import threading
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
from browser import Browser  # noqa: E402
from installation import PROGRAM, Installation, free_port, public_id, until  # noqa: E402

CHAIN = os.environ.get("LUWTE_CHAIN_PROCESS", "")
LEASE = 1500  # milliseconds


class Receiver:
    """Where the calls arrive. `answer` decides what becomes of each; None: the line is cut."""

    def __init__(self):
        self.lock = threading.Lock()
        self.calls = []
        self.answer = lambda call: "sent"
        receiver = self

        class Handler(socketserver.StreamRequestHandler):
            def handle(self):
                line = self.rfile.readline().decode().split()
                if len(line) != 5:
                    return
                call = dict(zip(("id", "alarm", "stage", "recipient", "attempt"), line))
                with receiver.lock:
                    receiver.calls.append(call)
                answer = receiver.answer(call)
                if answer is not None:
                    self.wfile.write((answer + "\n").encode())

        class Server(socketserver.ThreadingTCPServer):
            daemon_threads = True
            allow_reuse_address = True

        self.server = Server(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def of(self, call):
        with self.lock:
            return [one for one in self.calls if one["id"] == call]

    def close(self):
        self.server.shutdown()
        self.server.server_close()


class Whole(unittest.TestCase):
    """What both halves check."""

    def number(self, statement):
        return self.installation.cluster.number(statement)

    def column(self, statement):
        return [row[0] for row in self.installation.cluster.sql(statement)]

    def happened(self, alarm):
        return self.column(f"select what from escalation_event where escalation_id = {alarm} order by number")

    def let_time_pass(self, alarm):
        """The deadline of its step has passed."""
        self.installation.cluster.sql(f"update escalation set next_step_at = now() where id = {alarm} and next_step_at is not null; "
                                      "notify luwte, 'escalation -'")

    def check_nothing_is_lost_or_doubled(self):
        self.assertEqual(self.number(
            "select count(*) from escalation e where step <> (select count(*) from escalation_event v where v.escalation_id = e.id "
            "and v.what = 'called')"), 0, "each step of the chain is in the history once")
        self.assertEqual(self.number(
            "select count(*) from escalation_event v where what = 'called' and not exists (select from alarm_call c where "
            "c.escalation_id = v.escalation_id and c.step = v.step)"), 0, "no step without its calls")
        self.assertEqual(self.number(
            "select count(*) from (select from alarm_call group by escalation_id, step, staff_id, channel having count(*) > 1) d"), 0)
        self.assertEqual(self.number(
            "select count(*) from escalation where state in ('raised', 'delivered', 'handed_over') and next_step_at is null"), 0,
            "an alarm that nobody has goes on")
        self.installation.run("audit", "verify")


@unittest.skipUnless(CHAIN, "LUWTE_CHAIN_PROCESS names the program of the clockwork")
class Clockwork(Whole):
    def setUp(self):
        self.installation = Installation(durable=True)
        self.addCleanup(self.installation.close)
        self.cluster = self.installation.cluster
        # The servers' own clockwork would take the steps before the processes that are to be killed at them.
        self.installation.stop()
        for place, name in enumerate(("Noor", "Sam"), 1):
            self.installation.add_staff("one", name, "duty")
            self.cluster.sql(
                "insert into shift (id, organisation_id, staff_id, starts_at, ends_at, place) select "
                f"{place}, organisation_id, id, now() - interval '1 hour', now() + interval '1 day', {place} from staff where name = '{name}'")
        (self.organisation,) = self.column("select id from organisation where name = 'one'")
        told = self.installation.run("organisation", "alarms", "one", *"--level2 3600 --level3 3600 --acting 3600 --repeat 3600".split())
        self.assertIn("level3 3600", told)
        self.receiver = Receiver()
        self.addCleanup(self.receiver.close)
        self.processes = []
        self.addCleanup(self.kill)
        self.subjects = 0

    def run_clockwork(self, many=2):
        for _ in range(many):
            self.processes.append(subprocess.Popen(
                [CHAIN, self.cluster.connection(), str(self.receiver.port), str(LEASE)], stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True))

    def signal(self, how):
        for process in self.processes:
            if process.poll() is None:
                process.send_signal(how)

    def kill(self):
        self.signal(signal.SIGKILL)
        for process in self.processes:
            process.wait()
        self.processes = []

    def raise_alarm(self):
        self.subjects += 1
        done = subprocess.run([CHAIN, self.cluster.connection(), "raise", self.organisation, f"chat:{self.subjects}"],
                              capture_output=True, text=True, check=True)
        return done.stdout.strip()

    def fall(self):
        """The database falls dead and comes back."""
        self.cluster.stop(signal.SIGKILL)
        self.cluster.start()

    def calls(self, alarm, step, state=None):
        only = f" and state = '{state}'" if state else ""
        return self.column(f"select id from alarm_call where escalation_id = {alarm} and step = {step} and channel = 'mail'{only}")

    def wait_sent(self, alarm, step, many=1):
        until(lambda: len(self.calls(alarm, step, "sent")) == many, f"step {step} is sent")
        return self.calls(alarm, step)

    # Killed, or cut off from a database that falls dead, exactly at this step; then it goes on.

    def both(self, what):
        """Once with processes that die, once with a database that does."""
        for death in ("process", "database"):
            with self.subTest(death):
                what(death)
                self.check_nothing_is_lost_or_doubled()
                self.kill()

    def die(self, death):
        if death == "process":
            self.kill()
            self.run_clockwork()
        else:
            self.fall()

    def test_raised(self):
        def what(death):
            alarm = self.raise_alarm()
            if death == "database":
                self.fall()
            self.assertEqual(self.happened(alarm), ["raised"], "it outlives the process that raised it")
            self.run_clockwork()
            (call,) = self.wait_sent(alarm, 1)
            self.assertEqual(len(self.receiver.of(call)), 1)
            self.assertEqual(self.happened(alarm), ["raised", "called", "delivered"])
        self.both(what)

    def test_called_while_dying_again_and_again(self):
        def what(death):
            alarm = self.raise_alarm()
            for step in (1, 2, 3, 4):
                self.let_time_pass(alarm)
                self.run_clockwork(1)
                until(lambda: self.number(f"select step from escalation where id = {alarm}") >= step, "the step is called")
                self.die(death)  # whatever it is doing now
                self.wait_sent(alarm, step, {1: 1, 2: 1, 3: 2, 4: 3}[step])
            self.assertEqual(self.column(f"select stage from escalation_event where escalation_id = {alarm} and what = 'called' "
                                         "order by number"), ["on_duty", "next", "everyone", "fallback"])
            self.assertEqual(self.happened(alarm).count("delivered"), 1)
        self.both(what)

    def test_claimed_and_not_sent(self):
        def what(death):
            arrived, let_go = threading.Event(), threading.Event()

            def hold(call):
                if call["attempt"] != "1":
                    return "sent"
                arrived.set()
                let_go.wait(60)
                return None  # it never got an answer
            self.receiver.answer = hold
            alarm = self.raise_alarm()
            self.run_clockwork()
            self.assertTrue(arrived.wait(60))
            self.die(death)
            let_go.set()
            (call,) = self.wait_sent(alarm, 1)
            self.assertEqual({one["id"] for one in self.receiver.of(call)}, {call}, "each attempt says which call it is")
            self.assertEqual(self.happened(alarm), ["raised", "called", "delivered"])
            self.receiver.answer = lambda call: "sent"
        self.both(what)

    def test_sent_and_not_told_of(self):
        def what(death):
            asked = threading.Event()

            def stop_then_answer(call):
                if call["attempt"] == "1":
                    # It is stopped before it can hear that the call went out, and dies so; or the database does.
                    if death == "process":
                        self.signal(signal.SIGSTOP)
                    else:
                        self.cluster.stop(signal.SIGKILL)
                    asked.set()
                return "sent"
            self.receiver.answer = stop_then_answer
            alarm = self.raise_alarm()
            self.run_clockwork(1)
            self.assertTrue(asked.wait(60))
            if death == "process":
                self.kill()
                self.run_clockwork()
            else:
                self.cluster.start()
            (call,) = self.wait_sent(alarm, 1)
            self.assertGreaterEqual(len(self.receiver.of(call)), 2, "sent again, for nobody can know")
            self.assertEqual(self.number("select count(*) from alarm_call where channel = 'mail' and escalation_id = " + alarm), 1,
                             "and one call in our own record, by an id that the receiver drops doubles by")
            self.assertEqual(self.happened(alarm), ["raised", "called", "delivered"])
            self.receiver.answer = lambda call: "sent"
        self.both(what)

    def test_sent_and_told_of(self):
        def what(death):
            alarm = self.raise_alarm()
            self.run_clockwork()
            (call,) = self.wait_sent(alarm, 1)
            self.die(death)
            # A later alarm passes through: whoever lives now has looked at everything that is due.
            other = self.raise_alarm()
            self.wait_sent(other, 1)
            self.let_time_pass(alarm)
            self.wait_sent(alarm, 2)
            self.assertEqual(len(self.receiver.of(call)), 1, "it is not sent again")
        self.both(what)

    def test_nobody_reached(self):
        def what(death):
            self.receiver.answer = lambda call: "give-up" if call["stage"] == "on_duty" else "sent"
            alarm = self.raise_alarm()
            self.run_clockwork()
            until(lambda: self.calls(alarm, 1, "failed"), "the call fails")
            self.die(death)
            self.wait_sent(alarm, 2)
            self.assertEqual(self.number(f"select step from escalation where id = {alarm}"), 2)
        self.both(what)


class Servers(Whole):
    """Two whole servers on one database, and what people do."""

    def setUp(self):
        self.installation = Installation(durable=True)
        self.addCleanup(self.installation.close)
        self.others = []
        self.addCleanup(lambda: [other.kill() or other.wait() for other in self.others])
        self.staff = {name: self.installation.add_staff("one", name, "duty") for name in ("Noor", "Sam")}
        self.room = {}
        for name, staff in self.staff.items():
            self.room[name] = Browser(self.installation)
            self.room[name].enter_room(staff)

    def second_server(self):
        port = free_port()
        environment = dict(self.installation.environment, LUWTE_SERVER_LISTEN=f"127.0.0.1:{port}")
        with open(self.installation.log, "ab") as log:
            self.others.append(subprocess.Popen([PROGRAM, "serve"], stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                                                start_new_session=True, env=environment))
        return port

    def both_die(self, death):
        """Every server is killed and one comes back; or the database falls dead and comes back."""
        if death == "process":
            for other in self.others:
                other.kill()
                other.wait()
            self.others.clear()
            self.installation.stop(signal.SIGKILL)
            self.installation.start()
            self.second_server()
        else:
            self.installation.cluster.stop(signal.SIGKILL)
            self.installation.cluster.start()
            until(lambda: Browser(self.installation).get("/readyz").status == 200, "it serves again")

    def step(self, who, alarm, **fields):
        path = f"/room/a/{public_id(int(alarm))}"
        return self.room[who].submit(self.room[who].get(path), path + "/verder", **fields)

    def take(self, who, alarm):
        path = f"/room/a/{public_id(int(alarm))}"
        return self.room[who].submit(self.room[who].get(path), path + "/neem")

    def state(self, alarm):
        return self.column(f"select state from escalation where id = {alarm}")[0]

    def walk(self, death):
        """An alarm from end to end, with death after every step."""
        before = self.number("select count(*) from escalation")
        Browser(self.installation).write_topic(text="alarmwoord")
        self.both_die(death)
        self.assertEqual(self.number("select count(*) from escalation"), before + 1)
        (alarm,) = self.column("select id from escalation order by raised_at desc limit 1")
        until(lambda: self.number(f"select step from escalation where id = {alarm}") == 1, "it calls")
        self.both_die(death)
        self.let_time_pass(alarm)
        until(lambda: self.number(f"select step from escalation where id = {alarm}") == 2, "it climbs")

        self.assertEqual(self.take("Noor", alarm).status, 303)
        self.both_die(death)
        self.assertEqual(self.state(alarm), "acknowledged")
        self.assertEqual(self.step("Noor", alarm, step="act").status, 303)
        self.both_die(death)
        self.assertEqual(self.state(alarm), "acting")
        (sam,) = self.column("select id from staff where name = 'Sam'")
        self.assertEqual(self.step("Noor", alarm, step="over", to=public_id(int(sam)), text="Ik moet weg.").status, 303)
        self.both_die(death)
        until(lambda: self.number(f"select step from escalation where id = {alarm}") == 3, "Sam is called")
        self.assertEqual(self.column(f"select s.name from alarm_call c join staff s on s.id = c.staff_id where c.escalation_id = {alarm} "
                                     "and c.step = 3"), ["Sam"])
        self.assertEqual(self.take("Sam", alarm).status, 303)
        self.both_die(death)
        self.assertEqual(self.step("Sam", alarm, step="close", outcome="safe", text="Veilig.").status, 303)
        self.both_die(death)
        self.assertEqual(self.state(alarm), "closed")
        told = [what for what in self.happened(alarm) if what != "delivered"]
        self.assertEqual(told, ["raised", "called", "called", "acknowledged", "acting", "handed_over", "called", "acknowledged", "closed"])
        self.assertLessEqual(self.happened(alarm).count("delivered"), 1)
        self.assertEqual(self.number(f"select count(*) from alarm_call where escalation_id = {alarm} and state = 'waiting'"), 0)
        self.check_nothing_is_lost_or_doubled()
        page = self.room["Sam"].get(f"/room/a/{public_id(int(alarm))}").text
        for words in ("Ik moet weg.", "Veilig."):
            self.assertIn(words, page, "the notes are there")

    def test_killed_after_every_step(self):
        self.second_server()
        self.walk("process")

    def test_the_database_falls_dead_after_every_step(self):
        self.second_server()
        self.walk("database")

    def test_taken_by_one_of_two_at_two_servers(self):
        port = self.second_server()
        Browser(self.installation).write_topic(text="alarmwoord")
        (alarm,) = self.column("select id from escalation")
        path = f"/room/a/{public_id(int(alarm))}"
        page = {name: self.room[name].get(path) for name in self.room}
        first = self.installation.port

        def take(name, port):
            one = self.room[name]
            one.installation = type("Elsewhere", (), {"port": port})
            form = page[name].form(path + "/neem")
            taken[name] = until(lambda: self.answer(one, form), "an answer")
        taken = {}
        threads = [threading.Thread(target=take, args=one) for one in (("Noor", first), ("Sam", port))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(sorted(answer.status for answer in taken.values()), [303, 409])
        self.assertEqual(self.happened(alarm).count("acknowledged"), 1)
        loser = next(name for name, answer in taken.items() if answer.status == 409)
        winner = next(name for name in taken if name != loser)
        self.assertIsNotNone(re.search(winner, taken[loser].text), "who is late is told who has it")

    @staticmethod
    def answer(browser, form):
        try:
            return browser.post(form.action, form.filled())
        except OSError:
            return None


if __name__ == "__main__":
    unittest.main()
