-- Ordinary messages pass.
return {
  { "Goedemorgen allemaal, de koffie staat klaar.", allow = true },
  { "Ik slaap slecht sinds de zitting, wie herkent dat?", allow = true },
}
