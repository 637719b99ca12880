-- Somebody who used violence makes it small, or puts it on the other.
return rule {
  id = "minimising",
  about = { nl = "Maakt eigen geweld klein", en = "Makes their own violence small" },
  patterns = {
    deed = words "own-violence.txt",
    small = words "making-small.txt",
    whole = words "minimising.txt",
    -- Taking responsibility: course, shame, no excuse.
    owns = words "responsibility.txt",
  },
  judge = function(m)
    if m:has "owns" then return end
    if m:has "whole" or m:near("deed", "small", 40) then
      return nudge { reason = "minimising", category = "perpetrator-minimising" }
    end
  end,
  examples = {
    { "Ik heb haar één keer een tik gegeven, meer niet, en nu ben ik de boeman.", nudge = true },
    { "I only grabbed her by the arm because she kept goading me for hours.", nudge = true },
    { "Ik gaf haar een duw maar ze overdrijft altijd alles.", nudge = true },
    { "Ik heb haar geslagen. Ik volg nu een cursus en er is geen excuus.", hit = false },
    { "Hij heeft mij één keer geslagen, meer niet, toch?", hit = false },
  },
}
