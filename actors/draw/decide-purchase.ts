/**
 * The purchase of tickets: the one decision that everything else exists for.
 *
 * Order of the checks (it decides which refusal a player sees): the operation's own key, the player
 * and what they must do before a first bet, the draw's phase and cutoff, the picks, room, the
 * balance.
 */
import type { DrawNo, PlayerKey } from '../../src/kernel/ids.ts';
import { type Minor, multiplyMinor } from '../../src/kernel/money.ts';
import { SLOT_COUNT } from '../../src/kernel/slots.ts';
import { accept, type Decision, hasCome, type Rejected, reject, type Stamp } from '../decider.ts';
import { familyOf } from '../games/families.ts';
import { TICKETS_PER_INSTANCE_MAX } from '../games/ticket-columns.ts';
import { betRefusal } from '../player/decide-identity.ts';
import type { PointsEarned, PointsStaked } from '../points/points-events.ts';
import { type PurchasePoints, pointsFor } from '../points/points-rates.ts';
import { stakeReward } from '../points/stake-reward.ts';
import type { Account } from '../wallet/account.ts';
import { clientEntryId } from '../wallet/ledger-entry.ts';
import type { DrawInstance } from './instance.ts';
import type { TicketsBought } from './instance-events.ts';
import { type DrawTerms, salesEndMs } from './terms.ts';

/** Stakes in a draw on one shard: even with the most shards possible, a draw's sales stay exact. */
export const INSTANCE_STAKES_MINOR_MAX = 2 ** 52 / SLOT_COUNT;

/** Tickets in one purchase: enough for an office pool, small enough for one frame. */
export const PICKS_PER_PURCHASE_MAX = 100;

export interface BuyTickets {
  readonly player: PlayerKey;
  readonly draw: DrawNo;
  /** Each as the family of the draw's game parses it. */
  readonly picks: readonly (readonly number[])[];
  /** Tickets to pick at random, in addition to the player's own picks. */
  readonly quickPick: number;
  readonly idempotencyKey: string;
  readonly fingerprint: number;
  /** When the gateway received the request; it counts only within a draw's grace. */
  readonly receivedAtMs: number;
  /** Left out unless points are involved: purchases do not carry what most of them do not need. */
  readonly points?: PurchasePoints;
}

export type PurchaseEvent = TicketsBought | PointsStaked | PointsEarned;

/** A repeat is told from a new purchase before this is called (wallet/decide-payment.ts). */
export function decideBuyTickets(
  { account, instance }: { account: Account | undefined; instance: DrawInstance | undefined },
  command: BuyTickets,
  stamp: Stamp,
): Decision<PurchaseEvent> {
  if (account === undefined) return reject('playerNotFound');
  const barred = betRefusal(account);
  if (barred !== undefined) return barred;
  if (instance === undefined) return reject('drawNotFound');
  if (instance.phase !== 'open') return phaseRefusal(instance, stamp);
  const closed = saleRefusal(instance.terms, command, stamp);
  if (closed !== undefined) return closed;

  const ticketCount = command.picks.length + command.quickPick;
  if (ticketCount === 0) return reject('selectionInvalid', { reason: 'noSelection' });
  if (ticketCount > PICKS_PER_PURCHASE_MAX) {
    return reject('selectionsTooMany', { selectionsMax: PICKS_PER_PURCHASE_MAX });
  }
  const masks = masksOf(instance.terms, command, stamp);
  if (!Array.isArray(masks)) return masks;
  const neededMinor = multiplyMinor(instance.terms.priceMinor, ticketCount);
  const isFull =
    instance.ticketCount + ticketCount > TICKETS_PER_INSTANCE_MAX ||
    instance.stakeMinor + neededMinor > INSTANCE_STAKES_MINOR_MAX;
  if (isFull) return reject('drawFull');

  const bought: TicketsBought = {
    type: 'TicketsBought',
    draw: command.draw,
    player: command.player,
    entryId: clientEntryId(command.idempotencyKey),
    fingerprint: command.fingerprint,
    firstOrdinal: instance.ticketCount,
    masks,
    atMs: stamp.nowMs,
  };
  if (command.points?.pays === true) {
    const staked = { bought, ticketCount, stakeMinor: neededMinor };
    return payWithPoints(account, staked, command.points.rateHundredths);
  }
  if (neededMinor > account.balanceMinor) {
    return reject('balanceTooLow', { balanceMinor: account.balanceMinor, neededMinor });
  }
  if (command.points === undefined) return accept([bought]);
  const staked = { ...bought, stakeMinor: neededMinor };
  return accept([bought, ...stakeReward(staked, command.points.earnsHundredths)]);
}

/** The points become the stake in money, which the purchase then takes as usual. */
function payWithPoints(
  account: Account,
  staked: {
    readonly bought: TicketsBought;
    readonly ticketCount: number;
    readonly stakeMinor: Minor;
  },
  rateHundredths: number,
): Decision<PurchaseEvent> {
  const { bought, ticketCount, stakeMinor } = staked;
  const pointsHundredths = pointsFor(stakeMinor, rateHundredths);
  if (pointsHundredths > account.pointsHundredths) {
    const { pointsHundredths: held } = account;
    return reject('pointsTooLow', { pointsHundredths: held, neededHundredths: pointsHundredths });
  }
  const { player, draw, firstOrdinal, atMs } = bought;
  const points = { player, draw, firstOrdinal, ticketCount, pointsHundredths, stakeMinor, atMs };
  return accept([{ type: 'PointsStaked', ...points }, bought]);
}

/** The refusal of a draw that is not open. */
export function phaseRefusal({ phase, terms }: DrawInstance, stamp: Stamp): Rejected {
  if (phase === 'cancelling' || phase === 'refunding' || phase === 'cancelled') {
    return reject('drawCancelled');
  }
  if (phase === 'scheduled') {
    const isUnsure = hasCome(terms.opensAtMs, stamp) === 'unsure';
    return reject(isUnsure ? 'clockUnsure' : 'drawNotOpen');
  }
  return reject('drawClosed');
}

/** The refusal of an open draw at this instant, or undefined while it sells. */
function saleRefusal(
  terms: DrawTerms,
  { receivedAtMs }: BuyTickets,
  stamp: Stamp,
): Rejected | undefined {
  // The grace is for requests that reached a gateway before the close.
  const { closesAtMs } = terms;
  const endsAtMs = receivedAtMs < closesAtMs ? salesEndMs(terms) : closesAtMs;
  const isOver = hasCome(endsAtMs, stamp);
  if (isOver === 'no') return undefined;
  return reject(isOver === 'yes' ? 'drawClosed' : 'clockUnsure');
}

function masksOf(
  { game }: DrawTerms,
  { picks, quickPick: quickPickCount }: BuyTickets,
  { random }: Stamp,
): number[] | Rejected {
  const family = familyOf(game);
  const wordCount = family.wordCount(game);
  // At its final length: an array that grows keeps room for a dozen more words.
  const masks = new Array<number>(wordCount * (picks.length + quickPickCount));
  let at = 0;
  for (let i = 0; i < picks.length; i += 1) {
    const fault = family.parsePick(game, picks[i] as readonly number[], masks, at);
    if (fault !== undefined) return reject('selectionInvalid', { index: i, reason: fault });
    at += wordCount;
  }
  for (; at < masks.length; at += wordCount) family.quickPick(game, random, masks, at);
  return masks;
}
