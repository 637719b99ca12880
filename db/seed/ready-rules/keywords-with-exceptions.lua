-- A keyword set with wildcards and an allow list, as Discord's keyword filter; also found in disguise.
return rule {
  id = "keywords-with-exceptions",
  about = { nl = "Scheldwoorden, maar niet de woorden die er alleen op lijken", en = "Insults, but not the words that only look like them" },
  patterns = {
    words_1 = words { language = "nl", "trut*", "sukkel*" },
    fine_1 = words { language = "nl", "truttig", "truttenbel" },
  },
  when = function(m)
    return m:outside("words_1", "fine_1")
  end,
  verdict = hold { category = "hostility", reason = "keywords-with-exceptions" },
  reasons = {
    ["keywords-with-exceptions"] = { nl = "Er staat een woord in dat kan kwetsen. Iemand van het team leest het eerst.", en = "There is a word in it that can hurt. Somebody of the team reads it first." },
  },
  examples = {
    { "Wat ben je toch een trut", hit = true },
    { "wat ben je een t r u t", hit = true },
    { "Vanavond eten we truttig veel soep, zei de truttenbel van het lied.", hit = false },
  },
}
