/**
 * The purchase of tickets: the one decision that everything else exists for.
 *
 * Order of the checks (it decides which refusal a player sees): the operation's own key, the player
 * and what they must do before a first bet, the draw's phase and cutoff, the picks, the limit of
 * their game, room, the balance.
 */
import { assert, must } from '../../src/kernel/assert.ts';
import type { DrawNo, PlayerKey } from '../../src/kernel/ids.ts';
import { type Minor, multiplyMinor } from '../../src/kernel/money.ts';
import type { ShardCounts } from '../../src/kernel/shard-counts.ts';
import { accept, type Decision, type Rejected, reject, type Stamp } from '../decider.ts';
import { combinationsOf } from '../games/combinations.ts';
import { familyOf } from '../games/families.ts';
import type { Game } from '../games/game.ts';
import { ticketCountOf } from '../games/ticket-count.ts';
import type { PickHeadroom } from '../pick-limit/pick-headroom.ts';
import { isLimited } from '../pick-limit/pick-limit.ts';
import { type PickRefused, weighPicks } from '../pick-limit/weigh-picks.ts';
import { betRefusal } from '../player/decide-identity.ts';
import type { PointsEarned, PointsStaked } from '../points/points-events.ts';
import { type PurchasePoints, pointsFor } from '../points/points-rates.ts';
import { stakeReward } from '../points/stake-reward.ts';
import type { Account } from '../wallet/account.ts';
import { clientEntryId } from '../wallet/ledger-entry.ts';
import type { DrawInstance } from './instance.ts';
import type { TicketsBought } from './instance-events.ts';
import { hasRoom, onSale, type PicksWanted, parsedMasks, quickGameOf } from './sale.ts';
import type { DrawTerms } from './terms.ts';

export interface BuyTickets extends PicksWanted {
  readonly player: PlayerKey;
  readonly draw: DrawNo;
  readonly idempotencyKey: string;
  readonly fingerprint: number;
  /** When the gateway received the request; it counts only within a draw's grace. */
  readonly receivedAtMs: number;
  /** Of picks that were read before, in place of `picks`: those of a standing ticket. */
  readonly words?: readonly number[];
  /** Left out unless points are involved: purchases do not carry what most of them do not need. */
  readonly points?: PurchasePoints;
}

export type PurchaseEvent = TicketsBought | PointsStaked | PointsEarned;

export interface PurchaseSources {
  readonly account: Account | undefined;
  readonly instance: DrawInstance | undefined;
  readonly identity: Pick<ShardCounts, 'shardCount'>;
  /** Of a draw whose game has a limit; nobody else needs one. */
  readonly headroom?: PickHeadroom | undefined;
}

/** A repeat is told from a new purchase before this is called (wallet/decide-payment.ts). */
export function decideBuyTickets(
  { account, instance, identity, headroom }: PurchaseSources,
  command: BuyTickets,
  stamp: Stamp,
): Decision<PurchaseEvent> | PickRefused {
  if (account === undefined) return reject('playerNotFound');
  const barred = betRefusal(account);
  if (barred !== undefined) return barred;
  const sale = onSale(instance, command, stamp);
  if ('kind' in sale) return sale;

  const { game, priceMinor } = sale.terms;
  const masks = masksOf({ terms: sale.terms, headroom }, command, stamp);
  if (!areWords(masks)) return masks;
  const ticketCount = ticketCountOf(game, masks);
  const combinations = combinationsOf(game, masks);
  const neededMinor = multiplyMinor(priceMinor, combinations);
  if (!hasRoom(sale, ticketCount, neededMinor, identity)) return reject('drawFull');

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

/** The words of all picks: those that are known, or the player's own and some at random. */
function masksOf(
  { terms, headroom }: { readonly terms: DrawTerms; readonly headroom: PickHeadroom | undefined },
  command: BuyTickets,
  stamp: Stamp,
): readonly number[] | Rejected | PickRefused {
  const { game } = terms;
  if (command.words !== undefined) {
    assert(!isLimited(game), 'picks of a game with a limit were sold for draws to come');
    return command.words;
  }
  const masks = parsedMasks(terms, command);
  if (!Array.isArray(masks)) return masks;
  if (!isLimited(game)) {
    pickAtRandom(game, command, masks, stamp);
    return masks;
  }
  const known = must(headroom, 'a game with a limit is sold without looking at it');
  const picks = { masks, quickPickCount: command.quickPick };
  const quick = { ...terms, game: quickGameOf(game, command) };
  return weighPicks(quick, known, picks, stamp) ?? masks;
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
