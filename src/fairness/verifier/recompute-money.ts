/** What the counts of winners are worth under the rules. Specified in transcript.ts. */
import type { Transcript, TranscriptRule, TranscriptTier } from '../transcript.ts';
import { type Check, check, checkNone } from './check.ts';
import { twinOf } from './family-twins.ts';

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

/** Three checks: each tier against its rule, the totals against the tiers, nothing made or lost. */
export function checkMoney(draw: Transcript): Check[] {
  const { tiers, salesMinor, jackpotInMinor } = draw;
  const { game } = draw.terms;
  const condition = Object.keys(twinOf(game).condition);
  const sales = BigInt(salesMinor);
  const jackpotIn = BigInt(jackpotInMinor);
  const due = { rollover: 0n, breakage: 0n, house: sales };
  const wrong = tiers.length === game.tiers.length ? [] : ['there is not one result for each tier'];
  for (const [index, rule] of game.tiers.entries()) {
    const result = tiers[index];
    if (result === undefined) continue;
    const settlement = settle(rule, BigInt(result.winners), sales, jackpotIn);
    if (!agrees(rule, result, settlement, condition)) {
      wrong.push(`tier ${rule.tier} should pay ${settlement.prize} to each winner`);
    }
    due.breakage += settlement.breakage;
    due.house -= settlement.fromSales;
    if (rule.kind === 'pariMutuel') due[rule.ifUnwon] += settlement.unwon;
  }
  return [
    checkNone('prizes', wrong, 'every tier pays what its rule says'),
    checkTotals(draw, due),
    checkConservation(draw),
  ];
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
  return check('totals', holds, `rollover ${rollover}, breakage ${breakage}, house ${house}`);
}

/** Checks the stated figures alone, so that it holds or fails apart from the rules. */
function checkConservation(draw: Transcript): Check {
  const { salesMinor, jackpotInMinor, tiers, rolloverMinor, breakageMinor, houseMinor } = draw;
  const paid = tiers.reduce((sum, { paidMinor }) => sum + BigInt(paidMinor), 0n);
  const into = BigInt(salesMinor) + BigInt(jackpotInMinor);
  const out = paid + BigInt(rolloverMinor) + BigInt(breakageMinor) + BigInt(houseMinor);
  return check('conservation', into === out, `${into} came in, ${out} is accounted for`);
}

function settle(
  rule: TranscriptRule,
  winners: bigint,
  sales: bigint,
  jackpotIn: bigint,
): Settlement {
  if (rule.kind === 'fixed') {
    const prize = BigInt(rule.prizeMinor);
    const paid = prize * winners;
    return { pool: 0n, prize, paid, breakage: 0n, unwon: 0n, fromSales: paid };
  }
  const fromSales = (sales * BigInt(rule.sharePermyriad)) / 10_000n;
  const pool = rule.jackpot ? fromSales + jackpotIn : fromSales;
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
