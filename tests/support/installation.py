"""A whole Luwte for a test: the built program on a PostgreSQL cluster of its own, two organisations, their staff.

Used by tests/fault and tests/security. The program is $LUWTE_PROGRAM. Everything lies in one folder in memory, which
goes with the test; other clusters and servers on the machine are never touched.
"""

import contextlib
import json
import os
import pwd
import random
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time

PROGRAM = os.environ.get("LUWTE_PROGRAM", "")
SOURCE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PATIENCE = 60.0  # seconds until something that has to happen counts as not happening

RULES = {
    "plugin.lua": """return plugin { name = "test-rules", kind = "moderation", version = "1.0.0", api = 1,
  summary = { nl = "Regels van een test", en = "Rules of a test" } }""",
    "rules/hold.lua": """return rule { id = "hold", about = { nl = "Wacht", en = "Waits" },
  patterns = { word = "vasthoudwoord" }, verdict = hold { reason = "waits", category = "hostility" },
  examples = { { "een vasthoudwoord", hold = true }, { "niets", hold = false } } }""",
    "rules/ask.lua": """return rule { id = "ask", about = { nl = "Vraagt", en = "Asks" },
  patterns = { word = "vraagwoord" }, verdict = nudge { reason = "waits", category = "personal-data" },
  examples = { { "een vraagwoord", nudge = true }, { "niets", nudge = false } } }""",
    "rules/alarm.lua": """return rule { id = "alarm", about = { nl = "Alarm", en = "Alarm" },
  patterns = { word = "alarmwoord" }, verdict = escalate { level = 3, category = "suicide" },
  examples = { { "een alarmwoord", escalate = 3 }, { "niets", escalate = 0 } } }""",
    "rules/loop.lua": """return rule { id = "loop", about = { nl = "Lus", en = "Loop" },
  patterns = { word = "luswoord" }, when = function(m) while m:has "word" do end return false end,
  verdict = hold { reason = "waits" } }""",
    "rules/throw.lua": """return rule { id = "throw", about = { nl = "Faalt", en = "Fails" },
  patterns = { word = "foutwoord" }, when = function(m) if m:has "word" then error(m.text) end return false end,
  verdict = hold { reason = "waits" } }""",
    "locale/nl.po": 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
                    'msgid "waits"\nmsgstr "Iemand van het team kijkt hier eerst naar."\n',
    "locale/en.po": 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
                    'msgid "waits"\nmsgstr "Somebody of the team looks at this first."\n',
}


def until(condition, what):
    """Waits for a condition and returns what it gave; fails when it does not come true."""
    deadline = time.monotonic() + PATIENCE
    pause = 0.005
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > deadline:
            raise AssertionError("it did not happen: " + what)
        time.sleep(pause)
        pause = min(pause * 2, 0.2)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def postgres_programs():
    named = os.environ.get("LUWTE_POSTGRES_PROGRAMS")
    if named:
        return named
    parent = "/usr/lib/postgresql"
    newest = max(os.listdir(parent), key=lambda name: float(name))
    return f"{parent}/{newest}/bin"


def as_cluster_user():
    """PostgreSQL refuses to run as root: then another user does."""
    if os.getuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            user = pwd.getpwnam(name)
            return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    raise AssertionError("there is no user postgres or nobody")


class Cluster:
    """A PostgreSQL server on a Unix socket alone."""

    def __init__(self, folder, durable=False):
        self.folder = folder + "/database"
        self.log = folder + "/database.log"
        self.user = as_cluster_user()
        self.programs = postgres_programs()
        self.process = None
        self.durable = durable
        os.mkdir(self.folder, 0o700)
        os.chmod(folder, 0o755)
        if self.user:
            os.chown(self.folder, self.user["user"], self.user["group"])
        subprocess.run([self.programs + "/initdb", "-D", self.folder, "-U", "postgres", "-A", "trust", "-E", "UTF8",
                        "--locale=C.UTF-8", "--no-sync"], check=True, stdout=subprocess.DEVNULL, cwd="/", **self.user)
        self.start()

    def start(self):
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                [self.programs + "/postgres", "-D", self.folder, "-k", self.folder, "-c", "listen_addresses=",
                 "-c", "fsync=" + ("on" if self.durable else "off"), "-c", "max_connections=60", "-c", "shared_buffers=32MB",
                 "-c", "log_min_messages=fatal", "-c", "log_min_error_statement=panic"],
                stdout=log, stderr=log, stdin=subprocess.DEVNULL, cwd="/", start_new_session=True, **self.user)

        def ready():
            if self.process.poll() is not None:
                raise AssertionError("the database did not start: " + open(self.log, errors="replace").read()[-2000:])
            return subprocess.run([self.programs + "/pg_isready", "-q", "-h", self.folder]).returncode == 0
        until(ready, "the database starts")

    def stop(self, how=signal.SIGINT):
        """SIGINT: in order; SIGQUIT: at once, recovery follows; SIGKILL: falls dead, children end by themselves."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(how)
            self.process.wait(PATIENCE)
            if how == signal.SIGKILL:
                self.wait_for_children()

    def wait_for_children(self):
        """After a kill -9 the backends notice that their parent is gone; a new server refuses to start before."""
        group = self.process.pid

        def gone():
            for entry in os.listdir("/proc"):
                if entry.isdigit():
                    with contextlib.suppress(OSError):
                        with open(f"/proc/{entry}/stat") as file:
                            command = file.read().rpartition(")")[2].split()
                        if command[3] == str(group) and command[0] != "Z":
                            return False
            return True
        until(gone, "the dead server's children end")

    def connection(self, database="luwte", role="luwte"):
        return f"host={self.folder} user={role} dbname={database}"

    def sql(self, statement, database="luwte", role="postgres"):
        """Rows as lists of texts; null is the empty text."""
        done = subprocess.run([self.programs + "/psql", "-X", "-q", "-A", "-t", "-F", "\x1f", "-R", "\x1e", "-v",
                               "ON_ERROR_STOP=1", "-d", self.connection(database, role)],
                              input=statement.encode(), capture_output=True)
        if done.returncode != 0:
            raise AssertionError(done.stderr.decode(errors="replace"))
        text = done.stdout.decode().rstrip("\n")
        return [row.split("\x1f") for row in text.split("\x1e")] if text else []

    def number(self, statement):
        return int(self.sql(statement)[0][0])

    def dump(self):
        return subprocess.run([self.programs + "/pg_dump", "-d", self.connection(role="postgres")],
                              check=True, capture_output=True).stdout


class Installation:
    """Two organisations, "one" at one.test and "two" at two.test, each with a forum in every zone."""

    def __init__(self, durable=False, settings=None):
        if not os.access(PROGRAM, os.X_OK):
            raise AssertionError("$LUWTE_PROGRAM does not name the built program")
        parent = "/dev/shm" if os.path.isdir("/dev/shm") else None
        self.folder = tempfile.mkdtemp(prefix="luwte-whole-", dir=parent)
        self.server = None
        self.cluster = None
        try:
            self.make(durable, settings or {})
        except BaseException:
            self.close()
            raise

    def make(self, durable, settings):
        self.cluster = Cluster(self.folder, durable)
        self.cluster.sql("create role luwte login", "postgres")
        self.cluster.sql("create database luwte owner luwte", "postgres")
        self.plugins = self.folder + "/plugins"
        os.mkdir(self.plugins)
        for theme in ("theme-luwte", "theme-haven"):
            shutil.copytree(f"{SOURCE}/plugins/{theme}", f"{self.plugins}/{theme}")
        for name, text in RULES.items():
            self.write_rule(name, text)
        self.port = free_port()
        self.log = self.folder + "/luwte.log"
        self.environment = dict(os.environ, LUWTE_SERVER_LISTEN=f"127.0.0.1:{self.port}",
                                LUWTE_DATABASE_CONNECTION=self.cluster.connection(),
                                LUWTE_FILES_KEY=self.folder + "/installation.key", LUWTE_FILES_PLUGINS=self.plugins,
                                LUWTE_LOG_LEVEL="debug", LUWTE_LIMITS_REQUESTS_PER_CLIENT="0",
                                LUWTE_LIMITS_CONNECTIONS_PER_CLIENT="5000", LUWTE_SERVER_THREADS="2", **settings)
        self.run("db", "migrate")
        self.forums = {}
        for name in ("one", "two"):
            self.run("organisation", "add", name, "--title", name.title(), "--host", name + ".test", "--plugin", "test-rules")
            self.forums[name] = self.make_forums(name)
        self.start()

    def write_rule(self, name, text):
        path = f"{self.plugins}/test-rules/{name}"
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w") as file:
            file.write(text)

    def run(self, *words):
        done = subprocess.run([PROGRAM, *words], env=self.environment, capture_output=True, text=True)
        if done.returncode != 0:
            raise AssertionError(f"luwte {' '.join(words)} failed: {done.stderr}{done.stdout}")
        return done.stdout

    def make_forums(self, organisation):
        made = {}
        for zone in ("survivors", "nearby", "involved", "professionals"):
            for rule in ("anyone", "zone"):
                number = secrets.randbits(59) + 1
                self.cluster.sql(
                    "insert into forum (id, organisation_id, zone, name, purpose, may_read, may_write) select "
                    f"{number}, id, '{zone}', 'Forum {zone} {rule}', 'Doel', '{rule}', '{rule}' from organisation "
                    f"where name = '{organisation}'")
                made[zone if rule == "anyone" else zone + "-closed"] = public_id(number)
        return made

    def add_staff(self, organisation, name, roles):
        return json.loads(self.run("staff", "add", organisation, name, "--role", roles, "--json"))

    def start(self):
        with open(self.log, "ab") as log:
            self.server = subprocess.Popen([PROGRAM, "serve"], env=self.environment, stdout=log, stderr=log,
                                           stdin=subprocess.DEVNULL, start_new_session=True)

        def ready():
            if self.server.poll() is not None:
                raise AssertionError("the server did not start: " + self.log_text()[-2000:])
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 5) as probe:
                probe.sendall(b"GET /readyz HTTP/1.1\r\nHost: one.test\r\nConnection: close\r\n\r\n")
                return probe.recv(100).startswith(b"HTTP/1.1 200")
            return False
        until(ready, "the server is ready")

    def stop(self, how=signal.SIGTERM):
        if self.server and self.server.poll() is None:
            self.server.send_signal(how)
            self.server.wait(PATIENCE)
        return self.server.returncode if self.server else None

    def log_text(self):
        with open(self.log, errors="replace") as log:
            return log.read()

    def close(self):
        try:
            self.stop(signal.SIGKILL)
            if self.cluster:
                self.cluster.stop(signal.SIGQUIT)
        finally:
            shutil.rmtree(self.folder, ignore_errors=True)


ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32


def public_id(number):
    return "".join(ALPHABET[number >> shift & 31] for shift in range(55, -1, -5))


def id_number(text):
    number = 0
    for letter in text:
        number = number << 5 | ALPHABET.index(letter)
    return number


def some_address():
    """An address of the loopback network: each counts as another client."""
    return f"127.{random.randint(1, 250)}.{random.randint(1, 250)}.{random.randint(1, 250)}"
