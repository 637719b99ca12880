-- Asks; it never holds. Some people write in capitals because they are upset, or because the keyboard is stuck.
return rule {
  id = "all-capitals",
  about = { nl = "Bijna alles in hoofdletters", en = "Nearly everything in capitals" },
  when = function(m)
    return m.capitals >= 80
      and m.words >= 5
      and m.danger < 1
  end,
  verdict = nudge { reason = "all-capitals" },
  reasons = {
    ["all-capitals"] = { nl = "Je tekst staat bijna helemaal in hoofdletters. Dat leest als roepen. Plaatsen kan ook zo.", en = "Your text is nearly all capitals. That reads like shouting. You may place it as it is." },
  },
  examples = {
    { "WAAROM LUISTERT HIER NOOIT IEMAND NAAR MIJ", hit = true },
    { "WAAROM LUISTERT HIER NOOIT IEMAND NAAR MIJ", danger = 2, hit = false },
    { "Ik belde de GGZ en de IND, en toen naar huis.", hit = false },
  },
}
