-- The first answers to a first story decide whether somebody writes again. What doubts, orders or digs waits for a host.
return rule {
  id = "first-answer",
  about = { nl = "Eerste antwoord op een eerste verhaal: twijfel, bevel of vragen naar details wachten", en = "First answer to a first story: doubt, orders and questions for detail wait" },
  on = { "reply", "group", "chat" },
  patterns = {
    doubt = words "doubting.txt",
    order = words "ordering.txt",
    detail = words "asking-detail.txt",
    soft = words "soft.txt",
  },
  judge = function(m)
    if not m.replies_to_first_disclosure then return end
    if m:has "doubt" then return hold { reason = "first-doubt", category = "victim-blaming" } end
    if m:has "order" and not m:near("soft", "order", 6) then return hold { reason = "first-order" } end
    if m:has "detail" then return hold { reason = "first-detail" } end
  end,
  examples = {
    { "Weet je zeker dat het zo gegaan is?", place = "reply", replies_to_first_disclosure = true, hold = true },
    { "Je moet nu meteen bij hem weg.", place = "reply", replies_to_first_disclosure = true, hold = true },
    { "Wat deed hij precies? Vertel eens meer details.", place = "reply", replies_to_first_disclosure = true, hold = true },
    { "Je moet nu meteen bij hem weg.", place = "reply", hit = false },
    { "Wat goed dat je het hier opschrijft. Je bent niet alleen.", place = "reply", replies_to_first_disclosure = true, hit = false },
  },
}
