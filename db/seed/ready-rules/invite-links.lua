-- Discord, WhatsApp, Telegram and Signal groups, as Discord's own filter of invites.
return rule {
  id = "invite-links",
  about = { nl = "Een uitnodiging naar een groep elders", en = "An invitation to a group elsewhere" },
  patterns = {
    expression_1 = re [[\b(?:discord(?:\.gg|(?:app)?\.com/invite)|chat\.whatsapp\.com|t\.me/(?:joinchat|\+)|signal\.group)/?[a-z0-9#/_+-]*]],
  },
  when = function(m)
    return m:has "expression_1"
  end,
  verdict = hold { category = "solicitation", reason = "invite-links" },
  reasons = {
    ["invite-links"] = { nl = "We houden het gesprek hier, waar iemand meekijkt. Iemand van het team leest dit eerst.", en = "We keep the conversation here, where somebody watches. Somebody of the team reads this first." },
  },
  examples = {
    { "Kom naar discord.gg/abc123", hit = true },
    { "chat.whatsapp.com/AbCdEf123 is onze groep", hit = true },
    { "Ik zat vroeger veel op Discord.", hit = false },
  },
}
