/** The crowd at the counter: players who buy some own selections and some quick picks each. */
import { PICKS_PER_PURCHASE_MAX } from '../../actors/draw/sale.ts';
import { familyOf } from '../../actors/games/families.ts';
import type { Game } from '../../actors/games/game.ts';
import type { PickOrder } from '../../actors/games/pick-order.ts';
import type { Play } from '../../actors/games/play-form.ts';
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
      const isSold = await buy(sale, { number: purchaseCount, own, quick });
      if (isSold) soldCount += own + quick;
      else isCutOff = true;
      sale.onSold(soldCount);
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT_MAX }, buyer));
  return { purchaseCount, ticketCount: soldCount, isCutOff };
}

/** False once the draw has closed. */
async function buy(
  { client, crowd, draw, game, random }: Sale,
  order: { readonly number: number; readonly own: number; readonly quick: number },
): Promise<boolean> {
  const { player, shard } = must(
    crowd[uniformBelow(random, crowd.length)],
    'a crowd has no players',
  );
  const answer = await client.question(shard, 'buyTickets', {
    player,
    draw,
    // Their own numbers, chosen at home.
    picks: Array.from({ length: order.own }, () => ownPick(game, random)),
    quickPick: order.quick,
    idempotencyKey: `demo-${order.number}`,
    fingerprint: order.number,
    receivedAtMs: 0,
  });
  if (answer.ok) return true;
  if (answer.code === 'drawClosed') return false;
  throw new RefusedError(`a purchase was refused: ${answer.code}`);
}

/** As the player would send it, which is as it is shown. */
function ownPick(game: Game, random: RandomSource): PickOrder {
  const family = familyOf(game);
  const masks = new Array<number>(family.wordCount(game));
  family.quickPick(game, random, masks, 0);
  const layout = family.layout(game);
  const numbers = family.printPick(layout, masks, 0, masks.length);
  const shown = family.showPick(layout, numbers) as Play | Static<typeof PickBody>;
  const [order] = pickOrdersOf('digits' in shown ? { plays: [shown] } : { selections: [shown] });
  return must(order, 'a pick is no order');
}
