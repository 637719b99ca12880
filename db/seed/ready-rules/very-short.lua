-- As body_shorter_than, but it asks instead of removing.
return rule {
  id = "very-short",
  about = { nl = "Een nieuw gesprek van een paar woorden", en = "A new conversation of a few words" },
  on = { "topic" },
  when = function(m)
    return m.words < 3
      and m.danger < 1
  end,
  verdict = nudge { reason = "very-short" },
  reasons = {
    ["very-short"] = { nl = "Met een zin erbij weten anderen waar je aan toe bent. Plaatsen kan ook zo.", en = "With a sentence more others know how things are. You may place it as it is." },
  },
  examples = {
    { "Hallo allemaal", hit = true },
    { "Ik weet niet waar ik moet beginnen.", hit = false },
  },
}
