/** Journals whose books balance, and which take or give back another sum than tickets cost. */
import { type Test, test } from 'tap';
import type { ShardEvent } from '../../../actors/events.ts';
import type { Game } from '../../../actors/games/game.ts';
import { GAMES } from '../../../actors/games/game-table.ts';
import { PICK_FORMS, type PickOrder } from '../../../actors/games/pick-order.ts';
import { buyNumbers } from '../../../src/gateway/purchases/stock-purchase.ts';
import { must } from '../../../src/kernel/assert.ts';
import type { DrawNo } from '../../../src/kernel/ids.ts';
import { addMinor, minor } from '../../../src/kernel/money.ts';
import { verifyJournal } from '../../../src/shard/verification/journal-verification.ts';
import { Cluster } from '../../support/cluster/cluster.ts';
import {
  plan,
  playerWith,
  purchase,
  type TestPlayer,
} from '../../support/cluster/cluster-players.ts';
import {
  buyForDraws,
  cancel,
  makeStanding,
  openNext,
} from '../../support/cluster/cluster-standing.ts';
import {
  asGateway,
  buyStock,
  HOLD_MS,
  makeStock,
  payFor,
  reserved,
} from '../../support/cluster/cluster-stock.ts';
import { verifyShards } from '../../support/cluster/verify-cluster.ts';
import { forgedJournal } from '../../support/journal/forged-journal.ts';
import type { MemoryJournal } from '../../support/journal/memory-journal.ts';
import { OPERATOR } from '../../support/samples/actor-events.ts';
import {
  boxPlay,
  DIGITS_3,
  KENO_10,
  RAFFLE_6,
  raffleNumber,
  SMALL_DRUMS,
  straightPlay,
} from '../../support/samples/family-games.ts';
import { miscounted } from '../../support/samples/miscounted-game.ts';

const IDENTITY = { shard: 0, founderCount: 1 };
const FIVE = GAMES['5of36'];
const ONE_MORE = minor(1);
const SIX = [1, 2, 3, 4, 5, 6];

function formed(form: number, numbers: readonly number[], others: readonly number[]): PickOrder {
  return { form, numbers, others } as PickOrder;
}

/** A pick of each form of each family, and what it costs in prices. */
const PICKS: readonly (readonly [string, Game, PickOrder, number])[] = [
  ['k of n', FIVE, [1, 2, 3, 4, 5], 1],
  ['a system', FIVE, formed(PICK_FORMS.system, SIX, []), 6],
  ['a system with a banker', FIVE, formed(PICK_FORMS.system, SIX, [7]), 15],
  ['two drums', SMALL_DRUMS, formed(PICK_FORMS.drums, [1, 2, 3, 4, 5], [1]), 1],
  ['a system of two drums', SMALL_DRUMS, formed(PICK_FORMS.drumsSystem, SIX, [1, 2]), 12],
  ['keno', KENO_10, [3, 17, 64], 1],
  ['a straight play', DIGITS_3, straightPlay('007'), 1],
  ['a box', DIGITS_3, boxPlay('007'), 1],
  ['a raffle number', RAFFLE_6, raffleNumber('004711'), 1],
];

async function oneShard(): Promise<{ cluster: Cluster; ada: TestPlayer }> {
  const cluster = new Cluster({ shardCount: 1, seed: 3 });
  return { cluster, ada: await playerWith(cluster, 'ada', 1_000_000) };
}

function planGame(cluster: Cluster, game: Game): Promise<DrawNo> {
  const times = { closesInS: 3_600, resultsInS: 7_200 };
  return plan(cluster, '5of36', { ...times, game, priceMinor: game.priceMinor });
}

function journalOf(cluster: Cluster): MemoryJournal {
  return must(cluster.journals[0], 'a cluster of one');
}

function problemIn(journal: MemoryJournal): string | null {
  return verifyJournal({ identity: IDENTITY, journal, onProgress: () => undefined }).problem;
}

/** The history is sound, and is not once one of its events is forged. */
async function foundWhere(
  t: Test,
  cluster: Cluster,
  forge: (event: ShardEvent) => ShardEvent,
  problem: RegExp,
): Promise<void> {
  await verifyShards(t, cluster);
  let forgedCount = 0;
  const forged = await forgedJournal(IDENTITY, journalOf(cluster), (event) => {
    const said = forge(event);
    if (said !== event) forgedCount += 1;
    return said;
  });
  t.ok(forgedCount > 0, 'an event was forged');
  t.match(problemIn(forged), problem);
}

async function buyPick(
  { cluster, ada }: { readonly cluster: Cluster; readonly ada: TestPlayer },
  draw: DrawNo,
  game: Game,
  pick: PickOrder,
): Promise<void> {
  const order = purchase(cluster, ada, draw, { picks: [pick] });
  const answer =
    'digitCount' in game
      ? await buyNumbers(asGateway(cluster), ada.shard, order, HOLD_MS)
      : await cluster.ask(ada.shard, 'buyTickets', order);
  if (!answer.ok) throw new Error(`a purchase was refused: ${answer.code}`);
}

for (const [name, game, pick, combinations] of PICKS) {
  test(`stake check: ${name} that was paid or counted wrongly is found`, async (t) => {
    const right = await oneShard();
    const { priceMinor } = game;
    await buyPick(right, await planGame(right.cluster, game), game, pick);
    await verifyShards(t, right.cluster);
    for (const off of [-1, 1]) {
      const tampered = await forgedJournal(
        IDENTITY,
        journalOf(right.cluster),
        (event) => event,
        (entry) =>
          entry.kind === 'purchase'
            ? { ...entry, amountMinor: minor(entry.amountMinor + off) }
            : entry,
      );
      t.match(problemIn(tampered), /the entries of a record do not follow from its events/);
    }

    const wrong = await oneShard();
    const counted = miscounted(t, game);
    await buyPick(wrong, await planGame(wrong.cluster, counted), counted, pick);
    const [told, cost] = [(combinations + 1) * priceMinor, combinations * priceMinor];
    t.match(problemIn(journalOf(wrong.cluster)), `a draw holds ${told} where tickets cost ${cost}`);
  });
}

test('stake check: points that became another stake are found', async (t) => {
  const { cluster, ada } = await oneShard();
  const draw = await planGame(cluster, FIVE);
  const earning = { points: { pays: false, earnsHundredths: 10_000 } } as const;
  const paying = { points: { pays: true, rateHundredths: 100 } } as const;
  for (const points of [earning, paying]) {
    const order = purchase(cluster, ada, draw, { quickPick: 2 });
    await cluster.get(0, 'buyTickets', { ...order, ...points });
  }
  const forge = (event: ShardEvent): ShardEvent =>
    event.type === 'PointsStaked'
      ? { ...event, stakeMinor: addMinor(event.stakeMinor, ONE_MORE) }
      : event;
  await foundWhere(t, cluster, forge, /points became 201 where tickets cost 200/);
});

test('stake check: a sum that was prepaid for several draws is found', async (t) => {
  const { cluster, ada } = await oneShard();
  await buyForDraws(cluster, ada, await openNext(cluster), 3);
  await openNext(cluster);
  const more = (event: ShardEvent): ShardEvent =>
    event.type === 'StandingTicketMade'
      ? { ...event, stakeMinor: addMinor(event.stakeMinor, ONE_MORE) }
      : event;
  const forge = (event: ShardEvent): ShardEvent =>
    event.type === 'StandingTicketsEntered'
      ? { ...event, prepaidMinor: event.prepaidMinor.map((paid) => addMinor(paid, ONE_MORE)) }
      : more(event);
  await foundWhere(t, cluster, forge, /a standing ticket is for 101 where tickets cost 100/);
});

test('stake check: another stake of a recurring ticket is found as it enters', async (t) => {
  const { cluster, ada } = await oneShard();
  await openNext(cluster);
  await makeStanding(cluster, ada);
  await openNext(cluster);
  const forge = (event: ShardEvent): ShardEvent =>
    event.type === 'StandingTicketMade'
      ? { ...event, stakeMinor: addMinor(event.stakeMinor, ONE_MORE) }
      : event;
  await foundWhere(t, cluster, forge, /a standing ticket is for 101 where tickets cost 100/);
});

test('stake check: a standing ticket that was sold with no purchase is found', async (t) => {
  const { cluster, ada } = await oneShard();
  const draw = await openNext(cluster);
  const other = await openNext(cluster, { seriesId: 'another' });
  await buyForDraws(cluster, ada, draw, 3);
  const forge = (event: ShardEvent): ShardEvent =>
    event.type === 'StandingTicketMade' ? { ...event, soldInDraw: other } : event;
  await foundWhere(t, cluster, forge, /a stake was told of a purchase that did not follow/);
});

test('stake check: each standing ticket of a stretch is held to its own stake', async (t) => {
  const { cluster, ada } = await oneShard();
  await openNext(cluster);
  await makeStanding(cluster, ada);
  await makeStanding(cluster, ada, { picks: [], quickPick: 3 });
  await openNext(cluster);
  const forge = (event: ShardEvent): ShardEvent =>
    event.type === 'StandingTicketMade' && event.stakeMinor === 300
      ? { ...event, stakeMinor: addMinor(event.stakeMinor, ONE_MORE) }
      : event;
  await foundWhere(t, cluster, forge, /a standing ticket is for 301 where tickets cost 300/);
});

test('stake check: tickets of a stock cost their price, bought at once or reserved', async (t) => {
  const { cluster, ada } = await oneShard();
  const draw = await planGame(cluster, FIVE);
  await makeStock(cluster, draw, 100);
  t.ok((await buyStock(cluster, ada, draw, 2)).ok);
  t.ok((await payFor(cluster, ada, await reserved(cluster, ada, draw, 3))).ok);
  const forge = (event: ShardEvent): ShardEvent =>
    event.type === 'StockReserved'
      ? { ...event, priceMinor: addMinor(event.priceMinor, ONE_MORE) }
      : event;
  await foundWhere(t, cluster, forge, /at another price than that of its draw/);
});

test('stake check: a ticket for which more comes back than it cost is found', async (t) => {
  const { cluster, ada } = await oneShard();
  const draw = await planGame(cluster, FIVE);
  const system = formed(PICK_FORMS.system, SIX, []);
  await cluster.get(
    0,
    'buyTickets',
    purchase(cluster, ada, draw, { picks: [system], quickPick: 1 }),
  );
  await postpone(cluster, draw);
  await cluster.get(0, 'returnTicket', {
    player: ada.player,
    place: { draw, shard: 0, ordinal: 0 },
  });
  const forge = (event: ShardEvent): ShardEvent =>
    event.type === 'TicketReturned'
      ? { ...event, combinationCount: event.combinationCount + 1 }
      : event;
  await foundWhere(t, cluster, forge, /a draw holds 0 where tickets cost 100/);
});

test('stake check: a refund that goes to another buyer is found', async (t) => {
  const { cluster, ada } = await oneShard();
  const bob = await playerWith(cluster, 'bob', 10_000);
  const draw = await planGame(cluster, FIVE);
  await cluster.get(0, 'buyTickets', purchase(cluster, ada, draw, { quickPick: 3 }));
  await cluster.get(0, 'buyTickets', purchase(cluster, bob, draw, { quickPick: 2 }));
  await cancel(cluster, draw);
  const forge = (event: ShardEvent): ShardEvent =>
    event.type === 'TicketsRefunded' ? { ...event, ticketCounts: [2, 3] } : event;
  await foundWhere(t, cluster, forge, /a refund gave 200 where tickets cost 300/);
});

test('stake check: a cancelled draw that keeps a stake is found', async (t) => {
  const { cluster, ada } = await oneShard();
  const draw = await planGame(cluster, FIVE);
  await cluster.get(0, 'buyTickets', purchase(cluster, ada, draw, { quickPick: 3 }));
  await cancel(cluster, draw);
  const forge = (event: ShardEvent): ShardEvent =>
    event.type === 'TicketsRefunded' ? { ...event, ticketCounts: [2] } : event;
  await foundWhere(t, cluster, forge, /a cancelled draw keeps 100 where tickets cost 0/);
});

test('stake check: a seal that tells another stake is found', async (t) => {
  const { cluster, ada } = await oneShard();
  const draw = await planGame(cluster, FIVE);
  await cluster.get(0, 'buyTickets', purchase(cluster, ada, draw, { quickPick: 3 }));
  cluster.isMailHeld = true;
  await cluster.advance(3_600_000);
  const forge = (event: ShardEvent): ShardEvent => {
    if (event.type !== 'MailPosted' || event.message.message !== 'ReportSeal') return event;
    const stakeMinor = addMinor(event.message.stakeMinor, ONE_MORE);
    return { ...event, message: { ...event.message, stakeMinor } };
  };
  await foundWhere(t, cluster, forge, /a seal tells 301 where tickets cost 300/);
});

async function postpone(cluster: Cluster, draw: DrawNo): Promise<void> {
  await cluster.get(0, 'postponeDraw', {
    draw,
    closesAtMs: cluster.clock.nowMs + 9_000_000,
    resultsAtMs: cluster.clock.nowMs + 9_900_000,
    reason: 'a storm',
    by: OPERATOR,
    others: [],
  });
  await cluster.settle();
}
