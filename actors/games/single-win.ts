/** For families whose picks are one combination each: it wins one tier, or none. */
export function winOnce(tier: number, wins: number[]): number {
  wins.fill(0);
  if (tier !== 0) wins[tier - 1] = 1;
  return tier;
}
