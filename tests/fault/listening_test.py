#!/usr/bin/env python3
"""A process hears of changes through one connection to the database. When that is lost, nothing that changed meanwhile is
missed.
"""

import os
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
from browser import Browser  # noqa: E402
from installation import Installation, until  # noqa: E402


class Listening(unittest.TestCase):
    def setUp(self):
        self.installation = Installation()
        self.addCleanup(self.installation.close)
        self.cluster = self.installation.cluster

    def listeners(self):
        return [row[0] for row in self.cluster.sql(
            "select pid from pg_stat_activity where query ilike 'listen%' and datname = 'luwte'")]

    def test_what_changed_while_nobody_listened_is_there_afterwards(self):
        browser = Browser(self.installation, host="three.test")
        self.assertEqual(browser.get("/").status, 421)
        # Written without a notice: to this process, the same as a notice that it missed.
        self.cluster.sql("insert into organisation (id, name, title, plugins, theme) "
                         "select 77, 'three', 'Three', plugins, theme from organisation where name = 'one'; "
                         "insert into organisation_host values ('three.test', 77)")
        self.assertEqual(browser.get("/").status, 421)
        (listener,) = self.listeners()
        self.cluster.sql(f"select pg_terminate_backend({listener})")
        until(lambda: browser.get("/").status == 200, "the new organisation is served")


if __name__ == "__main__":
    unittest.main()
