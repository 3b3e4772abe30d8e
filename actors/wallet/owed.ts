/**
 * What players owe, of money and of points: a row only for players who owe something. Exact without
 * bound, because what the house may be owed after corrections has no limit.
 */
import { assert } from '../../src/kernel/assert.ts';
import { addExact, type ExactSum, subtractExact } from '../../src/kernel/exact-sum.ts';
import type { PlayerKey } from '../../src/kernel/ids.ts';
import type { States } from '../states.ts';
import { type BalanceField, type BalanceSums, NO_SUMS } from './surplus.ts';

export type Debt = BalanceSums;

type Debts = Pick<States, 'debts'>;

export function raiseDebt(
  { debts }: Debts,
  { player, field, amount }: { player: PlayerKey; field: BalanceField; amount: number },
): void {
  const owed = debts.get(player) ?? NO_SUMS;
  debts.put(player, { ...owed, [field]: addExact(owed[field], exactly(amount)) });
}

/** Lowers the debt by what came in, as far as that goes, and returns how much of it was owed. */
export function lowerDebt(
  { debts }: Debts,
  { player, field, received }: { player: PlayerKey; field: BalanceField; received: number },
): number {
  const owed = debts.get(player);
  if (owed === undefined) return 0;
  const repaid = owed[field] > received ? received : Number(owed[field]);
  const left = { ...owed, [field]: subtractExact(owed[field], exactly(repaid)) };
  const isNone = left.balanceMinor === 0 && left.pointsHundredths === 0;
  if (isNone) debts.delete(player);
  else debts.put(player, left);
  return repaid;
}

function exactly(amount: number): ExactSum {
  assert(Number.isSafeInteger(amount) && amount >= 0, 'what is owed or repaid is not a count');
  return amount as ExactSum;
}
