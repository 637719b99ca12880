#!/usr/bin/env python3
"""Measures a running Luwte beside nginx and pgbench, in turn, several rounds. Called by scripts/bench, which has
set up everything: the database, the content, nginx's configuration. Prints a table, or JSON with --json."""

import argparse
import http.client
import json
import os
import re
import signal
import statistics
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
POSTS_A_PAGE = 20
# Connections, as many as an evening's readers hold open. With few, half of the answers take a tenth of a millisecond, and the slowest
# hundredth shows only the turns of 3 ms that three busy threads take on two cores, nginx's as well.
READERS = 128
WRITERS = 8
SEARCHES = ["slapen", "wandelen+soep", "thee", "een+brief+geschreven", "reiger", "verhuizen+papieren", "zwemmen", "grenzen+aangeven",
            "vogelgeluiden", "huisgenoot", "winter+lavendel", "tekenen", "kleine+stappen", "wachtkamer+kastanje", "swemmen", "verjaardag"]

# name → (unit of the target, at least/at most, value)
TARGETS = {
    "reader_topic_vs_nginx": 0.6, "reader_list_vs_nginx": 0.6, "member_topic_vs_pgbench_select": 0.15, "post_vs_pgbench": 0.2,
}
SEARCHES_A_SECOND = 300
TAIL = 6
MEGABYTES = 200
FIRST_ANSWER_MS = 1000


def say(words):
    print(words, file=sys.stderr, flush=True)


class Setting:
    """Where everything is."""

    def __init__(self, options):
        self.options = options
        self.folder = options.folder
        self.base = f"http://127.0.0.1:{options.port}"

    def sql(self, text):
        command = [os.path.join(self.options.postgres, "psql"), "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1",
                   "-h", self.options.socket, "-U", "postgres", "-d", "luwte", "-c", text]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()

    def write(self, name, lines):
        path = os.path.join(self.folder, name)
        with open(path, "w", encoding="utf-8") as file:
            file.writelines(line + "\n" for line in lines)
        return path


class Server:
    """The luwte that is measured."""

    def __init__(self, setting):
        self.setting = setting
        self.process = None

    def start(self):
        """Starts it; milliseconds until the first 200."""
        options = self.setting.options
        log = open(os.path.join(self.setting.folder, "luwte.log"), "a", encoding="utf-8")
        began = time.perf_counter()
        self.process = subprocess.Popen([options.luwte, "--config", options.config, "serve"], stdout=log, stderr=log)
        while time.perf_counter() - began < 30 and self.process.poll() is None:
            try:
                if fetch(options.port, "/").status == 200:
                    return (time.perf_counter() - began) * 1000
            except OSError:
                time.sleep(0.002)
        raise SystemExit(f"luwte did not start: see {log.name}")

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(30)

    def megabytes(self, what):
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as file:
            return int(re.search(rf"{what}:\s+(\d+) kB", file.read()).group(1)) / 1024


class Answer:
    def __init__(self, response):
        self.status = response.status
        self.body = response.read()


def fetch(port, path, cookie=None, coding=None):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    headers = {}
    if cookie:
        headers["Cookie"] = cookie
    if coding:
        headers["Accept-Encoding"] = coding
    connection.request("GET", path, headers=headers)
    answer = Answer(connection.getresponse())
    connection.close()
    return answer


def wrk(setting, script, port, connections, seconds, *arguments):
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "10s", "-s", os.path.join(HERE, script),
               f"http://127.0.0.1:{port}", "--", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    line = [line for line in done.stdout.splitlines() if line.startswith("{")]
    if done.returncode != 0 or not line:
        raise SystemExit(f"wrk failed: {' '.join(command)}\n{done.stdout}{done.stderr}")
    figures = json.loads(line[-1])
    figures["rps"] = figures["requests"] / figures["seconds"]
    return figures


def pgbench(setting, seconds, *arguments):
    command = ["pgbench", "-h", setting.options.socket, "-U", "postgres", "-n", f"-c{WRITERS}", "-j2", f"-T{seconds}", *arguments, "pgbench"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = re.search(r"tps = ([\d.]+) \(without", done.stdout)
    if not found:
        raise SystemExit(f"pgbench failed: {done.stdout}{done.stderr}")
    latency = re.search(r"latency average = ([\d.]+)", done.stdout)
    return {"rps": float(found.group(1)), "mean_ms": float(latency.group(1)), "seconds": seconds}


class Scenes:
    """What is measured, each a function of the seconds it may take."""

    def __init__(self, setting):
        self.setting = setting
        self.forms_at = 0
        self.stored = []
        sql = setting.sql
        public = "select id from topic t where listed and (select count(*) from post p where p.topic_id = t.id) > {} and forum_id in " \
                 "(select id from forum where zone = 'survivors' and may_read = 'anyone') order by random() limit {}"
        self.topics = ["/t/" + public_id(value) for value in sql(public.format(POSTS_A_PAGE, 40)).split()]
        self.lists = ["/f/" + public_id(value) for value in
                      sql("select id from forum where zone = 'survivors' and may_read = 'anyone'").split()]
        rows = [line.split("\t") for line in open(setting.options.forms, encoding="utf-8")]
        self.forms = [line.rstrip("\n") for line in open(setting.options.forms, encoding="utf-8")]
        cookies = ["__Host-s=" + row[0] for row in rows[:64]]
        self.cookie = cookies[0]
        files = {"topics": self.topics, "lists": self.lists,
                 "member-topics": [f"{self.topics[i % len(self.topics)]}\t{cookies[i % 64]}" for i in range(320)],
                 "member-lists": [f"{self.lists[i % len(self.lists)]}\t{cookies[i % 64]}" for i in range(320)],
                 "nginx-topics": [f"/topic-{i}.html" for i in range(len(self.topics))],
                 "nginx-lists": [f"/list-{i}.html" for i in range(len(self.lists))],
                 "searches": SEARCHES}
        self.files = {name: setting.write(name, lines) for name, lines in files.items()}
        self.bytes = {}

    def copy_pages(self):
        """What nginx serves: the very bytes that Luwte answers with."""
        for kind, paths in (("topic", self.topics), ("list", self.lists)):
            sizes = []
            for i, path in enumerate(paths):
                answer = fetch(self.setting.options.port, path)
                if answer.status != 200:
                    raise SystemExit(f"{path} answers {answer.status}")
                sizes.append(len(answer.body))
                with open(os.path.join(self.setting.folder, "pages", f"{kind}-{i}.html"), "wb") as file:
                    file.write(answer.body)
            self.bytes[f"reader_{kind}"] = self.bytes[f"nginx_{kind}"] = round(statistics.mean(sizes))
            self.bytes[f"reader_{kind}_brotli"] = len(fetch(self.setting.options.port, paths[0], coding="br").body)
            self.bytes[f"member_{kind}"] = len(fetch(self.setting.options.port, paths[0], self.cookie).body)

    def read(self, name, nginx=False):
        port = self.setting.options.nginx_port if nginx else self.setting.options.port
        connections = WRITERS if name.startswith("member") else READERS
        file = self.files[("nginx-" if nginx else "") + name]

        def run(seconds):
            return wrk(self.setting, "read.lua", port, connections, seconds, file)
        return run

    def search(self, seconds):
        return wrk(self.setting, "search.lua", self.setting.options.port, WRITERS, seconds, self.files["searches"], str(self.forms_at))

    def post(self, seconds):
        forms = self.forms[self.forms_at:]
        file = self.setting.write("forms", forms)
        before = int(self.setting.sql("select count(*) from post"))
        figures = wrk(self.setting, "post.lua", self.setting.options.port, WRITERS, seconds, file)
        figures["stored"] = int(self.setting.sql("select count(*) from post")) - before
        figures["published"] = int(self.setting.sql("select count(*) from post where submission is not null and state = 'published'"))
        figures["rps"] = figures["stored"] / figures["seconds"]
        # The ones under way when time was up may have been stored too.
        self.forms_at += figures["requests"] + WRITERS
        return figures

    def all(self):
        return {
            "nginx_topic": self.read("topics", nginx=True), "reader_topic": self.read("topics"),
            "nginx_list": self.read("lists", nginx=True), "reader_list": self.read("lists"),
            "pgbench_select": lambda seconds: pgbench(self.setting, seconds, "-S"), "member_topic": self.read("member-topics"),
            "member_list": self.read("member-lists"),
            "pgbench": lambda seconds: pgbench(self.setting, seconds), "post": self.post,
            "search": self.search,
        }


def public_id(value):
    """As base/id.h writes it: 60 bits in Crockford's base 32."""
    number, text = int(value), ""
    for _ in range(12):
        text = "0123456789abcdefghjkmnpqrstvwxyz"[number & 31] + text
        number >>= 5
    return text


def summary(rounds):
    """The medians of a scene's rounds; what went wrong is added up."""
    figures = {}
    for key in rounds[0]:
        values = [one[key] for one in rounds]
        figures[key] = sum(values) if key in ("requests", "refused", "broken", "stored") else statistics.median(values)
    figures["rounds"] = [round(one["rps"], 1) for one in rounds]
    return figures


def ratio(rounds, one, other):
    """The median over rounds of what was measured side by side."""
    return statistics.median(mine["rps"] / theirs["rps"] for mine, theirs in zip(rounds[one], rounds[other]))


def judge(result):
    """Which targets were reached."""
    figures = result["figures"]
    reached = {name: result["ratios"][name] >= least for name, least in TARGETS.items()}
    reached["search_at_least_300"] = figures["search"]["rps"] >= SEARCHES_A_SECOND
    for name in ("reader_topic", "reader_list", "member_topic", "member_list", "post", "search"):
        reached[f"{name}_p99_within_6_p50"] = figures[name]["p99_ms"] <= TAIL * figures[name]["p50_ms"]
    reached["memory_at_most_200_mb"] = result["memory_mb"]["peak"] <= MEGABYTES
    reached["first_200_within_1_s"] = result["first_200_ms"] <= FIRST_ANSWER_MS
    reached["nothing_refused_or_broken"] = not any(figures[name].get("refused", 0) + figures[name].get("broken", 0) for name in figures)
    return reached


def table(result):
    print(f"{'':22}{'per second':>12}{'p50 ms':>10}{'p99 ms':>10}{'bytes':>9}   rounds")
    for name, one in result["figures"].items():
        middle = one.get("p50_ms", one.get("mean_ms"))
        tail = f"{one['p99_ms']:10.2f}" if "p99_ms" in one else f"{'':10}"
        print(f"{name:22}{one['rps']:12.0f}{middle:10.2f}{tail}{one.get('body_bytes', ''):>9}   {one['rounds']}")
    print()
    for name, value in result["ratios"].items():
        print(f"{name:36}{value:8.2f}   at least {TARGETS[name]}" if name in TARGETS else f"{name:36}{value:8.2f}")
    print(f"{'memory, MB':36}{result['memory_mb']['peak']:8.0f}   at most {MEGABYTES}")
    print(f"{'first 200 after starting, ms':36}{result['first_200_ms']:8.0f}   at most {FIRST_ANSWER_MS}")
    missed = [name for name, yes in result["reached"].items() if not yes]
    print(f"\nNot reached: {', '.join(missed)}" if missed else "\nEverything is reached.")


def measure(options):
    setting = Setting(options)
    server = Server(setting)
    try:
        server.start()
        scenes = Scenes(setting)
        scenes.copy_pages()
        rounds = {name: [] for name in scenes.all()}
        chosen = [name for name in rounds if not options.only or name in options.only]
        for number in range(options.rounds + 1):
            for name in chosen:
                run = scenes.all()[name]
                if number == 0:
                    run(1)  # warms caches and connections; not counted
                    continue
                say(f"round {number} of {options.rounds}: {name}")
                rounds[name].append(run(options.seconds))
        memory = {"peak": server.megabytes("VmHWM"), "at_end": server.megabytes("VmRSS")}
        server.stop()
        starts = []
        for _ in range(3):
            starts.append(server.start())
            server.stop()
    finally:
        server.stop()
    figures = {name: summary(done) for name, done in rounds.items() if done}
    for name, one in figures.items():
        if name in scenes.bytes:
            one["body_bytes"] = scenes.bytes[name]
    result = {"figures": figures, "memory_mb": memory, "first_200_ms": statistics.median(starts), "bytes": scenes.bytes,
              "rounds": options.rounds, "seconds_a_round": options.seconds, "cores": os.cpu_count(), "load_average": os.getloadavg()}
    if len(chosen) == len(rounds):
        result["ratios"] = {"reader_topic_vs_nginx": ratio(rounds, "reader_topic", "nginx_topic"),
                            "reader_list_vs_nginx": ratio(rounds, "reader_list", "nginx_list"),
                            "member_topic_vs_pgbench_select": ratio(rounds, "member_topic", "pgbench_select"),
                            "post_vs_pgbench": ratio(rounds, "post", "pgbench")}
        result["reached"] = judge(result)
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("folder", "luwte", "config", "socket", "postgres", "forms"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--nginx-port", type=int, required=True)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=int, default=4)
    parser.add_argument("--only", nargs="*")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    result = measure(options)
    if options.json or "ratios" not in result:
        print(json.dumps(result, indent=2))
    else:
        table(result)


if __name__ == "__main__":
    main()
