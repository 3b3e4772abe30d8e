/**
 * The purchase of tickets: the one decision that everything else exists for.
 *
 * Order of the checks (it decides which refusal a player sees): the operation's own key, the player
 * and what they must do before a first bet, the draw's phase and cutoff, the picks, the limit of
 * their game, room, the balance.
 */
import { must } from '../../src/kernel/assert.ts';
import type { DrawNo, PlayerKey } from '../../src/kernel/ids.ts';
import { type Minor, multiplyMinor } from '../../src/kernel/money.ts';
import { accept, type Decision, reject, type Stamp } from '../decider.ts';
import { combinationsOf } from '../games/combinations.ts';
import { familyOf } from '../games/families.ts';
import type { Game } from '../games/game.ts';
import type { PickOrder } from '../games/pick-order.ts';
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
import { hasRoom, onSale, parsedMasks } from './sale.ts';

export interface BuyTickets {
  readonly player: PlayerKey;
  readonly draw: DrawNo;
  /** Each as the family of the draw's game parses it. */
  readonly picks: readonly PickOrder[];
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

export interface PurchaseSources {
  readonly account: Account | undefined;
  readonly instance: DrawInstance | undefined;
  /** Of a draw whose game has a limit; nobody else needs one. */
  readonly headroom?: PickHeadroom | undefined;
}

/** A repeat is told from a new purchase before this is called (wallet/decide-payment.ts). */
export function decideBuyTickets(
  { account, instance, headroom }: PurchaseSources,
  command: BuyTickets,
  stamp: Stamp,
): Decision<PurchaseEvent> | PickRefused {
  if (account === undefined) return reject('playerNotFound');
  const barred = betRefusal(account);
  if (barred !== undefined) return barred;
  const sale = onSale(instance, command, stamp);
  if ('kind' in sale) return sale;

  const ticketCount = command.picks.length + command.quickPick;
  const masks = parsedMasks(sale.terms, command);
  if (!Array.isArray(masks)) return masks;
  const { game, priceMinor } = sale.terms;
  if (!isLimited(game)) pickAtRandom(game, command.quickPick, masks, stamp);
  else {
    const refused = weighPicks(
      { ...sale.terms, game },
      must(headroom, 'a game with a limit is sold without looking at it'),
      { masks, quickPickCount: command.quickPick },
      stamp,
    );
    if (refused !== undefined) return refused;
  }
  const neededMinor = multiplyMinor(priceMinor, combinationsOf(game, masks));
  if (!hasRoom(sale, ticketCount, neededMinor)) return reject('drawFull');

  const bought: TicketsBought = {
    type: 'TicketsBought',
    draw: command.draw,
    player: command.player,
    entryId: clientEntryId(command.idempotencyKey),
    fingerprint: command.fingerprint,
    firstOrdinal: sale.ticketCount,
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

/** The last picks of the purchase, for which their words are still missing. */
function pickAtRandom(
  game: Game,
  quickPickCount: number,
  masks: number[],
  { random }: Stamp,
): void {
  if (quickPickCount === 0) return;
  const family = familyOf(game);
  const wordCount = family.wordCount(game);
  for (let at = masks.length - wordCount * quickPickCount; at < masks.length; at += wordCount) {
    family.quickPick(game, random, masks, at);
  }
}
