/** What the counts of winners are worth under the rules. Specified in transcript.ts. */
import type {
  Transcript,
  TranscriptJackpot,
  TranscriptRule,
  TranscriptTier,
} from '../transcript.ts';
import { type Check, check, checkNone, type FoundValue } from './check.ts';
import { twinOf } from './family-twins.ts';
import { type DuePools, duePools } from './recompute-jackpot.ts';

/** Everything in BigInt: untrusted numbers may multiply beyond the safe integers. */
interface Settlement {
  readonly pool: bigint;
  readonly prize: bigint;
  readonly paid: bigint;
  readonly breakage: bigint;
  readonly unwon: bigint;
  /** What the tier takes out of the sales, before an unwon pool finds its way back. */
  readonly fromSales: bigint;
}

/**
 * Four checks: each tier against its rule, the totals against the tiers, nothing made or lost, and
 * the figures of a jackpot that has rules.
 */
export function checkMoney(draw: Transcript): Check[] {
  const { tiers, salesMinor } = draw;
  const { game } = draw.terms;
  const condition = Object.keys(twinOf(game).condition);
  const sales = BigInt(salesMinor);
  const shares = game.tiers.map((rule) => {
    return rule.kind === 'fixed' ? 0n : (sales * BigInt(rule.sharePermyriad)) / 10_000n;
  });
  const ruled = duePools(draw, shares);
  const due = { rollover: ruled.carried, breakage: 0n, house: sales - ruled.cost };
  const wrong = tiers.length === game.tiers.length ? [] : ['there is not one result for each tier'];
  const dueTiers: PaidTier[] = [];
  for (const [index, rule] of game.tiers.entries()) {
    const result = tiers[index];
    if (result === undefined) continue;
    const settlement = settle(rule, BigInt(result.winners), {
      pool: ruled.pools[index] ?? 0n,
      share: shares[index] ?? 0n,
    });
    dueTiers.push(dueTier(rule.tier, result.winners, settlement));
    if (!agrees(rule, result, settlement, condition)) {
      wrong.push(`tier ${rule.tier} should pay ${settlement.prize} to each winner`);
    }
    due.breakage += settlement.breakage;
    due.house -= settlement.fromSales;
    if (rule.kind === 'pariMutuel') due[rule.ifUnwon] += settlement.unwon;
  }
  return [
    checkNone('prizes', wrong, 'every tier pays what its rule says', {
      stated: { tiers: tiers.map(statedTier) },
      computed: { tiers: dueTiers },
    }),
    checkTotals(draw, due),
    checkConservation(draw),
    ...(draw.jackpot === undefined ? [] : [checkFigures(draw.jackpot, ruled.figures)]),
  ];
}

function checkFigures(jackpot: TranscriptJackpot, due: DuePools['figures']): Check {
  const problems = Object.entries(due).flatMap(([name, figure]) => {
    const holds = figureOf(jackpot, name) === figure;
    return holds ? [] : [`${name} should be ${figure}`];
  });
  const { topUpMinor, rolledDownMinor, reserveOutMinor } = jackpot;
  const told = `topped up by ${topUpMinor}, ${rolledDownMinor} went down a tier`;
  const stated = Object.keys(due).map((name) => [name, figureOf(jackpot, name)]);
  return checkNone('jackpotRules', problems, `${told}, ${reserveOutMinor} are in reserve`, {
    stated: Object.fromEntries(stated),
    computed: due,
  });
}

function checkTotals(
  { rolloverMinor, breakageMinor, houseMinor }: Transcript,
  due: { readonly rollover: bigint; readonly breakage: bigint; readonly house: bigint },
): Check {
  const holds =
    due.rollover === BigInt(rolloverMinor) &&
    due.breakage === BigInt(breakageMinor) &&
    due.house === BigInt(houseMinor);
  const { rollover, breakage, house } = due;
  return check('totals', holds, `rollover ${rollover}, breakage ${breakage}, house ${house}`, {
    stated: {
      rolloverMinor: BigInt(rolloverMinor),
      breakageMinor: BigInt(breakageMinor),
      houseMinor: BigInt(houseMinor),
    },
    computed: { rolloverMinor: rollover, breakageMinor: breakage, houseMinor: house },
  });
}

/** Checks the stated figures alone, so that it holds or fails apart from the rules. */
function checkConservation(draw: Transcript): Check {
  const { salesMinor, jackpotInMinor, tiers, rolloverMinor, breakageMinor, houseMinor } = draw;
  const { reserveInMinor = 0, reserveOutMinor = 0 } = draw.jackpot ?? {};
  const paid = tiers.reduce((sum, { paidMinor }) => sum + BigInt(paidMinor), 0n);
  const into = BigInt(salesMinor) + BigInt(jackpotInMinor) + BigInt(reserveInMinor);
  const kept = BigInt(rolloverMinor) + BigInt(breakageMinor) + BigInt(houseMinor);
  const out = paid + kept + BigInt(reserveOutMinor);
  return check('conservation', into === out, `${into} came in, ${out} is accounted for`, {
    computed: { intoMinor: into, outMinor: out },
  });
}

function figureOf(jackpot: TranscriptJackpot, name: string): FoundValue {
  const said: FoundValue = Reflect.get(jackpot, name);
  return typeof said === 'number' ? BigInt(said) : said;
}

interface PaidTier {
  readonly tier: number;
  readonly winners: number;
  readonly poolMinor: bigint;
  readonly prizeMinor: bigint;
  readonly paidMinor: bigint;
  readonly breakageMinor: bigint;
  readonly [name: string]: FoundValue;
}

function statedTier({ tier, winners, ...money }: TranscriptTier): PaidTier {
  return {
    tier,
    winners,
    poolMinor: BigInt(money.poolMinor),
    prizeMinor: BigInt(money.prizeMinor),
    paidMinor: BigInt(money.paidMinor),
    breakageMinor: BigInt(money.breakageMinor),
  };
}

function dueTier(
  tier: number,
  winners: number,
  { pool, prize, paid, breakage }: Settlement,
): PaidTier {
  return {
    tier,
    winners,
    poolMinor: pool,
    prizeMinor: prize,
    paidMinor: paid,
    breakageMinor: breakage,
  };
}

function settle(
  rule: TranscriptRule,
  winners: bigint,
  { pool, share }: { readonly pool: bigint; readonly share: bigint },
): Settlement {
  if (rule.kind === 'fixed') {
    const fixed = BigInt(rule.prizeMinor);
    const more = winners === 0n ? 0n : pool / winners;
    const breakage = pool - more * winners;
    const paid = (fixed + more) * winners;
    const fromSales = fixed * winners;
    return { pool, prize: fixed + more, paid, breakage, unwon: 0n, fromSales };
  }
  const fromSales = share;
  if (winners === 0n) {
    return { pool, prize: 0n, paid: 0n, breakage: 0n, unwon: pool, fromSales };
  }
  const prize = pool / winners;
  const paid = prize * winners;
  return { pool, prize, paid, breakage: pool - paid, unwon: 0n, fromSales };
}

function agrees(
  rule: TranscriptRule,
  result: TranscriptTier,
  due: Settlement,
  condition: readonly string[],
): boolean {
  return (
    result.tier === rule.tier &&
    condition.every((name) => Reflect.get(result, name) === Reflect.get(rule, name)) &&
    result.kind === rule.kind &&
    BigInt(result.poolMinor) === due.pool &&
    BigInt(result.prizeMinor) === due.prize &&
    BigInt(result.paidMinor) === due.paid &&
    BigInt(result.breakageMinor) === due.breakage
  );
}
