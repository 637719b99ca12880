-- Put your team's languages in the list. It labels; it keeps nobody from writing.
return rule {
  id = "other-language",
  about = { nl = "Geschreven in een taal die het team niet leest", en = "Written in a language that the team does not read" },
  when = function(m)
    return not one_of(m.written_in, { "nl", "en", "ar", "tr", "pl" })
      and m.words >= 8
  end,
  verdict = tag "other-language",
  examples = {
    { "Je ne sais pas quoi faire, il est revenu hier soir et je suis très fatiguée maintenant.", hit = true },
    { "Ik weet niet wat ik moet doen, hij kwam gisteravond terug en ik ben zo moe.", hit = false },
  },
}
