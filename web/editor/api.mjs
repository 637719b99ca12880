// What rules may say, for the editor's completion. plugins/README.md describes the same; api.test.mjs holds the two together.

/** Fields of a rule. */
export const ruleFields = {
  id: "its name", about: "what it looks for, by language", on: "where: topic, reply, group, chat, profile", patterns: "what is looked for, by name",
  when: "function(m): whether it applies", judge: "function(m): the verdict itself", verdict: "what happens", reasons: "sentences for people, by reason",
  examples: "messages and what must come of them",
};

/** What stands by itself. */
export const globals = {
  rule: "rule { … }", words: "words { language = \"nl\", \"…\" }: lines of a word list", data: "data \"phone\": personal data of a kind",
  re: "re [[…]]: an expression on the folded text", exact: "exact [[…]]: an expression on the text as written",
  one_of: "one_of(value, { … }): whether it is in the list", split: "split(text, separator)", trim: "trim(text)",
};

export const verdicts = {
  allow: "nothing happens", nudge: "the author is asked first", hold: "a human looks first", escalate: "a human is called: level, category",
  warn: "adds a content warning", tag: "a mark for moderators", reply: "a sentence to the author",
};

/** m.… */
export const message = {
  text: "as written", normalised: "folded", language: "of the author's pages", place: "topic, reply, group, chat, profile", zone: "survivors, nearby, involved, professionals",
  first_disclosure: "the author's first message here", replies_to_first_disclosure: "one of the first answers to a first message", author: "coarse facts of this persona",
  warnings: "content warnings that the author chose", now: "seconds since 1970", sentences: "a list of sentences", words: "how many words", characters: "how many characters",
  lines: "how many lines", capitals: "per cent of the letters", repeats: "how often the same is said", longest_run: "the longest row of one character", links: "how many links",
  domains: "where links lead", mentions: "how many @names", written_in: "the language of the text", forum: "its code", group: "its code", arrivals: "newcomers in ten minutes",
  danger: "level found before, 0 to 3", hour: "0 to 23, in the Netherlands", minute: "0 to 59", weekday: "1 Monday to 7 Sunday",
};

/** m.author.… */
export const author = {
  messages: "so far", days: "since the first", expert: "of the organisation", last_ten_minutes: "messages just before", same_text: "this same text within a day",
};

/** m:… and s:… */
export const methods = {
  has: "whether a pattern is found", count: "how often", hits: "a list of hits", near: "m:near(\"a\", \"b\", 3)", within: "first and last word that a pattern covers", same_sentence: "m:same_sentence(\"a\", \"b\")",
  match: "groups of an expression", plain: "found as it is", disguised: "found in disguise", outside: "m:outside(\"a\", \"fine\")", links_to: "m:links_to { \"example.org\" }",
  links_beyond: "m:links_beyond { \"example.org\" }", between: "m:between(22, 6)", score: "m:score(\"danger\", \"urgent\")",
};

/** Between quotes, by what stands before them. */
export const values = {
  data: ["phone", "e-mail", "iban", "bsn", "address", "licence-plate", "handle"],
  language: ["nl", "en", "ar", "tr", "pl"],
  on: ["topic", "reply", "group", "chat", "profile"],
  place: ["topic", "reply", "group", "chat", "profile"],
  zone: ["survivors", "nearby", "involved", "professionals"],
  category: ["suicide", "self-harm", "violence-now", "child-danger", "acute-sexual-violence", "captivity-exploitation", "threat-received", "threat-made", "honour-threat",
    "stalking", "medical", "personal-data", "locating-someone", "solicitation", "victim-blaming", "hostility", "perpetrator-minimising", "spam", "medical-advice-danger",
    "triggering-detail"],
};
