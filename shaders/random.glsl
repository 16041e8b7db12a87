// The same hashes as src/scalp/random.h: PCG-RXS-M-XS 32 (O'Neill 2014, HMC-CS-2014-0905).
uint pcgHash(uint value) {
  uint state = value * 747796405u + 2891336453u;
  uint word = ((state >> ((state >> 28) + 4u)) ^ state) * 277803737u;
  return (word >> 22) ^ word;
}
uint hashOf(uint a, uint b) { return pcgHash(a ^ pcgHash(b)); }
uint hashOf(uint a, uint b, uint c) { return hashOf(a, hashOf(b, c)); }

float unitFloat(uint bits) { return float(bits >> 8) * (1.0 / 16777216.0); }

// Roughly normal, mean 0, variance 1, within +-3.5: four uniform bytes added up.
float deviate(uint bits) {
  uvec4 b = uvec4(bits, bits >> 8, bits >> 16, bits >> 24) & 255u;
  return (float(b.x + b.y + b.z + b.w) - 510.0) / 147.8;
}

// In what a hair differs from its neighbours, as bits; by the site's rank and the seed, whatever the day and the cut.
struct HairChance {
  uint thickness, darkness, turn, lean, cut;
};
HairChance hairChance(uint site) {
  HairChance chance;
  chance.thickness = pcgHash(site);
  chance.darkness = pcgHash(chance.thickness);
  chance.turn = pcgHash(chance.darkness);
  chance.lean = pcgHash(chance.turn);
  chance.cut = pcgHash(chance.lean);
  return chance;
}
