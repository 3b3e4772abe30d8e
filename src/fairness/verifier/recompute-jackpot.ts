/** The pools of a draw under the rules of its jackpot. Specified in transcript.ts, step by step. */
import type { Transcript, TranscriptJackpotRules, TranscriptRule } from '../transcript.ts';

export interface DuePools {
  /** By tier, in the order of the rules; of a fixed tier, what goes down to it. */
  readonly pools: readonly bigint[];
  /** What rolls over beside the unwon pools. */
  readonly carried: bigint;
  /** What the rules cost the house. */
  readonly cost: bigint;
  /** The figures of the transcript's `jackpot` that follow; nothing where there are no rules. */
  readonly figures: Readonly<Record<string, bigint | null>>;
}

/** `shares` is what each tier gets of the sales. */
export function duePools(draw: Transcript, shares: readonly bigint[]): DuePools {
  const rules = draw.terms.game.tiers;
  const jackpotIn = BigInt(draw.jackpotInMinor);
  const pools = rules.map((rule, at) => {
    return (shares[at] ?? 0n) + (isJackpot(rule) ? jackpotIn : 0n);
  });
  const { jackpot: ruled } = draw.terms.game;
  if (ruled === undefined || draw.jackpot === undefined) {
    return { pools, carried: 0n, cost: 0n, figures: {} };
  }
  return underRules(draw, ruled, pools);
}

function underRules(draw: Transcript, ruled: TranscriptJackpotRules, before: bigint[]): DuePools {
  const { tiers: rules } = draw.terms.game;
  const hasWinners = rules.map((_, at) => (draw.tiers[at]?.winners ?? 0) > 0);
  const top = rules.findIndex(isJackpot);
  const heir = hasWinners.findIndex((has, at) => has && at > top);
  const full = before[top] ?? 0n;
  const cap = ruled.capMinor === null ? full : BigInt(ruled.capMinor);
  const excess = full > cap ? full - cap : 0n;
  const goesDown =
    ruled.mustBeWonBy !== null &&
    (draw.jackpot?.number ?? 0) >= ruled.mustBeWonBy &&
    hasWinners[top] === false &&
    heir !== -1;
  const leaves = rules.map((rule, at) => {
    const rollsOver = rule.kind === 'pariMutuel' && rule.ifUnwon === 'rollover';
    if (goesDown && rollsOver && hasWinners[at] === false) return before[at] ?? 0n;
    return at === top ? excess : 0n;
  });
  const left = leaves.reduce((sum, one) => sum + one, 0n);
  const pools = before.map((pool, at) => pool - (leaves[at] ?? 0n) + (at === heir ? left : 0n));

  const guaranteed = BigInt(ruled.guaranteedMinor ?? 0);
  const topPool = pools[top] ?? 0n;
  const topUp = hasWinners[top] === true && guaranteed > topPool ? guaranteed - topPool : 0n;
  if (top !== -1) pools[top] = topPool + topUp;
  const reserveIn = BigInt(draw.jackpot?.reserveInMinor ?? 0);
  const fromReserve = topUp > reserveIn ? reserveIn : topUp;
  const toReserve = (BigInt(draw.salesMinor) * BigInt(ruled.reservePermyriad ?? 0)) / 10_000n;
  const isDown = heir !== -1 && left > 0n;
  return {
    pools,
    carried: heir === -1 ? left : 0n,
    cost: topUp - fromReserve + toReserve,
    figures: {
      topUpMinor: topUp,
      fromReserveMinor: fromReserve,
      toReserveMinor: toReserve,
      reserveOutMinor: reserveIn - fromReserve + toReserve,
      rolledDownMinor: isDown ? left : 0n,
      rolledDownTo: isDown ? BigInt(rules[heir]?.tier ?? 0) : null,
    },
  };
}

/** Whether the next draw of the series is the first since the jackpot was won. */
export function countsAsWon({ terms, tiers, jackpot }: Transcript): boolean {
  const top = tiers[terms.game.tiers.findIndex(isJackpot)];
  if (top === undefined) return false;
  const wentDown = top.poolMinor === 0 && (jackpot?.rolledDownMinor ?? 0) > 0;
  return top.winners > 0 || wentDown;
}

function isJackpot(rule: TranscriptRule): boolean {
  return rule.kind === 'pariMutuel' && rule.jackpot;
}
