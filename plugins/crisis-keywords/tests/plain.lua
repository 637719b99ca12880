-- Ordinary messages call nobody.
return {
  { "Goedemorgen allemaal, de koffie staat klaar.", level = 0 },
  { "Ik slaap slecht sinds de zitting, wie herkent dat?", level = 0 },
}
