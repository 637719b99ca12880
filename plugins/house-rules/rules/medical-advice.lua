-- Advice that can hurt: doses, mixing, stopping, not going to a doctor.
return rule {
  id = "medical-advice",
  about = { nl = "Geeft raad over medicijnen of zorg die gevaarlijk kan zijn", en = "Gives advice on medicines or care that may be dangerous" },
  patterns = {
    whole = words "medical-advice.txt",
    medicine = words "medicines.txt",
    advice = words "advising.txt",
    dose = words "dose.txt",
    self = words "own-treatment.txt",
  },
  judge = function(m)
    if m:has "self" then return end
    if m:has "whole" or (m:near("medicine", "dose", 10) and m:has "advice") then
      if m.replies_to_first_disclosure then return hold { reason = "medical-first", category = "medical-advice-danger" } end
      return nudge { reason = "medical", category = "medical-advice-danger" }
    end
  end,
  examples = {
    { "Neem gewoon dubbel van je slaapmedicatie met een wijntje erbij.", place = "reply", nudge = true },
    { "Stop gewoon met je antidepressiva, dat is allemaal gif.", place = "reply", nudge = true },
    { "just take double the dose, I do that with diazepam", place = "reply", nudge = true },
    { "Je hoeft echt niet naar een dokter met die wond, superlijm werkt ook.", place = "reply", nudge = true },
    { "Mijn dokter heeft mijn medicatie verdubbeld.", hit = false },
    { "Overleg altijd met je arts voor je stopt met medicatie.", hit = false },
  },
}
