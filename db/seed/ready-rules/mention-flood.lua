-- As Discord's limit of mentions.
return rule {
  id = "mention-flood",
  about = { nl = "Heel veel mensen tegelijk genoemd", en = "Very many people mentioned at once" },
  when = function(m)
    return m.mentions >= 6
  end,
  verdict = hold { category = "spam", reason = "mention-flood" },
  reasons = {
    ["mention-flood"] = { nl = "Je noemt veel mensen tegelijk. Iemand van het team leest dit eerst.", en = "You mention many people at once. Somebody of the team reads this first." },
  },
  examples = {
    { "@een @twee @drie @vier @vijf @zes kom!", hit = true },
    { "@een @twee dank jullie wel", hit = false },
  },
}
