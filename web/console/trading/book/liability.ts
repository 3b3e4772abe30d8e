/** How near the house is to what it is ready to lose. */

export interface LimitUse {
  readonly usedMinor: number;
  readonly limitMinor: number;
}

/** From this share on a bar warns; and from this one on hardly a bet fits any more. */
const NEAR_PERCENT = 70;
const FULL_PERCENT = 95;

export type Nearness = 'far' | 'near' | 'full';

/** Rounded down, so that 100 is not said before it is true. A limit of nothing is used up. */
export function usedPercent({ usedMinor, limitMinor }: LimitUse): number {
  if (limitMinor <= 0) return 100;
  return Number((BigInt(usedMinor) * 100n) / BigInt(limitMinor));
}

export function nearness(use: LimitUse): Nearness {
  const percent = usedPercent(use);
  if (percent >= FULL_PERCENT) return 'full';
  return percent >= NEAR_PERCENT ? 'near' : 'far';
}

/** The one of several that will be used up first, as far as one can tell. */
export function tightest<Use extends LimitUse>(uses: readonly Use[]): Use | undefined {
  return uses.reduce<Use | undefined>(
    (worst, use) => (worst === undefined || isTighter(use, worst) ? use : worst),
    undefined,
  );
}

/** By the shares, exactly; a limit of nothing is tighter than any other. */
function isTighter(one: LimitUse, other: LimitUse): boolean {
  if (one.limitMinor <= 0 || other.limitMinor <= 0) return one.limitMinor < other.limitMinor;
  const mine = BigInt(one.usedMinor) * BigInt(other.limitMinor);
  const theirs = BigInt(other.usedMinor) * BigInt(one.limitMinor);
  return mine > theirs;
}
