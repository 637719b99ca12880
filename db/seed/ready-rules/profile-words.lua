-- As Discord's filter of member profiles.
return rule {
  id = "profile-words",
  about = { nl = "Woorden in een profiel", en = "Words in a profile" },
  on = { "profile" },
  patterns = {
    words_1 = words { language = "nl", "mannenhaat*", "vrouwenhaat*" },
  },
  when = function(m)
    return m:has "words_1"
  end,
  verdict = hold { category = "hostility", reason = "profile-words" },
  reasons = {
    ["profile-words"] = { nl = "Iemand van het team leest je profiel eerst.", en = "Somebody of the team reads your profile first." },
  },
  examples = {
    { "Mannenhaatster en trots", place = "profile", hit = true },
    { "Ik hou van wandelen", place = "profile", hit = false },
  },
}
