/** The crowd at the counter: players who buy some own selections and some quick picks each. */
import { PICKS_PER_PURCHASE_MAX } from '../../actors/draw/sale.ts';
import { familyOf } from '../../actors/games/families.ts';
import type { Game } from '../../actors/games/game.ts';
import type { PickOrder } from '../../actors/games/pick-order.ts';
import type { Play } from '../../actors/games/play-form.ts';
import { isSoldOnce } from '../../actors/games/sold-once.ts';
import { buyNumbers } from '../gateway/purchases/stock-purchase.ts';
import { assert, must } from '../kernel/assert.ts';
import type { DrawNo } from '../kernel/ids.ts';
import type { RandomSource } from '../kernel/random.ts';
import { uniformBelow } from '../kernel/uniform.ts';
import type { ShardClient } from '../mailbox/shard-client.ts';
import type { PickBody } from '../protocol/game-forms.ts';
import { pickOrdersOf } from '../protocol/pick-orders.ts';
import type { Static } from '../protocol/schema.ts';
import { type CrowdPlayer, RefusedError } from './crowd.ts';

/** Purchases in flight: enough to keep the shards busy, far below what they queue. */
const IN_FLIGHT_MAX = 512;
/** As long as a player may hold tickets that other shards lend theirs. */
const HOLD_MS = 60_000;
const TAKEN: ReadonlySet<string> = new Set(['stockTaken', 'selectionInvalid']);
/** Of each purchase, at least one of both. */
const OWN_PICKS_MAX = 5;
const QUICK_PICKS_MAX = 15;
assert(
  OWN_PICKS_MAX + QUICK_PICKS_MAX <= PICKS_PER_PURCHASE_MAX,
  'a purchase of the demo is too large',
);

export interface Sale {
  readonly client: ShardClient;
  readonly crowd: readonly CrowdPlayer[];
  readonly draw: DrawNo;
  readonly game: Game;
  readonly ticketCount: number;
  readonly random: RandomSource;
  readonly onSold: (ticketCount: number) => void;
}

export interface Sold {
  readonly purchaseCount: number;
  readonly ticketCount: number;
  /** The draw closed before everybody was served. */
  readonly isCutOff: boolean;
}

/** Sells until `ticketCount` tickets are durable, or the draw closes. */
export async function sellTickets(sale: Sale): Promise<Sold> {
  let orderedCount = 0;
  let soldCount = 0;
  let purchaseCount = 0;
  let isCutOff = false;

  const buyer = async (): Promise<void> => {
    while (orderedCount < sale.ticketCount && !isCutOff) {
      const own = 1 + uniformBelow(sale.random, OWN_PICKS_MAX);
      const quick = 1 + uniformBelow(sale.random, QUICK_PICKS_MAX);
      orderedCount += own + quick;
      purchaseCount += 1;
      const found = await buy(sale, { number: purchaseCount, own, quick });
      if (found === 'closed') isCutOff = true;
      else if (found === 'soldOut') orderedCount = sale.ticketCount;
      else soldCount += found;
      sale.onSold(soldCount);
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT_MAX }, buyer));
  return { purchaseCount, ticketCount: soldCount, isCutOff };
}

/** How many were sold, or why no more will be. */
async function buy(
  { client, crowd, draw, game, random }: Sale,
  order: { readonly number: number; readonly own: number; readonly quick: number },
): Promise<number | 'closed' | 'soldOut'> {
  const { player, shard } = must(
    crowd[uniformBelow(random, crowd.length)],
    'a crowd has no players',
  );
  const isOnce = isSoldOnce(game);
  // What is sold once is either named or left to chance.
  const isNamed = !isOnce || order.number % 2 === 0;
  const request = {
    player,
    draw,
    // Their own numbers, chosen at home.
    picks: isNamed ? Array.from({ length: order.own }, () => ownPick(game, random)) : [],
    quickPick: isNamed && isOnce ? 0 : order.quick,
    idempotencyKey: `demo-${order.number}`,
    fingerprint: order.number,
    receivedAtMs: 0,
  };
  const answer = await (isOnce
    ? buyNumbers(client, shard, request, HOLD_MS)
    : client.question(shard, 'buyTickets', request));
  if (answer.ok) return answer.reply.ticketCount;
  if (answer.code === 'drawClosed') return 'closed';
  if (answer.code === 'pickLimitReached') return 'soldOut';
  // Somebody else has one of the numbers, or it was named twice.
  if (isOnce && TAKEN.has(answer.code)) return 0;
  throw new RefusedError(`a purchase was refused: ${answer.code}`);
}

/** As the player would send it, which is as it is shown. */
function ownPick(game: Game, random: RandomSource): PickOrder {
  const family = familyOf(game);
  const masks = new Array<number>(family.wordCount(game));
  family.quickPick(game, random, masks, 0);
  const layout = family.layout(game);
  const numbers = family.printPick(layout, masks, 0, masks.length);
  const shown = family.showPick(layout, numbers) as
    | Play
    | { readonly number: string }
    | Static<typeof PickBody>;
  const [order] = pickOrdersOf(membersOf(shown));
  return must(order, 'a pick is no order');
}

function membersOf(shown: Play | { readonly number: string } | Static<typeof PickBody>) {
  if ('digits' in shown) return { plays: [shown] };
  return 'number' in shown ? { numbers: [shown.number] } : { selections: [shown] };
}
