#!/usr/bin/env python3
"""Whose rights the server has when root starts it."""

import os
import pwd
import signal
import subprocess
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
from installation import PROGRAM, Installation  # noqa: E402


class Rights(unittest.TestCase):
    @unittest.skipUnless(os.getuid() == 0, "only root can become somebody else")
    def test_root_serves_as_somebody_who_may_do_little(self):
        installation = Installation()
        self.addCleanup(installation.close)
        self.assertIn("with the rights of root", installation.log_text())
        somebody = pwd.getpwuid(installation.cluster.user["user"])  # who may walk to the database's socket
        installation.stop()
        os.chown(installation.folder + "/installation.key", somebody.pw_uid, somebody.pw_gid)
        installation.environment["LUWTE_SERVER_USER"] = somebody.pw_name
        installation.start()
        status = dict(line.split(":\t", 1) for line in open(f"/proc/{installation.server.pid}/status").read().splitlines()
                      if ":\t" in line)
        self.assertEqual(status["Uid"].split(), [str(somebody.pw_uid)] * 4)
        self.assertEqual(status["Gid"].split(), [str(somebody.pw_gid)] * 4)
        self.assertNotIn("0", status["Groups"].split())
        low_ports = 1 << 10
        self.assertEqual(int(status["CapEff"], 16) & ~low_ports, 0)
        self.assertEqual(int(status["CapPrm"], 16) & ~low_ports, 0)
        self.assertEqual(status["NoNewPrivs"].strip(), "1")
        limits = open(f"/proc/{installation.server.pid}/limits").read()
        self.assertRegex(limits, r"Max core file size +0 +0 ")
        self.assertEqual(installation.stop(signal.SIGTERM), 0)

    def test_an_unknown_user_is_told_and_nothing_is_served(self):
        installation = Installation()
        self.addCleanup(installation.close)
        installation.stop()
        done = subprocess.run([PROGRAM, "serve"], env=dict(installation.environment, LUWTE_SERVER_USER="no such user"),
                              capture_output=True, text=True, timeout=60)
        self.assertEqual(done.returncode, 77)
        self.assertIn("no such user", done.stderr)


if __name__ == "__main__":
    unittest.main()
