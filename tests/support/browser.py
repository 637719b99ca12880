"""A browser without a screen: raw HTTP, cookies, forms. Sends what a real one sends, or whatever a test wants."""

import base64
import hashlib
import hmac
import html.parser
import re
import socket
import struct
import time
import urllib.parse

from installation import some_address

COOKIE = "__Host-s"


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @property
    def text(self):
        return self.body.decode("utf-8", "replace")

    def header(self, name):
        return next((value for key, value in self.headers if key == name), "")

    def all(self, name):
        return [value for key, value in self.headers if key == name]

    def forms(self):
        return Forms(self.text).forms

    def form(self, action):
        """The form whose action ends so."""
        for form in self.forms():
            if form.action.split("?")[0].endswith(action) or form.action.endswith(action):
                return form
        raise AssertionError(f"no form for {action} in a page of status {self.status}: {self.text[-3000:]}")

    def links(self):
        return re.findall(r'href="([^"]*)"', self.text)


class Form:
    def __init__(self, action):
        self.action, self.fields, self.method = action, [], "get"

    def filled(self, **values):
        """The fields with these values; None leaves one out. An underscore stands for a hyphen."""
        wished = {name.replace("_", "-"): value for name, value in values.items()}
        fields = [(name, value) for name, value in self.fields if name not in wished]
        return fields + [(name, value) for name, value in wished.items() if value is not None]


class Forms(html.parser.HTMLParser):
    """Reads the forms of a page with what they hold."""

    def __init__(self, text):
        super().__init__()
        self.forms, self.area = [], None
        self.open = None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "form":
            self.open = Form(given.get("action", ""))
            self.open.method = given.get("method", "get")
            self.forms.append(self.open)
        elif self.open is None or "name" not in given:
            return
        elif tag == "input":
            if given.get("type") not in ("checkbox", "radio") or "checked" in given:
                self.open.fields.append((given["name"], given.get("value", "")))
        elif tag == "textarea":
            self.area = (given["name"], [])

    def handle_data(self, data):
        if self.area:
            self.area[1].append(data)

    def handle_endtag(self, tag):
        if tag == "textarea" and self.area:
            self.open.fields.append((self.area[0], "".join(self.area[1])))
            self.area = None
        elif tag == "form":
            self.open = None


def read_answer(stream):
    """One answer from a binary stream; None at its end."""
    line = stream.readline()
    if not line:
        return None
    status = int(line.split(b" ", 2)[1])
    headers = []
    while True:
        line = stream.readline()
        if line in (b"\r\n", b""):
            break
        name, _, value = line.decode("latin-1").rstrip("\r\n").partition(":")
        headers.append((name.lower(), value.strip()))
    length = next((int(value) for name, value in headers if name == "content-length"), None)
    if status in (204, 304) or status < 200:
        body = b""
    else:
        body = stream.read(length) if length is not None else stream.read()
        if length is not None and len(body) < length:
            raise ConnectionError("the answer ended early")
    return Answer(status, headers, body)


class Browser:
    """Somebody at one organisation. A connection for each request, so that nothing is shared by accident."""

    def __init__(self, installation, host="one.test", address=None):
        self.installation, self.host = installation, host
        self.address = address or some_address()
        self.cookie = None

    def connect(self, patience=60):
        return socket.create_connection(("127.0.0.1", self.installation.port), patience, (self.address, 0))

    def send(self, method, path, headers=(), body=b"", cookie=True):
        given = {name.lower() for name, _ in headers}
        lines = [f"{method} {path} HTTP/1.1"]
        if "host" not in given:
            lines.append(f"Host: {self.host}")
        if cookie and self.cookie and "cookie" not in given:
            lines.append(f"Cookie: {COOKIE}={self.cookie}")
        lines += [f"{name}: {value}" for name, value in headers]
        if (body or method == "POST") and "content-length" not in given:
            lines.append(f"Content-Length: {len(body)}")
        lines.append("Connection: close")
        with self.connect() as connection:
            connection.sendall("\r\n".join(lines).encode() + b"\r\n\r\n" + body)
            with connection.makefile("rb") as stream:
                answer = read_answer(stream)
                while answer is not None and answer.status == 100:
                    answer = read_answer(stream)
        if answer is None:
            raise ConnectionError("no answer")
        for line in answer.all("set-cookie"):
            value = re.match(COOKIE + "=([^;]*)", line).group(1)
            self.cookie = None if value == "" else value
        return answer

    def get(self, path, headers=()):
        return self.send("GET", path, headers)

    def post(self, path, fields, headers=None):
        if headers is None:
            headers = [("Origin", f"http://{self.host}"), ("Sec-Fetch-Site", "same-origin")]
        body = fields if isinstance(fields, bytes) else urllib.parse.urlencode(fields).encode()
        return self.send("POST", path, [("Content-Type", "application/x-www-form-urlencoded"), *headers], body)

    def follow(self, answer):
        assert answer.status == 303, f"{answer.status}: {answer.text[-3000:]}"
        return self.get(answer.header("location").split("#")[0])

    def submit(self, page, action, headers=None, **values):
        """Fills the form of a page and sends it."""
        form = page.form(action)
        return self.post(form.action, form.filled(**values), headers)

    # What people do.

    def write_topic(self, zone="survivors", title="Een vraag", text="Hoe doen jullie dat?", organisation=None, **more):
        forum = self.installation.forums[organisation or self.host.split(".")[0]][zone]
        page = self.get(f"/t/new?f={forum}")
        return self.submit(page, "/t/new", title=title, text=text, **more)

    def write_answer(self, topic, text="Ik herken dit.", **more):
        return self.submit(self.get(f"/t/{topic}/reply"), f"/t/{topic}", text=text, **more)

    def new_topic(self, **more):
        """Writes a topic, as somebody new if need be, and gives its id."""
        answer = self.write_topic(**more)
        # A message that tells of danger is answered by a page with the way on in it.
        return re.search(r"(?:/t/|\?t=)([0-9a-z]{12})", answer.header("location") or answer.text).group(1)

    def return_code(self):
        """Asks for the six words of an account that was just made."""
        page = self.submit(self.get("/m/code"), "/m/code", do="show")
        return re.search(r'id="code">([^<]*)<', page.text).group(1)

    def come_back(self, code):
        return self.submit(self.get("/in"), "/in", code=code)

    def enter_room(self, staff):
        """Signs in as staff; waits for the next digits when these were used."""
        for _ in range(3):
            answer = self.submit(self.get("/room/in"), "/room/in", code=staff["code"],
                                 totp=digits(staff["totp_secret"]))
            if answer.status == 303:
                return answer
            time.sleep(30 - time.time() % 30)
        raise AssertionError(f"staff cannot come in: {answer.status}")


def digits(secret, steps=0):
    """The six digits of an authenticator (RFC 6238), now."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    mac = hmac.new(key, struct.pack(">Q", int(time.time()) // 30 + steps), hashlib.sha1).digest()
    at = mac[-1] & 15
    return "%06d" % ((struct.unpack(">I", mac[at:at + 4])[0] & 0x7FFFFFFF) % 1000000)
