/** Players leave for the shard that their slot falls to now, and arrive there. */
import { assert, must } from '../../src/kernel/assert.ts';
import { NO_ENTRY } from '../../src/kernel/entry-place.ts';
import { textOfSum } from '../../src/kernel/exact-sum.ts';
import { type PlayerKey, playerKey } from '../../src/kernel/ids.ts';
import { shardOfSlot } from '../../src/kernel/slots.ts';
import { type Accepted, accept, type Stamp } from '../decider.ts';
import { type MovePlayers, postMail } from '../mail/mail.ts';
import type { MailPosted } from '../mail/mail-events.ts';
import type { Player } from '../player/player.ts';
import { movingStanding } from '../standing/moving-standing.ts';
import type { States } from '../states.ts';
import { ACCOUNT_FLAGS } from '../wallet/account.ts';
import type { Payment } from '../wallet/payment.ts';
import { type BalanceSums, type BalanceSumTexts, NO_SUMS } from '../wallet/surplus.ts';
import { atNumber, type Departure, type FormerHome, nextDeparture } from './home.ts';
import type { PlayersMovedIn, PlayersMovedOut } from './home-events.ts';
import type { MovingPlayer, MovingWithdrawal } from './moving-player.ts';

/**
 * What one step takes along: players and their sessions, payments, withdrawals. Some 100 kB, in the
 * records of both shards, in the mail between them, and in one piece of both threads' time.
 */
export const MOVED_PER_STEP = 500;
/** An order's number has no bound of its own: so many characters count as another row. */
const ORDER_CHARACTERS = 128;

type Sources = Parameters<typeof nextDeparture>[0] &
  Pick<
    States,
    | 'players'
    | 'accounts'
    | 'surpluses'
    | 'debts'
    | 'payments'
    | 'pointsAccounts'
    | 'withdrawals'
    | 'formerHomes'
    | 'standingSets'
    | 'standingBySeries'
    | 'standingTickets'
  >;

/** One step of a departure: the next players of a slot. */
export function decideMoveOut(
  states: Sources,
  { nowMs: atMs }: Pick<Stamp, 'nowMs'>,
): Accepted<PlayersMovedOut | MailPosted> {
  const first = nextDeparture(states);
  if (first === undefined) return accept([]);
  const { slot } = first;
  const { shard, shardCount } = states.identity;
  const to = shardOfSlot(slot, shardCount);
  assert(to !== shard, 'players leave for the shard that they are on');
  const { payments, withdrawals, movers, next } = gather(states, first, atMs);
  const playerCount = playersOf(states, slot);
  const left = next.number < playerCount ? next : null;
  return accept([
    {
      type: 'PlayersMovedOut',
      to,
      players: movers.map(({ profile }) => profile.key),
      openPayments: payments.filter(isOpen).map(({ player, number }) => ({ player, number })),
      slot,
      next: left,
      atMs,
    },
    postMail(to, {
      message: 'MovePlayers',
      payments,
      withdrawals,
      movers,
      slot: left === null ? { slot, playerCount } : null,
    }),
  ]);
}

export function decideMoveIn(
  { message: _, ...move }: MovePlayers,
  from: number,
  { nowMs: atMs }: Pick<Stamp, 'nowMs'>,
): Accepted<PlayersMovedIn> {
  return accept([{ type: 'PlayersMovedIn', from, ...move, atMs }]);
}

/** Whether something is still to be decided about it. */
export function isOpen({ state }: Pick<Payment, 'state'>): boolean {
  return state === 'pending';
}

interface Gathered {
  readonly payments: Payment[];
  readonly withdrawals: MovingWithdrawal[];
  readonly movers: MovingPlayer[];
  readonly next: Departure;
}

/** What leaves from a place on, until it is enough, or all of the slot. */
function gather(states: Sources, first: Departure, atMs: number): Gathered {
  const payments: Payment[] = [];
  const withdrawals: MovingWithdrawal[] = [];
  const movers: MovingPlayer[] = [];
  const playerCount = playersOf(states, first.slot);
  let { number, paymentNumber, withdrawalNumber, openPayments } = first;
  let room = MOVED_PER_STEP;
  while (number < playerCount) {
    const player = playerKey(first.slot, number);
    const account = must(states.accounts.get(player), 'a player has no account');
    const withdrawalCount = states.pointsAccounts.get(player)?.withdrawalCount ?? 0;
    for (; room > 0 && paymentNumber <= account.paymentCount; paymentNumber += 1) {
      const payment = paymentAt(states, player, paymentNumber);
      if (isOpen(payment)) openPayments = [...openPayments, paymentNumber];
      else payments.push(payment);
      room -= 1;
    }
    for (; room > 0 && withdrawalNumber <= withdrawalCount; withdrawalNumber += 1) {
      const key = { player, number: withdrawalNumber };
      const row = must(states.withdrawals.get(key), 'a withdrawal that was counted is missing');
      withdrawals.push({ ...key, ...row });
      room -= 1 + Math.floor(row.order.length / ORDER_CHARACTERS);
    }
    if (room <= 0) break;
    const profile = must(states.players.get(player), 'a player has no profile');
    for (const open of openPayments) payments.push(paymentAt(states, player, open));
    const mover = movingPlayer(states, profile, atMs);
    movers.push(mover);
    room -= 1 + profile.sessions.length + (mover.standing?.tickets.length ?? 0);
    const behind = atNumber(first.slot, number + 1);
    ({ number, paymentNumber, withdrawalNumber, openPayments } = behind);
  }
  const next = { slot: first.slot, number, paymentNumber, withdrawalNumber, openPayments };
  return { payments, withdrawals, movers, next };
}

function movingPlayer(states: Sources, profile: Player, movedAtMs: number): MovingPlayer {
  const player = profile.key;
  const account = must(states.accounts.get(player), 'a player has no account');
  const { balanceMinor, pointsHundredths, paymentCount, betBarriers, lastEntry } = account;
  const points = states.pointsAccounts.get(player) ?? null;
  const earlier = states.formerHomes.get(player)?.homes ?? [];
  // Somebody who never did anything here leaves nothing that could be looked for.
  const isNew = lastEntry === NO_ENTRY && paymentCount === 0 && points === null;
  const here: FormerHome = { shard: states.identity.shard, lastEntry, movedAtMs };
  const formerHomes = isNew ? earlier : [here, ...earlier];
  return {
    profile,
    balanceMinor,
    pointsHundredths,
    paymentCount,
    betBarriers: withFlag(betBarriers, ACCOUNT_FLAGS.hasFormerHome, formerHomes.length > 0),
    surplus: textsOf(states.surpluses.get(player)),
    debt: textsOf(states.debts.get(player)),
    points,
    formerHomes,
    standing: movingStanding(states, player),
  };
}

function withFlag(flags: number, flag: number, isSet: boolean): number {
  return isSet ? flags | flag : flags & ~flag;
}

function textsOf({ balanceMinor, pointsHundredths }: BalanceSums = NO_SUMS): BalanceSumTexts {
  return {
    balanceMinor: textOfSum(balanceMinor),
    pointsHundredths: textOfSum(pointsHundredths),
  };
}

function playersOf({ slots }: Pick<States, 'slots'>, slot: number): number {
  return must(slots.get(slot), 'a departure is from a slot without players');
}

function paymentAt({ payments }: Sources, player: PlayerKey, number: number): Payment {
  return { ...must(payments.get({ player, number }), 'a payment that was counted is missing') };
}
