import { COMBINATIONS_MAX } from './system-lines.ts';

/**
 * Whether so many tickets can cost so much. A ticket is one single bet or several: how many, only
 * the tickets themselves can tell (verify-tickets.ts).
 */
export function canCost(ticketCount: bigint, stakeMinor: bigint, priceMinor: bigint): boolean {
  const least = priceMinor * ticketCount;
  if (stakeMinor === least) return true;
  const most = least * BigInt(COMBINATIONS_MAX);
  return stakeMinor > least && stakeMinor <= most && stakeMinor % priceMinor === 0n;
}
