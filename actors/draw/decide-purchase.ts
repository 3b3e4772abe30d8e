/**
 * The purchase of tickets: the one decision that everything else exists for.
 *
 * Order of the checks (it decides which refusal a player sees): the operation's own key, the player
 * and what they must do before a first bet, the draw's phase and cutoff, the picks, the limit of
 * their game, room, the balance.
 */
import { assert } from '../../src/kernel/assert.ts';
import { type Minor, multiplyMinor } from '../../src/kernel/money.ts';
import type { ShardCounts } from '../../src/kernel/shard-counts.ts';
import { accept, type Decision, type Rejected, reject, type Stamp } from '../decider.ts';
import { combinationsOf } from '../games/combinations.ts';
import { familyOf } from '../games/families.ts';
import type { Game } from '../games/game.ts';
import { isSoldOnce } from '../games/sold-once.ts';
import { ticketCountOf } from '../games/ticket-count.ts';
import { isLimited } from '../pick-limit/pick-limit.ts';
import type { PickRefused } from '../pick-limit/weigh-picks.ts';
import { betRefusal } from '../player/decide-identity.ts';
import type { PointsEarned, PointsStaked } from '../points/points-events.ts';
import { type PurchasePoints, pointsFor } from '../points/points-rates.ts';
import { stakeReward } from '../points/stake-reward.ts';
import type { Account } from '../wallet/account.ts';
import { clientEntryId } from '../wallet/ledger-entry.ts';
import type { DrawInstance, InstanceIn } from './instance.ts';
import type { TicketsBought } from './instance-events.ts';
import type { Purchaser } from './purchaser.ts';
import {
  hasRoom,
  type KnownLimit,
  onSale,
  type PicksWanted,
  quickGameOf,
  takenMasks,
} from './sale.ts';
import type { DrawTerms } from './terms.ts';

export interface BuyTickets extends Purchaser, PicksWanted {
  /** Of picks that were read before, in place of `picks`: those of a standing ticket. */
  readonly words?: readonly number[];
}

export type PurchaseEvent = TicketsBought | PointsStaked | PointsEarned;

export interface PurchaseSources extends KnownLimit {
  readonly account: Account | undefined;
  readonly instance: DrawInstance | undefined;
  readonly identity: Pick<ShardCounts, 'shardCount'>;
}

/** A repeat is told from a new purchase before this is called (wallet/decide-payment.ts). */
export function decideBuyTickets(
  { account, instance, identity, ...limit }: PurchaseSources,
  command: BuyTickets,
  stamp: Stamp,
): Decision<PurchaseEvent> | PickRefused {
  if (account === undefined) return reject('playerNotFound');
  const barred = betRefusal(account);
  if (barred !== undefined) return barred;
  const sale = onSale(instance, command, stamp);
  if ('kind' in sale) return sale;

  const masks = masksOf(sale.terms, limit, command, stamp);
  if (!areWords(masks)) return masks;
  return sellPicks({ account, sale, masks, identity }, command, stamp);
}

/** Sells picks that are known by their words to somebody who may buy: by room and by money. */
export function sellPicks(
  {
    account,
    sale,
    masks,
    identity,
  }: {
    readonly account: Account;
    readonly sale: InstanceIn<'open'>;
    readonly masks: readonly number[];
    readonly identity: Pick<ShardCounts, 'shardCount'>;
  },
  command: Purchaser,
  stamp: Stamp,
): Decision<PurchaseEvent> {
  const { game, priceMinor } = sale.terms;
  const ticketCount = ticketCountOf(game, masks);
  const combinations = combinationsOf(game, masks);
  const neededMinor = multiplyMinor(priceMinor, combinations);
  if (!hasRoom(sale, ticketCount, neededMinor, identity)) return reject('drawFull');
  const { points } = command;
  const poor = fundsRefusal(account, neededMinor, points);
  if (poor !== undefined) return poor;

  const bought: TicketsBought = {
    type: 'TicketsBought',
    draw: command.draw,
    player: command.player,
    entryId: clientEntryId(command.idempotencyKey),
    fingerprint: command.fingerprint,
    firstOrdinal: sale.ticketCount,
    masks,
    atMs: stamp.nowMs,
    combinationCount: combinations === ticketCount ? 0 : combinations,
  };
  if (points === undefined) return accept([bought]);
  if (points.pays) {
    const staked = { bought, ticketCount, stakeMinor: neededMinor };
    return accept([stakedPoints(staked, points.rateHundredths), bought]);
  }
  const staked = { ...bought, stakeMinor: neededMinor };
  return accept([bought, ...stakeReward(staked, points.earnsHundredths)]);
}

/** Why somebody cannot pay a stake, in money or in points; undefined if they can. */
export function fundsRefusal(
  { balanceMinor, pointsHundredths }: Account,
  neededMinor: Minor,
  points: PurchasePoints | undefined,
): Rejected | undefined {
  if (points?.pays !== true) {
    if (neededMinor <= balanceMinor) return undefined;
    return reject('balanceTooLow', { balanceMinor, neededMinor });
  }
  const neededHundredths = pointsFor(neededMinor, points.rateHundredths);
  if (neededHundredths <= pointsHundredths) return undefined;
  return reject('pointsTooLow', { pointsHundredths, neededHundredths });
}

/** The points become the stake in money, which the purchase then takes as usual. */
function stakedPoints(
  staked: {
    readonly bought: TicketsBought;
    readonly ticketCount: number;
    readonly stakeMinor: Minor;
  },
  rateHundredths: number,
): PointsStaked {
  const { bought, ticketCount, stakeMinor } = staked;
  const pointsHundredths = pointsFor(stakeMinor, rateHundredths);
  const { player, draw, firstOrdinal, atMs } = bought;
  const points = { player, draw, firstOrdinal, ticketCount, pointsHundredths, stakeMinor, atMs };
  return { type: 'PointsStaked', ...points };
}

/** The words of all picks: those that are known, or the player's own and some at random. */
function masksOf(
  terms: DrawTerms,
  limit: KnownLimit,
  command: BuyTickets,
  stamp: Stamp,
): readonly number[] | Rejected | PickRefused {
  const { game } = terms;
  if (command.words !== undefined) {
    assert(!isLimited(game), 'picks of a game with a limit were sold for draws to come');
    return isSoldOnce(game) ? reject('picksSoldOnce') : command.words;
  }
  const masks = takenMasks(terms, limit, command, stamp);
  if (Array.isArray(masks) && !isLimited(game)) pickAtRandom(game, command, masks, stamp);
  return masks;
}

function areWords(masks: readonly number[] | Rejected | PickRefused): masks is readonly number[] {
  return Array.isArray(masks);
}

/** The last picks of the purchase, for which their words are still missing. */
export function pickAtRandom(
  sold: Game,
  wanted: PicksWanted,
  masks: number[],
  { random }: Stamp,
): void {
  const { quickPick: quickPickCount } = wanted;
  if (quickPickCount === 0) return;
  const game = quickGameOf(sold, wanted);
  const family = familyOf(game);
  const wordCount = family.wordCount(game);
  for (let at = masks.length - wordCount * quickPickCount; at < masks.length; at += wordCount) {
    family.quickPick(game, random, masks, at);
  }
}
