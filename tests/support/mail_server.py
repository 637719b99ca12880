"""A mail server for tests (aiosmtpd): STARTTLS and sign-in are required when asked for.

usage: mail_server.py PORT FOLDER [--certificate FILE --key FILE] [--user NAME --password WORD]

Each mail becomes a file N.eml in FOLDER before the sender hears that it was taken. Receivers that begin with
"nobody" are refused for good, those that begin with "busy" for now. Says "ready" when it listens.
"""
import argparse
import pathlib
import ssl
import sys
import threading

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

parser = argparse.ArgumentParser()
parser.add_argument("port", type=int)
parser.add_argument("folder", type=pathlib.Path)
parser.add_argument("--certificate")
parser.add_argument("--key")
parser.add_argument("--user")
parser.add_argument("--password")
options = parser.parse_args()


class Kept:
    count = 0

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        if address.startswith("nobody"):
            return "550 no such mailbox"
        if address.startswith("busy"):
            return "451 try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        Kept.count += 1
        file = options.folder / f"{Kept.count}.eml"
        part = file.with_suffix(".part")
        part.write_bytes(envelope.original_content)
        part.rename(file)
        return "250 OK"


def check(server, session, envelope, mechanism, data):
    good = (data.login, data.password) == (options.user.encode(), options.password.encode())
    return AuthResult(success=good, handled=False)


settings = {}
if options.certificate:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(options.certificate, options.key)
    settings.update(tls_context=context, require_starttls=True)
if options.user:
    settings.update(authenticator=check, auth_required=True, auth_require_tls=bool(options.certificate))
controller = Controller(Kept(), hostname="127.0.0.1", port=options.port, **settings)
controller.start()
print("ready", flush=True)
sys.stdin.read()  # until whoever started this ends
controller.stop()
