// The same hashes as src/scalp/random.h: PCG-RXS-M-XS 32 (O'Neill 2014, HMC-CS-2014-0905).
uint pcgHash(uint value) {
  uint state = value * 747796405u + 2891336453u;
  uint word = ((state >> ((state >> 28) + 4u)) ^ state) * 277803737u;
  return (word >> 22) ^ word;
}
uint hashOf(uint a, uint b) { return pcgHash(a ^ pcgHash(b)); }
uint hashOf(uint a, uint b, uint c) { return hashOf(a, hashOf(b, c)); }

float unitFloat(uint bits) { return float(bits >> 8) * (1.0 / 16777216.0); }
