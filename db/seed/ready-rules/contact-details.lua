-- What AutoModerator needs five expressions for.
return rule {
  id = "contact-details",
  about = { nl = "Telefoonnummer, mailadres of adres in een open gesprek", en = "Telephone number, e-mail or street address in an open conversation" },
  on = { "topic", "reply", "profile" },
  patterns = {
    data_1 = { data "phone", data "e-mail", data "iban", data "bsn", data "address" },
  },
  when = function(m)
    return m:has "data_1"
  end,
  verdict = nudge { category = "personal-data", reason = "contact-details" },
  reasons = {
    ["contact-details"] = { nl = "Er staat iets in waarmee iemand jou of een ander kan vinden. Iedereen kan dit lezen. Wil je het weghalen?", en = "There is something in it by which you or somebody else can be found. Everybody can read this. Would you take it out?" },
  },
  examples = {
    { "Bel me op 06-12345678", hit = true },
    { "Mijn IBAN is NL91 ABNA 0417 1643 00", hit = true },
    { "Bel 113, dat is gratis.", hit = false },
    { "Mijn zaak heeft nummer 123456789.", hit = false },
  },
}
