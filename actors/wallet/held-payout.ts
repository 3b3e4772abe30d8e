/**
 * Payouts of bets that wait for an operator: those that reach the approval sum.
 *
 * Their money leaves the house for the account `payouts` when the bet is settled, and reaches the
 * player with the approval, under an entry that is fixed now: so it is paid once, however often it
 * is approved, and a correction that comes first takes it back from where it waits. A stake that is
 * returned was the player's own and never waits.
 */
import { assert } from '../../src/kernel/assert.ts';
import type { PlayerKey } from '../../src/kernel/ids.ts';
import type { Minor } from '../../src/kernel/money.ts';
import { accept, type Decision, reject, type Stamp } from '../decider.ts';
import type { States } from '../states.ts';
import { payPlayer } from './debt.ts';
import { LEDGER_ACCOUNTS, transfer } from './ledger.ts';
import type { EntryOf } from './ledger-entry.ts';

export interface HeldPayout {
  /** The id of the bet: its latest payout waits, or was approved. */
  readonly awardId: string;
  readonly player: PlayerKey;
  readonly amountMinor: Minor;
  /** What is written when it is paid, except for the time. */
  readonly entry: Omit<EntryOf<'betPayout'>, 'shard'>;
  readonly heldAtMs: number;
  approvedAtMs: number | null;
}

export interface ApprovePayout {
  readonly awardId: string;
  readonly by: PlayerKey;
}

/** In full: by the time this is published, a correction's payout may have replaced the row. */
export interface PayoutApproved {
  readonly type: 'PayoutApproved';
  readonly awardId: string;
  readonly player: PlayerKey;
  readonly entryId: string;
  readonly amountMinor: Minor;
  readonly by: PlayerKey;
  readonly atMs: number;
}

export function decideApprovePayout(
  held: HeldPayout | undefined,
  { awardId, by }: ApprovePayout,
  { nowMs }: Pick<Stamp, 'nowMs'>,
): Decision<PayoutApproved> {
  if (held === undefined) return reject('awardNotFound');
  if (held.player === by) return reject('ownGain');
  if (held.approvedAtMs !== null) return reject('awardNotHeld');
  const { player, amountMinor, entry } = held;
  const { entryId } = entry;
  const paid = { awardId, player, entryId, amountMinor, by, atMs: nowMs };
  return accept([{ type: 'PayoutApproved', ...paid }]);
}

type Books = Pick<States, 'ledger' | 'heldPayouts'>;

/** Takes a payout from the house and holds it. A payout that was approved before is replaced. */
export function holdPayout(
  states: Books,
  held: Omit<HeldPayout, 'heldAtMs' | 'approvedAtMs'>,
  atMs: number,
): void {
  const { awardId, amountMinor } = held;
  const before = states.heldPayouts.get(awardId);
  assert(before === undefined || before.approvedAtMs !== null, 'a payout was held twice');
  const { house, payouts } = LEDGER_ACCOUNTS;
  transfer(states.ledger, { from: house, to: payouts, amountMinor });
  states.heldPayouts.put(awardId, { ...held, heldAtMs: atMs, approvedAtMs: null });
}

/** Whether anything waits here: hardly ever, so a correction need not look at each bet. */
export function holdsPayouts({ ledger }: Pick<States, 'ledger'>): boolean {
  return (ledger.get(LEDGER_ACCOUNTS.payouts) ?? 0) !== 0;
}

/** Gives the house back what waits; false if nothing does, because the player has been paid. */
export function releasePayout(states: Books, awardId: string): boolean {
  const held = states.heldPayouts.get(awardId);
  if (held === undefined || held.approvedAtMs !== null) return false;
  const { house, payouts } = LEDGER_ACCOUNTS;
  transfer(states.ledger, { from: payouts, to: house, amountMinor: held.amountMinor });
  states.heldPayouts.delete(awardId);
  return true;
}

export function evolvePayoutApproved(states: States, event: PayoutApproved): void {
  const { awardId, player, amountMinor, atMs } = event;
  const held = states.heldPayouts.get(awardId);
  assert(held !== undefined, 'a payout was approved that was not held');
  assert(held.approvedAtMs === null, 'a payout was approved twice');
  assert(held.amountMinor === amountMinor, 'another payout waits than was approved');
  held.approvedAtMs = atMs;
  states.heldPayouts.put(awardId, held);
  const entry = { ...held.entry, amountMinor, shard: null, atMs };
  payPlayer(states, { player, from: LEDGER_ACCOUNTS.payouts, entry });
}
