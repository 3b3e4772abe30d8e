/** What an operator sees of outboxes that stand still, in a time that is moved by hand. */
import { test } from 'tap';
import type { AlarmChange } from '../../src/operations/alarms.ts';
import type { Standstill } from '../../src/outbox/outbox-relay.ts';
import {
  OutboxWatch,
  REFUSED_MS,
  RELINK_MS,
  UNANSWERED_MS,
} from '../../src/outbox/outbox-watch.ts';
import { manualClock, START_MS } from '../support/cluster/cluster.ts';

function staged() {
  const clock = manualClock(START_MS);
  const relay = {
    recordsLeft: 3,
    oldestAtMs: START_MS as number | null,
    standstill: undefined as Standstill | undefined,
    measure: async () => undefined,
  };
  const changes: AlarmChange[] = [];
  const told: unknown[] = [];
  let isLinked = true;
  let relinkCount = 0;
  const watch = new OutboxWatch({
    relays: [relay],
    clock,
    metrics: { outbox: (shard, backlog) => told.push({ shard, ...backlog }) },
    alarm: (change) => changes.push(change),
    isLinked: () => isLinked,
    relink: () => {
      relinkCount += 1;
    },
  });
  const look = async (afterMs: number): Promise<void> => {
    clock.nowMs += afterMs;
    await watch.look();
  };
  const link = (isThere: boolean): void => {
    isLinked = isThere;
  };
  const sentences = () => changes.map(({ sentence }) => sentence);
  return { clock, relay, sentences, told, look, link, relinks: () => relinkCount };
}

const refused = (sinceMs: number): Standstill => ({
  sinceMs,
  subject: 'ticket.v1.accepted',
  failure: { error: new Error('maximum messages exceeded'), atMs: sinceMs },
});

test('outbox watch: says how many records wait, and how old the oldest is', async (t) => {
  const { relay, told, look } = staged();
  await look(2_500);
  t.same(told, [{ shard: 0, recordsLeft: 3, oldestSeconds: 2.5 }]);
  Object.assign(relay, { recordsLeft: 0, oldestAtMs: null });
  await look(0);
  t.same(told[1], { shard: 0, recordsLeft: 0, oldestSeconds: 0 });
  relay.oldestAtMs = START_MS + 60_000;
  await look(0);
  t.same(told[2], { shard: 0, recordsLeft: 0, oldestSeconds: 0 }, 'a clock that went back');
});

test('outbox watch: a refusal that lasts is told once, with its subject', async (t) => {
  const { clock, relay, sentences, look } = staged();
  relay.standstill = refused(clock.monotonicMs());
  await look(REFUSED_MS - 1);
  t.same(sentences(), [], 'a short one heals by itself');
  await look(1);
  await look(1_000);
  t.equal(new Set(sentences()).size, 1, 'the board takes the same sentence for nothing new');
  t.match(sentences()[0], /shard 0 .* "ticket\.v1\.accepted": .*maximum messages exceeded/);
  relay.standstill = undefined;
  await look(500);
  await look(500);
  t.equal(sentences().filter((one) => one === null).length, 1);
});

test('outbox watch: acknowledgements that do not come are seen, too', async (t) => {
  const { clock, relay, sentences, look } = staged();
  relay.standstill = { ...refused(clock.monotonicMs()), failure: undefined };
  await look(UNANSWERED_MS - 1);
  t.same(sentences(), []);
  await look(1);
  t.match(sentences(), [/no acknowledgement comes/]);
});

test('outbox watch: NATS that is away is no standstill, a new link is the same', async (t) => {
  const { clock, relay, sentences, look, link } = staged();
  await look(0);
  relay.standstill = refused(clock.monotonicMs());
  await look(REFUSED_MS);
  link(false);
  await look(500);
  t.equal(sentences().at(-1) === null, false, 'another link is being opened');
  await look(10_000);
  t.equal(sentences().at(-1), null, 'away');
  t.end();
});

test('outbox watch: now and then another link is opened for it', async (t) => {
  const { clock, relay, look, relinks } = staged();
  relay.standstill = refused(clock.monotonicMs());
  await look(REFUSED_MS);
  t.equal(relinks(), 0);
  for (let i = 0; i < 40; i += 1) await look(500);
  t.equal(relinks(), Math.floor(20_000 / RELINK_MS));
});
