-- Describes violence in detail without a warning: the writer is asked to add one, which takes a click.
return rule {
  id = "triggering-detail",
  about = { nl = "Beschrijft geweld in detail, zonder waarschuwing vooraf", en = "Describes violence in detail, without a content warning" },
  on = { "topic", "reply", "group", "chat" },
  patterns = {
    gore = words "gore.txt",
    force = words "force.txt",
    method = words "methods.txt",
    sexual = words "sexual-detail.txt",
    warned = { "tw", "trigger warning", "triggerwarning", "cw", "content warning", "waarschuwing vooraf", "heftig verhaal" },
  },
  judge = function(m)
    if #m.warnings > 0 or m:has "warned" then return end
    local points = math.min(m:count "gore", 4) + (m:has "sexual" and 3 or 0) + (m:has "method" and 3 or 0)
    if m:near("gore", "force", 14) then points = points + 1 end
    if points >= 3 then return nudge { reason = "triggering", category = "triggering-detail" } end
  end,
  examples = {
    { "Hij sloeg met de hak van een laars tot het bot door de huid stak, mijn oog hing dicht van het bloed en ik hoorde iets kraken.", nudge = true },
    { "Toen hij mijn arm brak stak het bot eruit, overal bloed, mijn tanden lagen op de vloer.", nudge = true },
    { "TW: bloed. Hij sloeg tot het bot door de huid stak, overal bloed, ik hoorde het kraken.", hit = false },
    { "Hij heeft me vroeger geslagen, daar slaap ik nog slecht van.", hit = false },
  },
}
