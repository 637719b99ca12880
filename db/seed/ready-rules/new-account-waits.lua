-- Account age and number of messages, as AutoModerator's account_age and Discord's verification levels.
-- Gentle places let people write at once: switch this on during an attack only.
return rule {
  id = "new-account-waits",
  about = { nl = "Eerste berichten van wie net hier is wachten", en = "First messages of somebody new wait" },
  when = function(m)
    return m.author.days < 1
      and m.author.messages < 2
      and not m.author.expert
  end,
  verdict = hold { reason = "new-account-waits" },
  reasons = {
    ["new-account-waits"] = { nl = "Iemand van het team leest dit eerst. Dat doen we bij iedereen die net hier is.", en = "Somebody of the team reads this first. We do so for everybody who is new here." },
  },
  examples = {
    { "Hallo, ik ben hier nieuw.", author = { messages = 0, days = 0 }, hit = true },
    { "Hallo, daar ben ik weer.", author = { messages = 2, days = 0 }, hit = false },
    { "Welkom, ik lees mee.", author = { messages = 0, days = 0, expert = true }, hit = false },
  },
}
