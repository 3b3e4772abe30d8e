/** What the results say about a tier, besides its condition. */
export type TierResult<Settled> = Omit<
  Settled,
  'kind' | 'poolMinor' | 'paidMinor' | 'breakageMinor'
>;

interface SettledTier {
  readonly kind: string;
  readonly poolMinor: number;
  readonly paidMinor: number;
  readonly breakageMinor: number;
}

/** Its number and condition, its winners, their prize, without what only a transcript shows. */
export function tierResult<Settled extends SettledTier>(settled: Settled): TierResult<Settled> {
  const { kind, poolMinor, paidMinor, breakageMinor, ...result } = settled;
  return result;
}
