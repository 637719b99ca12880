-- Whoever writes p!llen or p i l l e n knows why. Neither library can ask for this.
return rule {
  id = "disguised-words",
  about = { nl = "Woorden die alleen in vermomming voorkomen", en = "Words that come in disguise only" },
  patterns = {
    words_1 = words { language = "nl", "pillen", "viagra" },
  },
  when = function(m)
    return m:disguised "words_1"
  end,
  verdict = { hold { reason = "disguised-words" }, tag "disguised" },
  reasons = {
    ["disguised-words"] = { nl = "Iemand van het team leest dit eerst.", en = "Somebody of the team reads this first." },
  },
  examples = {
    { "ik verkoop p!llen", hit = true },
    { "v i a g r a te koop", hit = true },
    { "de huisarts gaf me pillen", hit = false },
  },
}
