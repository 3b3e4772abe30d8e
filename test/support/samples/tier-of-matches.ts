interface NumberedTier {
  readonly tier: number;
}

/** The tier of k of n that a count of matches wins, looked up plainly; 0 for none. */
export function tierOfMatches(tiers: readonly NumberedTier[], matches: number): number {
  return tiers.find((one) => 'matches' in one && one.matches === matches)?.tier ?? 0;
}
