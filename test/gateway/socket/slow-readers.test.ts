import { test } from 'tap';
import { must } from '../../../src/kernel/assert.ts';
import { until } from '../../support/engine/until.ts';
import { type Business, withBusiness } from '../support/business-server.ts';
import { type Message, SocketPlayer } from './socket-player.ts';

const TIMES = { closesInS: 3_600, resultsInS: 7_200 };
const RICH_MINOR = 100_000_000;
/** What the kernel may hold for a connection on both of its sides, and then some. */
const PURCHASES_MAX = 2_000;

/** Buys large tickets, whose answers nobody reads, until `isEnough`. Returns how many. */
async function buyUnread(
  business: Business,
  player: SocketPlayer,
  drawId: string,
  isEnough: () => boolean,
): Promise<number> {
  const { sockets } = must(business.gateways[0], 'a started business has no gateways');
  let count = 0;
  for (; !isEnough() && count < PURCHASES_MAX; count += 4) {
    player.send(
      [0, 1, 2, 3].map((i) => ({ id: count + i, op: 'buyTickets', drawId, quickPick: 100 })),
    );
    await new Promise((resolve) => setTimeout(resolve, 2));
    await until('the answers', 60_000, () => (sockets.inFlightCount === 0 ? true : undefined));
  }
  return count;
}

test(
  'slow reader: its draws are conflated to one snapshot, its money answers all come',
  withBusiness({}, async (t, business) => {
    const drawId = await business.draw(TIMES);
    const topic = `draw.${drawId}`;
    const { accessToken: token } = await business.player(RICH_MINOR);
    const { sockets } = must(business.gateways[0], 'a started business has no gateways');
    const slow = await SocketPlayer.connect(business.port, { token });
    const quick = await SocketPlayer.connect(business.port);
    await slow.subscribe(topic);
    await quick.subscribe(topic);
    slow.client.stopReading();
    const count = await buyUnread(business, slow, drawId, () => sockets.slowCount > 0);
    t.comment(`${count} purchases until the reader was slow`);
    t.equal(sockets.slowCount, 1);
    const buyer = await business.player(100_000);
    for (let i = 0; i < 4; i += 1) {
      await business.post(`/v1/draws/${drawId}/tickets`, buyer.accessToken, { quickPick: 1 });
      await business.cluster.advance(300);
      await quick.next('a delta', ({ delta }) => delta?.ticketCount === count * 100 + i + 1);
    }
    slow.client.readAgain();
    const isSnapshot = (message: Message): boolean => message.snapshot !== undefined;
    const { snapshot } = await slow.next('a snapshot', isSnapshot);
    t.equal(snapshot.ticketCount, count * 100 + 4, 'the newest state, in one step');
    const missed = slow.heard(topic).filter(({ delta }) => delta?.ticketCount > count * 100);
    t.ok(missed.length <= 1, 'the steps were left out');
    for (let id = 0; id < count; id += 1) {
      const answer = await slow.answerTo(id);
      if (!answer.ok) t.fail(`${id} was refused: ${answer.code}`);
    }
    await business.post(`/v1/draws/${drawId}/tickets`, buyer.accessToken, { quickPick: 1 });
    await business.cluster.advance(300);
    const next = await slow.next('a delta', ({ delta }) => delta?.ticketCount === count * 100 + 5);
    t.ok(next, 'and goes on');
  }),
);

test(
  'slow reader: one that never reads is closed, and the others are served',
  withBusiness({}, async (t, business) => {
    const drawId = await business.draw(TIMES);
    const { accessToken: token } = await business.player(RICH_MINOR);
    const { sockets } = must(business.gateways[0], 'a started business has no gateways');
    const other = await SocketPlayer.connect(business.port, { token });
    const never = await SocketPlayer.connect(business.port, { token });
    never.client.stopReading();
    const count = await buyUnread(business, never, drawId, () => sockets.socketCount === 1);
    t.comment(`${count} purchases until it was closed`);
    t.equal(sockets.socketCount, 1, 'closed');
    t.match(await other.ask({ op: 'ping' }), { ok: true });
    const again = await other.ask({ id: 0, op: 'buyTickets', drawId, quickPick: 100 });
    t.match(again, { ok: true, replayed: true }, 'what it did not read is asked for again');
  }),
);
