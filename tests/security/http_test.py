#!/usr/bin/env python3
"""Hostile bytes on raw sockets against the running server: every one costs nothing but its own connection.

Each test ends with the same question: does the server still answer somebody else?
"""

import os
import re
import socket
import sys
import time
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
from browser import Browser, read_answer  # noqa: E402
from installation import Installation, until  # noqa: E402

HEAD = b"Host: one.test\r\n"
GET = b"GET /healthz HTTP/1.1\r\n" + HEAD + b"\r\n"


class Http(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.installation = Installation(settings={"LUWTE_SERVER_TRUSTED_PROXIES": "127.77.0.0/16"})
        cls.addClassCleanup(cls.installation.close)
        cls.someone = Browser(cls.installation)

    def tearDown(self):
        self.assertEqual(self.someone.get("/f").status, 200, "the server still answers somebody else")
        self.assertIsNone(self.installation.server.poll())

    def talk(self, data, browser=None, shut=True):
        """Every answer to these bytes, until the server closes."""
        answers = []
        with (browser or Browser(self.installation)).connect(20) as connection:
            try:
                connection.sendall(data)
                if shut:
                    connection.shutdown(socket.SHUT_WR)
                with connection.makefile("rb") as stream:
                    while (answer := read_answer(stream)) is not None:
                        answers.append(answer)
            except ConnectionError:
                pass
        return answers

    def assert_refused(self, data, statuses, name=""):
        """One answer, of these statuses, and then the connection is closed: what follows is no second request."""
        with self.subTest(name or data[:80]):
            answers = self.talk(data + GET, shut=False)
            self.assertEqual(len(answers), 1, [answer.status for answer in answers])
            self.assertIn(answers[0].status, statuses)
            self.assertEqual(answers[0].header("connection"), "close")

    def test_requests_that_two_servers_would_read_differently_are_refused(self):
        post = b"POST /in HTTP/1.1\r\n" + HEAD
        chunks = b"0\r\n\r\n"
        for name, head in {
            "CL.TE": b"Content-Length: 6\r\nTransfer-Encoding: chunked\r\n",
            "TE.CL": b"Transfer-Encoding: chunked\r\nContent-Length: 6\r\n",
            "two lengths": b"Content-Length: 5\r\nContent-Length: 6\r\n",
            "two lengths in one": b"Content-Length: 5, 6\r\n",
            "a length with a sign": b"Content-Length: +5\r\n",
            "a negative length": b"Content-Length: -5\r\n",
            "a length in hexadecimal": b"Content-Length: 0x5\r\n",
            "a length that overflows": b"Content-Length: 18446744073709551621\r\n",
            "an empty length": b"Content-Length: \r\n",
            "a length with a blank": b"Content-Length: 5 5\r\n",
            "a blank before the colon": b"Content-Length : 5\r\n",
            "a folded line": b"Content-Length: 5\r\nX-A: b\r\n c\r\n",
            "a folded length": b"Content-Length:\r\n 5\r\n",
            "a line that begins with a blank": b" Content-Length: 5\r\n",
            "a NUL in a name": b"X\x00A: b\r\nContent-Length: 5\r\n",
            "a NUL in a value": b"X-A: b\x00c\r\nContent-Length: 5\r\n",
            "a bare CR": b"X-A: b\rContent-Length: 0\r\nContent-Length: 5\r\n",
            "chunked twice": b"Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
            "chunked, identity": b"Transfer-Encoding: chunked, identity\r\n",
            "identity": b"Transfer-Encoding: identity\r\nContent-Length: 5\r\n",
            "xchunked": b"Transfer-Encoding: xchunked\r\n",
            "chunked with a tab": b"Transfer-Encoding:\tchunked\x0b\r\n",
            "no name": b": nothing\r\nContent-Length: 5\r\n",
            "no colon": b"Content-Length 5\r\n",
        }.items():
            self.assert_refused(post + head + b"\r\n" + chunks, (400, 501), name)

    def test_bare_line_feeds_end_nothing(self):
        for data in (b"GET /healthz HTTP/1.1\nHost: one.test\n\n", b"GET /healthz HTTP/1.1\r\nHost: one.test\n\r\n",
                     b"GET /healthz HTTP/1.1\nHost: one.test\r\n\r\n"):
            self.assert_refused(data, (400,))

    def test_chunks_that_lie_are_refused(self):
        head = b"POST /in HTTP/1.1\r\n" + HEAD + b"Content-Type: application/x-www-form-urlencoded\r\n" \
               b"Transfer-Encoding: chunked\r\n\r\n"
        for body in (b"g\r\n\r\n", b"-1\r\n\r\n", b"5\nhello\r\n0\r\n\r\n", b"3\r\nabcdef\r\n0\r\n\r\n",
                     b"ffffffffffffffffff\r\n", b"5;" + b"x" * 20000 + b"\r\n", b" 5\r\nhello\r\n0\r\n\r\n",
                     b"0x5\r\nhello\r\n0\r\n\r\n"):
            self.assert_refused(head + body, (400, 413, 431))

    def test_request_lines_that_are_none_are_refused(self):
        for line, statuses in {
            b"GET /healthz": (400,), b"GET  /healthz HTTP/1.1": (400,), b"GET /healthz  HTTP/1.1": (400,),
            b"GET /heal thz HTTP/1.1": (400,), b"GET\t/healthz HTTP/1.1": (400,), b"GET healthz HTTP/1.1": (400,),
            b"GET /healthz HTTP/1.1 ": (400,), b"GET /healthz HTTP/0.9": (400, 505), b"GET /healthz HTTP/2.0": (505,),
            b"GET /healthz HTTP/9.9": (505,), b"GET /healthz http/1.1": (400,), b"GET /\xff\xfe HTTP/1.1": (400,),
            b"GET /\x00 HTTP/1.1": (400,), b"G\xc3\xa9T / HTTP/1.1": (400,), b"get /healthz HTTP/1.1": (400, 501),
            b"CONNECT one.test:80 HTTP/1.1": (400, 501), b"TRACE / HTTP/1.1": (400, 405, 501),
            b"BREW /pot HTTP/1.1": (400, 501), b"GET * HTTP/1.1": (400,), b"GET //evil.test/ HTTP/1.1": (400,),
            b"GET /a#b HTTP/1.1": (400,), b"GET /" + b"a" * 5000 + b" HTTP/1.1": (414,), b"A" * 9000: (400, 414),
            b"PRI * HTTP/2.0": (400, 505), b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03": (400,),
        }.items():
            self.assert_refused(line + b"\r\n" + HEAD + b"\r\n", statuses, line[:60])

    def test_headers_have_limits(self):
        for head in (b"X-A: " + b"b" * 20000 + b"\r\n", b"X-A: b\r\n" * 5000, b"X" * 20000 + b": b\r\n",
                     b"Cookie: " + b"__Host-s=a; " * 3000 + b"\r\n"):
            self.assert_refused(b"GET / HTTP/1.1\r\n" + HEAD + head + b"\r\n", (431,))

    def test_bodies_have_limits_before_they_are_read(self):
        for path, length in (("/in", 5000), ("/in", 10**12), ("/t/new", 300000), ("/nergens", 1), ("/room/in", 5000)):
            answers = self.talk(f"POST {path} HTTP/1.1\r\nHost: one.test\r\nContent-Length: {length}\r\n"
                                "Content-Type: application/x-www-form-urlencoded\r\n\r\n".encode(), shut=False)
            self.assertEqual([answer.status for answer in answers], [413], path)

    def test_hosts_that_are_not_ours_get_nothing(self):
        for host in (b"evil.test", b"one.test.evil.test", b"localhost", b"127.0.0.1", b"xone.test", b"[::1]", b"two.test.."):
            with self.subTest(host):
                answers = self.talk(b"GET /f HTTP/1.1\r\nHost: " + host + b"\r\nConnection: close\r\n\r\n")
                self.assertIn(answers[0].status, (400, 421))
                self.assertNotIn(b"one.test", answers[0].body)
        for host in (b"", b"one.test, evil.test", b"one.test/evil", b"one.test@evil.test", b"one.test\tevil", b"one.test:99999",
                     b"one.test:80:80", b"one.test:evil", b"one.test:", b"'or''='", b"../one.test", b"one.test%00"):
            self.assert_refused(b"GET /f HTTP/1.1\r\nHost: " + host + b"\r\n\r\n", (400,), host)
        self.assert_refused(b"GET /f HTTP/1.1\r\n" + HEAD + HEAD + b"\r\n", (400,), "two hosts")
        self.assert_refused(b"GET /f HTTP/1.1\r\nX-A: b\r\n\r\n", (400,), "no host")

    def test_an_absolute_address_names_its_organisation_itself(self):
        answers = self.talk(b"GET http://two.test/f HTTP/1.1\r\nHost: one.test\r\nConnection: close\r\n\r\n")
        self.assertIn("Two", answers[0].text)
        for line in (b"http://evil.test/f", b"https://evil.test/", b"http://", b"ftp://one.test/", b"http://one.test:x/",
                     b"http://a@one.test/", b"file:///etc/passwd"):
            with self.subTest(line):
                answers = self.talk(b"GET " + line + b" HTTP/1.1\r\n" + HEAD + b"Connection: close\r\n\r\n")
                self.assertIn(answers[0].status, (400, 421))

    def test_no_header_of_a_stranger_changes_a_page_or_an_address(self):
        """Host injection: what is kept for readers and where a redirect leads depend on nothing that anybody sends."""
        plain = Browser(self.installation)
        for header in ("X-Forwarded-Host: evil.test", "X-Host: evil.test", "X-Original-URL: /m", "X-Rewrite-URL: /m",
                       "Forwarded: host=evil.test;proto=https;for=1.2.3.4", "X-Forwarded-Proto: https",
                       "X-HTTP-Method-Override: POST", "X-Forwarded-For: 10.1.2.3", "X-Forwarded-Prefix: /evil",
                       "Referer: http://evil.test/<script>", "User-Agent: <script>evil</script>", "Via: evil",
                       "Accept: application/json", "X-Luwte: evil", "Cookie: a=evil"):
            with self.subTest(header):
                name, _, value = header.partition(": ")
                for path in ("/f", "/", "/nu", "/veilig"):
                    answer = plain.get(path, [(name, value)])
                    self.assertEqual(answer.status, 200)
                    self.assertNotIn("evil", answer.text)
                    self.assertEqual(answer.header("strict-transport-security"), "")
                answer = plain.get("/m", [(name, value)])
                self.assertEqual((answer.status, answer.header("location")), (303, "/in?to=/m"))
                self.assertEqual(plain.get("/f").text.count("evil"), 0, "what is kept for readers was poisoned")

    def test_forwarded_is_believed_from_our_proxies_alone(self):
        proxy = Browser(self.installation, address="127.77.1.2")
        self.assertTrue(proxy.get("/f", [("Forwarded", "for=10.1.2.3;proto=https")]).header("strict-transport-security"))
        self.assertIn("Two", proxy.get("/f", [("X-Forwarded-For", "10.1.2.3"), ("X-Forwarded-Host", "two.test")]).text)
        for headers in ([("Forwarded", "for=10.1.2.3"), ("X-Forwarded-For", "10.9.9.9")],
                        [("Forwarded", "for=10.1.2.3;host=\"one.test\r\n evil\"")],
                        [("Forwarded", "host=evil/../x")]):
            self.assertEqual(proxy.get("/f", headers).status, 400, headers)
        # A client that writes the header itself does not become somebody else: the proxy's own line comes last.
        wrong = [("Forwarded", "for=10.1.1.1"), ("Forwarded", "for=10.2.2.2")]
        page = proxy.get("/in", wrong)
        form = page.form("/in")
        statuses = [proxy.post(form.action, form.filled(code="een twee drie vier vijf zes"),
                               [("Forwarded", f"for=10.3.3.{n}"), ("Forwarded", "for=10.2.2.2")]).status for n in range(12)]
        self.assertIn(429, statuses, "a spoofed address got round the limit")

    def test_many_requests_on_one_connection_are_answered_in_order(self):
        paths = ["/healthz", "/f", "/nergens", "/veilig"] * 150
        data = b"".join(f"GET {path} HTTP/1.1\r\nHost: one.test\r\n\r\n".encode() for path in paths)
        answers = self.talk(data)
        self.assertEqual([answer.status for answer in answers], [404 if path == "/nergens" else 200 for path in paths])

    def test_a_flood_that_reads_no_answer_holds_up_nobody(self):
        with Browser(self.installation).connect(5) as connection:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
            connection.setblocking(False)
            data, sent, stuck = b"GET /f HTTP/1.1\r\nHost: one.test\r\n\r\n" * 100, 0, 0
            while stuck < 20 and sent < 50_000_000:
                try:
                    sent += connection.send(data)
                    stuck = 0
                except BlockingIOError:
                    stuck += 1
                    self.assertEqual(self.someone.get("/healthz").status, 200)
            self.assertLess(sent, 50_000_000, "it read without end what nobody takes the answers of")

    def test_a_thousand_connections_that_say_nothing_keep_nobody_out(self):
        connections = []
        try:
            for number in range(1000):
                connections.append(Browser(self.installation).connect())
                if number % 3 == 1:
                    connections[-1].sendall(b"GET / HT")  # slow: half a request
                elif number % 3 == 2:
                    connections[-1].sendall(b"POST /in HTTP/1.1\r\nHost: one.test\r\nContent-Length: 50\r\n\r\ncode=")
            self.assertEqual(self.someone.get("/f").status, 200)
            self.assertEqual(Browser(self.installation).write_topic().status, 303)
        finally:
            for connection in connections:
                connection.close()

    def test_a_slow_header_is_ended_by_the_server(self):
        with Browser(self.installation).connect(60) as connection:
            connection.settimeout(0.5)
            connection.sendall(b"GET / HTTP/1.1\r\n")
            for _ in range(120):  # a byte now and then does not put the end off
                try:
                    data = connection.recv(4096)
                    break
                except TimeoutError:
                    connection.sendall(b"X")
            else:
                self.fail("the server waits for ever")
            self.assertTrue(data == b"" or b" 408 " in data, data)

    def test_half_open_connections_are_let_go(self):
        for data in (b"", b"GET ", GET[:-2], b"POST /in HTTP/1.1\r\n" + HEAD + b"Content-Length: 9\r\n\r\nco"):
            with Browser(self.installation).connect(30) as connection:
                connection.sendall(data)
                connection.shutdown(socket.SHUT_WR)
                while connection.recv(4096):
                    pass

    def test_one_client_cannot_take_every_connection(self):
        greedy = Browser(self.installation, address="127.9.9.9")
        self.installation.stop()
        self.installation.environment["LUWTE_LIMITS_CONNECTIONS_PER_CLIENT"] = "20"
        self.installation.start()
        try:
            held = [greedy.connect() for _ in range(60)]

            def answered():
                count = 0
                for connection in held:
                    connection.settimeout(5)
                    try:
                        connection.sendall(GET)
                        count += b" 200 " in connection.recv(4096)
                    except OSError:
                        pass
                return count
            self.assertLessEqual(answered(), 20)
            self.assertEqual(self.someone.get("/f").status, 200)
            for connection in held:
                connection.close()
            until(lambda: greedy.get("/healthz").status == 200, "the client is let in again")
        finally:
            self.installation.environment["LUWTE_LIMITS_CONNECTIONS_PER_CLIENT"] = "5000"

    def test_paths_lead_nowhere_else(self):
        asset = re.search(r'href="(/a/[^"]*\.css)"', self.someone.get("/").text).group(1)
        self.assertEqual(self.someone.get(asset).status, 200)
        for path in ("/a/../../etc/passwd", "/a/..%2f..%2fetc%2fpasswd", "/a/%2e%2e/%2e%2e/etc/passwd", "/a/....//etc/passwd",
                     "/a/..\\..\\etc\\passwd", "/a/%5c..%5cetc", "/a//etc/passwd", "/a/%00" + asset, asset + "%00.html",
                     asset + "/..", "/a/", "/a", "/a/" + "x" * 2000, "/%2e%2e/luwte.toml", "/./f", "/f/.", "/f/..;/m",
                     "/%c0%ae%c0%ae/", "/%", "/%zz", "/%f", "/f/%ff", "/%u0041", "/.git/config", "/.env", "/metrics"):
            with self.subTest(path):
                answer = self.someone.get(path)
                self.assertIn(answer.status, (400, 404))
                self.assertNotIn("root:", answer.text)
                self.assertNotIn("luwte_", answer.text)


if __name__ == "__main__":
    unittest.main()
