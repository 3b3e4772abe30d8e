import { test } from 'tap';
import { lineBody } from '../../actors/outbox/line-messages.ts';
import { LineInbox, type LineOutcome } from '../../src/outbox/line-inbox.ts';
import type { Delivery } from '../../src/outbox/stake-inbox.ts';
import { Cluster } from '../support/cluster/cluster.ts';
import { SAMPLE_LINE } from '../support/samples/betting-events.ts';

const SOON = { ...SAMPLE_LINE, deadlineMs: Date.UTC(2026, 0, 2) };

function stage(question: unknown, bury = async (): Promise<void> => {}) {
  const seen: string[] = [];
  const outcomes: LineOutcome[] = [];
  const inbox = new LineInbox({
    client: { founderCount: 2, question: question as never },
    watch: {
      took: (position) => seen.push(`took ${position}`),
      missed: () => seen.push('missed'),
    },
    monotonicMs: () => 0,
    bury,
    onOutcome: (outcome) => outcomes.push(outcome),
  });
  const take = async (body: unknown): Promise<void> => {
    const delivery: Delivery = {
      data: Buffer.from(JSON.stringify(body)),
      header: (name) => (name === 'tirage-position' ? '0.1.0.0' : undefined),
      subject: 'line.v1.event',
      origin: 'tirage_lines:7',
      ack: () => seen.push('ack'),
      retryAfter: () => seen.push('retry'),
    };
    await inbox.take(delivery);
  };
  return { take, seen, outcomes };
}

test('line inbox: a version has its effect once and is acknowledged after it', async (t) => {
  const cluster = new Cluster({ shardCount: 2, seed: 1 });
  const { take, seen, outcomes } = stage(cluster.ask.bind(cluster));
  await take(lineBody(SOON));
  await take(lineBody(SOON));
  t.same(outcomes, ['taken', 'repeated']);
  t.same(seen, ['took 0.1.0.0', 'ack', 'took 0.1.0.0', 'ack']);
  await take(lineBody({ ...SOON, version: 4 }));
  t.same(seen.splice(4), ['missed', 'took 0.1.0.0', 'ack']);
  await take(lineBody({ ...SOON, version: 3 }));
  t.equal(outcomes.at(-1), 'repeated', 'overtaken');
  t.match(await cluster.get(0, 'getFixture', { fixture: SAMPLE_LINE.fixture }), {
    line: { version: 4 },
  });
});

test('line inbox: what contradicts or cannot be read is buried, and betting waits', async (t) => {
  const cluster = new Cluster({ shardCount: 2, seed: 1 });
  const { take, seen, outcomes } = stage(cluster.ask.bind(cluster));
  await take(lineBody(SOON));
  seen.length = 0;
  await take(lineBody({ ...SOON, title: 'Another' }));
  await take({ version: 1 });
  t.same(outcomes, ['taken', 'deadLettered', 'deadLettered']);
  t.same(seen, ['missed', 'ack', 'missed', 'ack']);
  const failing = stage(cluster.ask.bind(cluster), () => Promise.reject(new Error('away')));
  await failing.take({ version: 1 });
  t.same(failing.seen, ['retry'], 'not buried, not acknowledged');
});

test('line inbox: passing trouble hands the message back', async (t) => {
  const refused = async () => ({ ok: false, code: 'shardUnavailable', facts: null });
  const { take, seen, outcomes } = stage(refused);
  await take(lineBody(SOON));
  t.same(outcomes, ['postponed']);
  t.same(seen, ['retry']);
});
