#!/usr/bin/env python3
"""The house rules of the source tree that the compiler cannot see.

Run by ctest; by hand: tests/structure/structure_test.py
"""
import pathlib
import re
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
CORE = ROOT / "core"
INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]', re.M)

# Which library may be included where. Headers of these cost seconds in every file that sees them.
OWNERS = {
    "boost/asio": "net", "boost/beast": "net", "openssl/": "net",
    "pqxx/": "store",
    "lua.hpp": "script", "lua": "script", "hs/": "script", "hs.h": "script", "re2/": "script",
    "ctemplate/": "view",
    "curl/": "outgoing",
}
# The OpenSSL of one-time passwords and of what is sent out, and nothing else.
EXCEPTIONS = {("core/feature/account/totp.cpp", "openssl/"), ("core/outgoing/signing.cpp", "openssl/"),
              ("core/outgoing/mail_text.cpp", "openssl/")}


def sources():
    for file in sorted(CORE.rglob("*")):
        if file.suffix in (".h", ".cpp"):
            yield file, file.relative_to(ROOT).as_posix(), file.read_text(encoding="utf-8")


class Structure(unittest.TestCase):
    def test_features_use_each_other_through_verbs_only(self):
        for file, name, text in sources():
            own = re.match(r"core/feature/([^/]+)/", name)
            # The demonstration fills the tables of others in bulk: that is all it is for.
            if own is None or own[1] == "demo":
                continue
            for included in INCLUDE.findall(text):
                other = re.match(r"feature/([^/]+)/(.*)", included)
                if other is None or other[1] in (own[1], "visit"):
                    continue
                self.assertFalse(re.search(r"_(store|pages|api)\.h$", other[2]),
                                 f"{name} reaches into another feature: {included}")

    def test_heavy_libraries_stay_in_their_room(self):
        for file, name, text in sources():
            room = name.split("/")[1]
            for included in INCLUDE.findall(text):
                for library, owner in OWNERS.items():
                    if included.startswith(library) and (name, library) not in EXCEPTIONS:
                        self.assertEqual(room, owner, f"{name} includes {included}")

    def test_sql_stands_in_stores(self):
        statement = re.compile(r"store::Statement\s+\w+\s*[{(]")
        allowed = re.compile(r"(_store|store/\w+|visit/dispatcher)\.cpp$")
        for file, name, text in sources():
            if statement.search(text):
                self.assertRegex(name, allowed, f"{name} holds SQL")

    def test_a_file_is_about_one_thing(self):
        for file, name, text in sources():
            self.assertLessEqual(text.count("\n"), 400, f"{name} has become two things")

    def test_every_header_says_what_it_is(self):
        for file, name, text in sources():
            if file.suffix == ".h":
                self.assertTrue(text.startswith("//"), f"{name} does not begin with what it is about")

    def test_templates_hold_no_script_and_no_foreign_address(self):
        for file in (ROOT / "web/templates").rglob("*.html"):
            text = file.read_text(encoding="utf-8")
            for pattern in (r"<script(?![^>]*\bsrc=)", r"<style", r"\son[a-z]+=", r"\sstyle=", r"(src|href)=\"https?://"):
                self.assertIsNone(re.search(pattern, text), f"{file.relative_to(ROOT)}: {pattern}")

    def test_style_knows_no_left_and_right(self):
        physical = re.compile(r"(?<![\w-])(margin|padding|border)-(left|right)\b|(?<![\w-])(left|right)\s*:|text-align:\s*(left|right)|float:\s*(left|right)")
        for file in (ROOT / "web/style").glob("*.css"):
            self.assertIsNone(physical.search(file.read_text(encoding="utf-8")), file.name)

    def test_nothing_calls_out(self):
        """No mail, push or web request, and no other program, but in one room, which calls colleagues on duty alone:
        nobody outside hears of a person who reads or writes here (tests/security)."""
        calling = re.compile(r"async_connect|\bip::\w+::resolver|curl_|smtp|sendmail|\bpopen\s*\(|\bsystem\s*\(|\bexec[lv]p?e?\s*\(|posix_spawn|\bv?fork\s*\(", re.I)
        for file, name, text in sources():
            # The configuration names the scheme of a mail server's address.
            if name.startswith(("core/outgoing/", "core/app/configuration")):
                continue
            found = calling.search(text)
            self.assertIsNone(found, f"{name} calls out: {found and found[0]}")
            for included in INCLUDE.findall(text):
                if included.startswith("outgoing/"):
                    self.assertTrue(name.startswith(("core/feature/delivery/", "core/app/")), f"{name} includes {included}")

    def test_exact_times_stay_with_the_team(self):
        """Others see "today" and "this week": a moment tells who was where when."""
        for file, name, text in sources():
            if not name.startswith(("core/feature/room/", "core/feature/rules/", "core/feature/unmasking/")):
                self.assertNotRegex(text, r"clock_words|set_clock|datetime=|data-since", name)
        for file in (ROOT / "web/templates").rglob("*.html"):
            if file.parent.name != "room":
                self.assertNotRegex(file.read_text(encoding="utf-8"), r"<time|datetime=|data-since", file.name)

    def test_every_proof_of_a_promise_exists(self):
        """tests/security/README.md names tests; each of them is there."""
        table = (ROOT / "tests/security/README.md").read_text(encoding="utf-8")
        tests = "\n".join(file.read_text(encoding="utf-8") for file in (ROOT / "tests").rglob("*_test.cpp"))
        there = {f"{suite}.{test}" for suite, test in re.findall(r"^TEST(?:_[FP])?\((\w+),\s*(\w+)\)", tests, re.M)}
        suites = {name.split(".")[0] for name in there}
        for proof in (cell for row in re.findall(r"^\|.*\|$", table, re.M) for cell in re.findall(r"`([^`]*)`", row.split("|")[-2])):
            if re.fullmatch(r"[A-Z]\w+\.\*", proof):
                self.assertTrue(proof[:-2] in suites, proof)
            elif re.fullmatch(r"[A-Z]\w+\.\w+", proof):
                self.assertTrue(proof in there, proof)
            elif re.search(r"\.(py|mjs)$", proof):
                self.assertTrue(list((ROOT / "tests").glob("*/" + proof.split("/")[-1])), proof)
            elif proof.startswith("test_"):
                self.assertTrue(hasattr(self, proof), proof)
            elif proof.startswith("plugins/"):
                self.assertTrue((ROOT / proof).is_dir(), proof)
        for place in re.findall(r"`((?:\w+/)+\w+\.(?:cpp|h|js|html))`", table):
            self.assertTrue(any((root / place).exists() for root in (ROOT, CORE, CORE / "feature")), place)


if __name__ == "__main__":
    unittest.main()
