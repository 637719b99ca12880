#!/usr/bin/env python3
"""What must not be seen: other organisations', other zones' and other people's things, messages that wait or are gone, who
is behind a name, and in the log and the database whatever identifies somebody or opens a door.
"""

import os
import re
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
from browser import COOKIE, Browser  # noqa: E402
from installation import Installation, id_number, public_id, until  # noqa: E402

SAFE = {
    "referrer-policy": "no-referrer", "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin", "x-content-type-options": "nosniff", "x-frame-options": "DENY",
}
ROOM = ["/room", "/room/a", "/room/rooster", "/room/audit", "/room/stroom", "/room/r/0123456789ab", "/room/a/0123456789ab"]


class Leaks(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.installation = Installation()
        cls.addClassCleanup(cls.installation.close)
        cls.sql = cls.installation.cluster.sql
        cls.number = cls.installation.cluster.number

    def search(self, browser, words, zone="a"):
        return browser.post("/z", {"q": words, "d": zone})

    def ids(self, topic):
        return [base for (base,) in self.sql(f"select id from post where topic_id = {id_number(topic)} order by created_at, id")]

    def test_nothing_of_one_organisation_is_found_by_another(self):
        author = Browser(self.installation)
        topic = author.new_topic(title="Alleeneen", text="Het eilandwoord en een vasthoudwoord")
        public = author.new_topic(title="Openbaareen", text="Het eilandwoord in het openbaar")
        staff = self.installation.add_staff("two", "Bo", "moderator,duty,administrator")
        keeper = Browser(self.installation, host="two.test")
        keeper.enter_room(staff)
        member = Browser(self.installation, host="two.test")
        member.write_topic(text="Van de anderen")
        token = dict(member.get("/m/veilig").forms()[0].fields)["token"]
        keeper_token = dict(keeper.get("/room/rooster").forms()[0].fields)["token"]
        posts = [public_id(int(post)) for one in (topic, public) for post in self.ids(one)]
        items = [public_id(int(row[0])) for row in self.sql("select id from review_item")]
        persona = public_id(int(self.sql("select persona_id from topic where id = " + str(id_number(public)))[0][0]))
        forum = self.installation.forums["one"]["survivors"]
        before = self.sql("select (select count(*) from reaction), (select count(*) from signal), (select count(*) from topic_follow),"
                          " (select count(*) from decision), (select count(*) from persona_block), (select max(version) from post)")
        paths = [f"/f/{forum}", f"/t/new?f={forum}", f"/m/naam/{persona}", f"/m/mee/{persona}"]
        for one in (topic, public):
            paths += [f"/t/{one}", f"/t/{one}/reply"]
        for post in posts:
            paths += [f"/b/{post}/{tool}" for tool in ("edit", "history", "withdraw", "avoid", "signal")]
        paths += [f"/room/r/{item}" for item in items]
        for browser, proof in ((Browser(self.installation, host="two.test"), ""), (member, token), (keeper, keeper_token)):
            for path in paths:
                answer = browser.get(path)
                self.assertIn(answer.status, (303, 404), path)
                self.assertNotIn("eilandwoord", answer.text)
                answer = browser.post(path, {"token": proof, "title": "x", "text": "van buiten", "kind": "steun", "follow": "yes",
                                             "reason": "hurts", "name": "Iemand Anders", "choice": "publish"})
                self.assertIn(answer.status, (401, 403, 404, 405, 413, 429), path)
            for post in posts:
                for tool in ("react", "history", "withdraw"):
                    self.assertIn(browser.post(f"/b/{post}/{tool}", {"token": proof, "kind": "steun"}).status, (401, 403, 404, 429))
            for item in items:
                for tool in ("neem", "besluit", "weg"):
                    answer = browser.post(f"/room/r/{item}/{tool}", {"token": proof, "choice": "publish", "reason": "read"})
                    self.assertIn(answer.status, (401, 403, 404, 422, 429))
                    self.assertNotIn("eilandwoord", answer.text)
            self.assertNotIn("Openbaareen", self.search(browser, "eilandwoord").text)
        self.assertEqual(before, self.sql(
            "select (select count(*) from reaction), (select count(*) from signal), (select count(*) from topic_follow),"
            " (select count(*) from decision), (select count(*) from persona_block), (select max(version) from post)"))

    def test_the_room_is_closed_to_everybody_without_the_role(self):
        person = Browser(self.installation)
        person.write_topic(text="Een gewoon bericht")
        editor = Browser(self.installation)
        editor.enter_room(self.installation.add_staff("one", "Ed", "editor"))
        for path in ROOM:
            self.assertEqual(person.get(path).status, 404, path)
            answer = Browser(self.installation).get(path)
            self.assertEqual((answer.status, answer.header("location")[:8]), (303, "/room/in"), path)
        for path in ("/room/a", "/room/stroom", "/room/r/0123456789ab", "/room/a/0123456789ab", "/room/audit"):
            self.assertEqual(editor.get(path).status, 404, path)

    def test_a_message_that_waits_or_is_gone_leaks_nowhere(self):
        author, reader, member = (Browser(self.installation) for _ in range(3))
        member.write_topic(text="Ik lees mee")
        open_topic = author.new_topic(title="Begin", text="Een openbaar begin van geheimtuin")
        member.submit(member.get("/t/" + open_topic), f"/t/{open_topic}/follow", follow="yes")
        author.write_answer(open_topic, text="heggenmuis vasthoudwoord " + "lang " * 300)
        held_topic = author.new_topic(title="Bevergracht", text="heggenmuis alarmwoord")
        gone = author.new_topic(title="Roerdomp", text="zwarteroodstaart hier")
        reader.get("/t/" + gone)  # it is kept for readers now
        post = public_id(int(self.ids(gone)[0]))
        self.assertIn("zwarteroodstaart", reader.get("/t/" + gone).text)
        self.assertIn("Roerdomp", self.search(reader, "zwarteroodstaart").text)
        author.submit(author.get(f"/b/{post}/withdraw"), f"/b/{post}/withdraw")
        until(lambda: "zwarteroodstaart" not in reader.get("/t/" + gone).text, "what is kept for readers is dropped")
        held_posts = [public_id(int(row[0])) for row in self.sql("select id from post where state = 'held'")]
        for browser in (reader, member):
            pages = ["/", "/f", "/f/" + self.installation.forums["one"]["survivors"], "/t/" + open_topic, "/t/" + held_topic,
                     "/t/" + gone, f"/t/{open_topic}?e={held_posts[0]}", f"/t/{open_topic}?b={held_posts[0]}",
                     f"/t/{open_topic}?n={held_posts[0]}"] + (["/m"] if browser is member else [])
            for held in held_posts:
                pages += [f"/t/{open_topic}/reply?q={held}", f"/b/{held}/signal", f"/b/{held}/edit", f"/b/{held}/history", f"/b/{held}/avoid"]
            for page in pages:
                text = browser.get(page).text
                for word in ("heggenmuis", "Bevergracht", "zwarteroodstaart", "Roerdomp"):
                    self.assertNotIn(word, text, page)
            for word in ("heggenmuis", "Bevergracht", "zwarteroodstaart", "Roerdomp", "heggenmuys", "zwarterodstaart"):
                found = self.search(browser, word).text.replace(f'value="{word}"', "")
                self.assertNotRegex(found, "heggenmuis|Bevergracht|zwarteroodstaart|Roerdomp", word)
        self.assertEqual(self.number("select count(*) from post where source like '%roodstaart%' or plain like '%roodstaart%'"), 0)
        self.assertEqual(self.number("select count(*) from search_stem where stem like 'zwarteroodst%' or stem like 'heggenm%'"), 0)
        self.assertNotIn(b"zwarteroodstaart", self.installation.cluster.dump())

    def test_two_personas_of_one_person_share_nothing_that_others_see(self):
        person = Browser(self.installation)
        person.write_topic(zone="survivors", title="Kant een", text="Ik schrijf hier aan de ene kant")
        person.write_topic(zone="nearby", title="Kant twee", text="Ik schrijf hier aan de andere kant")
        rows = self.sql("select p.id, p.name, p.avatar_seed, p.account_id, p.zone from persona p join topic t on t.persona_id = p.id "
                        "where t.title like 'Kant %' order by p.zone")
        self.assertEqual(len(rows), 2)
        self.assertEqual(rows[0][3], rows[1][3], "one account")
        for column in (0, 1, 2):
            self.assertNotEqual(rows[0][column], rows[1][column])
        account = public_id(int(rows[0][3]))
        other = Browser(self.installation)
        other.write_topic(text="Ik kijk rond")
        for letter, row, foreign in (("b", rows[0], rows[1]), ("a", rows[1], rows[0])):
            zone = row[4]
            pages = [other.get("/f?d=" + letter), other.get("/f/" + self.installation.forums["one"][zone]), self.search(other, "kant", letter)]
            topics = self.sql(f"select id from topic where persona_id = {row[0]}")
            pages += [other.get("/t/" + public_id(int(topics[0][0])))]
            for page in pages:
                for secret in (public_id(int(foreign[0])), foreign[1], account, row[3], row[2]):
                    self.assertNotIn(secret, page.text)
                self.assertEqual(page.header("etag"), "", "a person's page has nothing to recognise it by")
                self.assertNotRegex(page.text, r"\d\d:\d\d", "no exact times")
            self.assertIn(row[1], pages[1].text)
        # Whoever is blocked in one zone is not told by the other: the block goes by persona.
        topic = public_id(int(self.sql(f"select id from topic where persona_id = {rows[1][0]}")[0][0]))
        post = public_id(int(self.ids(topic)[0]))
        other.submit(other.get(f"/b/{post}/avoid"), f"/b/{post}/avoid")
        listed = {zone: row[1] in other.get("/f/" + self.installation.forums["one"][zone]).text
                  for zone, row in (("survivors", rows[1]), ("nearby", rows[0]))}
        self.assertEqual(listed, {"survivors": False, "nearby": True}, "blocking one persona shows who the other is")

    def test_closed_forums_are_closed_by_zone(self):
        survivor, neighbour = Browser(self.installation), Browser(self.installation)
        survivor.write_topic(zone="survivors", text="Ik hoor hier")
        neighbour.write_topic(zone="nearby", text="Ik hoor daar")
        forum = self.installation.forums["one"]["survivors-closed"]
        topic = survivor.new_topic(zone="survivors-closed", title="Binnenskamers", text="dichtgeklapt")
        post = public_id(int(self.ids(topic)[0]))
        self.assertEqual(survivor.get("/t/" + topic).status, 200)
        for browser in (neighbour, Browser(self.installation)):
            for path in (f"/f/{forum}", f"/t/{topic}", f"/t/{topic}/reply", f"/t/new?f={forum}", f"/b/{post}/signal"):
                answer = browser.get(path)
                self.assertIn(answer.status, (303, 404), path)
                self.assertNotIn("dichtgeklapt", answer.text)
            self.assertNotIn("Binnenskamers", self.search(browser, "dichtgeklapt").text)
            self.assertNotIn("Binnenskamers", browser.get("/").text)

    def test_every_kind_of_answer_has_the_safe_headers(self):
        person, room = Browser(self.installation), Browser(self.installation)
        person.write_topic(text="Een bericht")
        room.enter_room(self.installation.add_staff("one", "Kim", "moderator,duty"))
        reader = Browser(self.installation)
        asset = re.search(r'href="(/a/[^"]*\.css)"', reader.get("/").text).group(1)
        answers = {path: reader.get(path) for path in ("/", "/f", "/nergens", "/m", "/weg", "/in", "/healthz", "/readyz", "/robots.txt",
                                                       "/t/0123456789ab", "/a/nergens.css", "/%ff", "/nu", "/w", "/favicon.ico", asset,
                                                       "/api/v1/nergens", "/a/../x")}
        answers |= {f"person {path}": person.get(path) for path in ("/", "/f", "/m", "/m/veilig", "/m/mee/keuzes?vorm=json", "/room")}
        answers |= {f"room {path}": room.get(path) for path in ("/room", "/room/a")}
        answers["405"] = reader.send("DELETE", "/f")
        answers["forged"] = reader.post("/in", {"token": "x"})
        answers["foreign"] = reader.post("/in", {"token": "x"}, [("Origin", "http://evil.test")])
        answers["wrong host"] = reader.send("GET", "/", [("Host", "evil.test")])
        answers["too large"] = reader.send("POST", "/in", [("Content-Length", "999999")])
        with room.connect() as connection:
            connection.sendall(f"GET /room/stroom HTTP/1.1\r\nHost: one.test\r\nCookie: {COOKIE}={room.cookie}\r\n\r\n".encode())
            head = connection.recv(8192).decode().lower()
        for name, value in SAFE.items():
            self.assertIn(f"{name}: {value.lower()}", head)
        self.assertIn("cache-control: no-store", head)
        for name, answer in answers.items():
            with self.subTest(name):
                for header, value in SAFE.items():
                    self.assertEqual(answer.header(header), value)
                policy = answer.header("content-security-policy")
                self.assertIn("default-src 'none'", policy)
                self.assertNotRegex(policy, "unsafe|data:|http|\\*")
                self.assertTrue(answer.header("permissions-policy"))
                self.assertEqual(answer.header("server"), "")
                self.assertEqual(answer.header("x-powered-by"), "")
                if name != asset and not name.startswith("/favicon"):
                    self.assertIn(answer.header("cache-control"), ("no-store", "no-cache", "no-cache, must-revalidate", "private, no-cache")
                                  if answer.status == 200 and name.startswith("/") else ("no-store",))
                if name.startswith(("person", "room")):
                    self.assertEqual(answer.header("cache-control"), "no-store")

    def test_neither_log_nor_database_holds_what_must_not_be_written(self):
        address = "127.201.202.203"
        agent = ("User-Agent", "Geplantebrowser/7.7 (Plantmachine)")
        person = Browser(self.installation, address=address)
        person.get("/", [agent])
        person.get("/f?q=geplantezoekterm", [agent, ("Referer", "http://geplanteverwijzer.test/")])
        self.search(person, "geplantezoekterm")
        person.write_topic(text="een alarmwoord bij geplantetekst")
        code = person.return_code()
        person.submit(person.get("/m/veilig"), "/m/pin", pin="80917263", do="set")
        draft = dict(person.get("/m/veilig").forms()[0].fields)["token"]
        forum = self.installation.forums["one"]["survivors"]
        person.post("/m/draft", {"token": draft, "place": "forum:" + forum, "title": "", "text": "geplantekladtekst"})
        staff = self.installation.add_staff("one", "Joe", "moderator,duty")
        room = Browser(self.installation, address=address)
        room.enter_room(staff)
        alarm = re.search(r"/room/a/([0-9a-z]{12})", room.get("/room/a").text).group(1)
        room.submit(room.get("/room/a/" + alarm), f"/room/a/{alarm}/neem")
        token = dict(room.get("/room/rooster").forms()[0].fields)["token"]
        answer = room.post(f"/room/a/{alarm}/verder", {"token": token, "step": "note", "text": "geplantenotitie van de wacht"})
        self.assertEqual(answer.status, 303, answer.text[-2000:])
        self.assertIn("geplantenotitie", room.get("/room/a/" + alarm).text)
        for _ in range(3):
            Browser(self.installation, address=address).come_back("fout fout fout fout fout fout")
        for broken in ({"code": "geplant\x00"}, {"code": "\udcff".encode("utf-8", "surrogateescape")}):
            person.post("/in", {"token": dict(Browser(self.installation).get("/in").forms()[0].fields)["token"], **broken})
        person.send("GET", "/" + "geplant" * 900, [agent])
        secrets = {address, "Geplantebrowser", "Plantmachine", "geplantezoekterm", "geplanteverwijzer", code, code.replace(" ", "-"),
                   "80917263", staff["code"], staff["totp_secret"], person.cookie, room.cookie, "geplantenotitie", "geplantekladtekst"}
        log, dump = self.installation.log_text(), self.installation.cluster.dump().decode("utf-8", "replace")
        self.assertIn("geplantetekst", dump, "the dump is whole")
        self.assertNotIn("geplantetekst", log)
        self.assertNotIn("geplant", log)
        self.assertNotRegex(log, r"127\.(?!0\.0\.1:)\d+\.\d+\.\d+")
        for secret in secrets:
            self.assertNotIn(secret, log)
            self.assertNotIn(secret, dump)
            self.assertNotIn(secret.encode().hex(), dump)
        with open(self.installation.cluster.log, errors="replace") as file:
            self.assertNotIn("geplant", file.read())

    def test_what_is_erased_is_gone_at_once(self):
        person = Browser(self.installation)
        topic = person.new_topic(title="Wegtewissen", text="wisselkoers verdwijnt")
        reader = Browser(self.installation)
        self.assertIn("wisselkoers", reader.get("/t/" + topic).text)
        old = person.cookie
        name = self.sql(f"select p.name from persona p join topic t on t.persona_id = p.id where t.id = {id_number(topic)}")[0][0]
        self.assertEqual(person.submit(person.get("/m/weg"), "/m/weg").status, 200)
        until(lambda: "wisselkoers" not in reader.get("/t/" + topic).text, "what is kept for readers is dropped")
        self.assertNotIn("Wegtewissen", reader.get("/f/" + self.installation.forums["one"]["survivors"]).text)
        dump = self.installation.cluster.dump().decode()
        for word in ("wisselkoers", "Wegtewissen", f"\t{name}\t"):
            self.assertNotIn(word, dump)
        person.cookie = old
        self.assertEqual(person.get("/m").status, 303)


if __name__ == "__main__":
    unittest.main()
