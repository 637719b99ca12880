-- A reply of a template, as AutoModerator's comment; only its author reads it.
return rule {
  id = "welcome",
  about = { nl = "Een antwoord aan wie hier voor het eerst schrijft", en = "An answer to whoever writes here for the first time" },
  when = function(m)
    return m.first_disclosure
  end,
  verdict = { tag "first-message", reply { reason = "welcome-reply" } },
  reasons = {
    ["welcome-reply"] = { nl = "Wat goed dat je er bent. Je hoeft niets uit te leggen. Wie antwoordt, doet dat rustig; wil je liever een mens spreken, kijk dan bij Nu hulp.", en = "Good that you are here. You need not explain anything. Whoever answers takes their time; would you rather speak to a human, look under Help now." },
  },
  examples = {
    { "Ik durf het bijna niet te schrijven.", first_disclosure = true, hit = true },
    { "Ik ben er weer.", hit = false },
  },
}
