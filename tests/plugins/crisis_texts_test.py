#!/usr/bin/env python3
"""The labelled texts of crisis-keywords: every line is whole, its labels agree, and nothing of the exam stands in the training texts.

Run by ctest; by hand: tests/plugins/crisis_texts_test.py
Prints how many texts there are by language and level; never a text of the exam, so that nobody learns it from a failure.
"""
import collections
import json
import pathlib
import unicodedata
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2] / "plugins" / "crisis-keywords" / "texts"
KEYS = ["id", "lang", "context", "text", "level", "categories", "action", "why", "tags"]
LANGUAGES = {"nl", "en", "ar", "tr", "pl", "mixed"}
CONTEXTS = {"topic", "reply", "group", "chat", "profile"}
CATEGORIES = {
    "suicide", "self-harm", "violence-now", "child-danger", "acute-sexual-violence", "captivity-exploitation", "threat-received",
    "threat-made", "honour-threat", "stalking", "medical", "personal-data", "locating-someone", "solicitation", "victim-blaming",
    "hostility", "perpetrator-minimising", "spam", "medical-advice-danger", "triggering-detail", "none",
}
HELD = {"locating-someone", "solicitation", "hostility", "spam"}
NUDGED = {"triggering-detail", "victim-blaming", "perpetrator-minimising", "medical-advice-danger"}
# Words in a run, and the share of the shorter text's runs above which two texts count as nearly the same. Common sentences
# ("ik wil niet meer leven") may be shared: people do say the same.
RUN = 5
NEARLY_THE_SAME = 0.4


def read(part):
    """All lines of exam or train as (file:line, parsed); a line that does not parse is None."""
    for file in sorted((ROOT / part).glob("*.jsonl")):
        for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), 1):
            if line:
                try:
                    yield f"{part}/{file.name}:{number}", json.loads(line)
                except ValueError:
                    yield f"{part}/{file.name}:{number}", None


def action_of(text):
    """What the conventions of texts/README.md make of level, categories and tags."""
    categories = set(text["categories"])
    if text["level"] >= 2:
        return "escalate"
    if categories & HELD or ("personal-data" in categories and "pii-third" in text["tags"]):
        return "hold"
    return "nudge" if "personal-data" in categories or categories & NUDGED else "allow"


def words(text):
    """Lower case words without marks and disguise, so that a changed comma or accent makes no other text."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c if c.isalnum() else " " for c in plain if unicodedata.category(c) not in ("Mn", "Cf")).split()


def runs(text):
    found = words(text)
    return {tuple(found[at:at + RUN]) for at in range(len(found) - RUN + 1)}


def complaint(text):
    """What is wrong with one parsed line, or None."""
    if not isinstance(text, dict) or [key for key in text if key != "telling"] != KEYS:
        return f"keys are not {KEYS}, with telling if one clause tells it all"
    if "telling" in text and not (isinstance(text["telling"], str) and text["telling"] in text["text"]):
        return "the telling clause is not in the text"
    if text["lang"] not in LANGUAGES or text["context"] not in CONTEXTS:
        return "unknown language or context"
    if type(text["level"]) is not int or not 0 <= text["level"] <= 3:
        return "level is not 0 to 3"
    if not all(isinstance(text[key], str) and text[key].strip() for key in ("id", "text", "why")):
        return "empty id, text or why"
    if not text["categories"] or not set(text["categories"]) <= CATEGORIES or not all(isinstance(t, str) for t in text["tags"]):
        return "unknown category, or tags are not words"
    if "none" in text["categories"] and len(text["categories"]) > 1:
        return "none beside another category"
    if text["level"] >= 2 and text["categories"] == ["none"]:
        return "urgent without a category"
    if text["action"] != action_of(text):
        return f"action is {text['action']}, the conventions say {action_of(text)}"
    if "hard-negative" in text["tags"] and text["action"] != "allow":
        return "a harmless look-alike is not allowed"
    return None


class Labels(unittest.TestCase):
    def test_every_line_is_whole_and_its_labels_agree(self):
        for part in ("exam", "train"):
            texts = list(read(part))
            self.assertTrue(texts, part)
            bad = [f"{place}: {complaint(text)}" for place, text in texts if complaint(text)]
            self.assertFalse(bad, "\n" + "\n".join(bad))

    def test_no_two_texts_have_one_id(self):
        seen = collections.Counter(text["id"] for part in ("exam", "train") for _, text in read(part))
        self.assertEqual([name for name, times in seen.items() if times > 1], [])

    def test_a_wrong_label_is_noticed(self):
        whole = dict(zip(KEYS, ["x", "nl", "chat", "Dag", 2, ["suicide"], "escalate", "w", []]))
        self.assertIsNone(complaint(whole))
        for change in ({"action": "allow"}, {"level": 1}, {"level": 4}, {"categories": ["none"]}, {"categories": ["suicid"]},
                       {"lang": "de"}, {"tags": ["hard-negative"]}, {"text": " "}):
            self.assertIsNotNone(complaint(whole | change), change)


class Apart(unittest.TestCase):
    """Figures on the exam mean nothing when rules or the model have seen its texts."""

    def test_no_text_of_the_exam_is_in_the_training_texts(self):
        train = collections.defaultdict(list)
        for place, text in read("train"):
            train["".join(words(text["text"]))].append(place)
        same = [(place, train["".join(words(text["text"]))]) for place, text in read("exam")
                if "".join(words(text["text"])) in train]
        self.assertEqual(same, [])

    def test_no_text_of_the_exam_is_nearly_a_training_text(self):
        by_run, size = collections.defaultdict(set), {}
        for place, text in read("train"):
            found = runs(text["text"])
            size[place] = len(found)
            for run in found:
                by_run[run].add(place)
        near = []
        for place, text in read("exam"):
            found = runs(text["text"])
            shared = collections.Counter(other for run in found for other in by_run.get(run, ()))
            near += [(place, other) for other, times in shared.items()
                     if times > 1 and times >= NEARLY_THE_SAME * min(len(found), size[other])]
        self.assertEqual(near, [])

    def test_a_changed_word_is_still_nearly_the_same(self):
        one = runs("Hij staat elke avond aan de overkant van de straat en kijkt naar ons raam")
        other = runs("hij stáát elke avond aan de overkant van de weg en kijkt naar ons raam")
        self.assertGreaterEqual(len(one & other), NEARLY_THE_SAME * min(len(one), len(other)))


def count():
    for part in ("exam", "train"):
        levels = collections.Counter((text["lang"], text["level"]) for _, text in read(part) if text)
        print(part, sum(levels.values()))
        for language in sorted({name for name, _ in levels}):
            print(f"  {language:6}", "  ".join(f"level {level}: {levels[language, level]:4}" for level in range(4)))


if __name__ == "__main__":
    count()
    unittest.main()
