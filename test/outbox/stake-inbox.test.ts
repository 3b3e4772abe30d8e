import { test } from 'tap';
import {
  type Delivery,
  StakeInbox,
  type StakeInboxOptions,
  type StakeOutcome,
} from '../../src/outbox/stake-inbox.ts';
import type { ShardAnswer } from '../../src/protocol/shard-requests.ts';
import { Cluster } from '../support/cluster/cluster.ts';
import { GAME_ID, messageId, outsidePlayer } from '../support/samples/raffle-events.ts';

interface Told {
  readonly delivery: Delivery;
  readonly said: string[];
}

function delivery(body: unknown, uuid = messageId(1)): Told {
  const said: string[] = [];
  return {
    said,
    delivery: {
      data: Buffer.from(JSON.stringify(body)),
      header: (name) => (name === 'uuid' ? uuid : undefined),
      subject: 'player.v1.staked',
      origin: 'player_staked:7',
      ack: () => said.push('ack'),
      retryAfter: (delayMs) => said.push(`retry ${delayMs}`),
    },
  };
}

const stakeBody = (stake = '1000') => ({
  message: { eventType: 'player.stakeCreated' },
  game: { playerId: outsidePlayer(1), gameId: GAME_ID, stake },
});

const OWN = 'a'.repeat(32);
const OTHER = 'b'.repeat(32);

function inboxOver(
  question: (...asked: never[]) => unknown,
  more: Partial<StakeInboxOptions> = {},
) {
  const outcomes: StakeOutcome[] = [];
  const inbox = new StakeInbox({
    client: { founderCount: 2, question: question as never },
    form: { unit: 'major', digits: 2 },
    ownIds: new Set([OWN]),
    ownerOf: async () => OWN,
    forward: async () => undefined,
    bury: async () => undefined,
    onOutcome: (outcome) => outcomes.push(outcome),
    onTrouble: () => undefined,
    ...more,
  });
  return { inbox, outcomes };
}

test('stake inbox: a stake is acknowledged after its effect, and a repeat again', async (t) => {
  const cluster = new Cluster({ shardCount: 2, seed: 1 });
  const { inbox, outcomes } = inboxOver(cluster.ask.bind(cluster));
  for (const expected of ['counted', 'repeated']) {
    const { delivery: one, said } = delivery(stakeBody());
    await inbox.take(one);
    t.same(said, ['ack']);
    t.equal(outcomes.at(-1), expected);
  }
  const { delivery: second, said } = delivery(stakeBody(), messageId(2));
  await inbox.take(second);
  t.same(said, ['ack'], 'a player with their entry: recorded, and done with');
  t.equal(outcomes.at(-1), 'ignored');
});

test('stake inbox: no acknowledgement leaves before the flush', async (t) => {
  let answer: (value: ShardAnswer<unknown>) => void = () => undefined;
  const { inbox } = inboxOver(() => new Promise((resolve) => (answer = resolve)));
  const { delivery: one, said } = delivery(stakeBody());
  const taking = inbox.take(one);
  await new Promise((resolve) => setImmediate(resolve));
  t.same(said, []);
  answer({ ok: true, replayed: false, reply: { outcome: 'counted', raffleId: 'x' } });
  await taking;
  t.same(said, ['ack']);
});

test('stake inbox: passing trouble hands the message back with a delay', async (t) => {
  for (const code of ['shardUnavailable', 'engineOverloaded', 'diskFull'] as const) {
    const { inbox, outcomes } = inboxOver(async () => ({ ok: false, code, facts: null }));
    const { delivery: one, said } = delivery(stakeBody());
    await inbox.take(one);
    t.same(said, ['retry 1000']);
    t.same(outcomes, ['postponed']);
  }
});

test('stake inbox: what can never be read is buried, then acknowledged', async (t) => {
  const buried: unknown[] = [];
  const { inbox, outcomes } = inboxOver(() => t.fail('no shard is asked'), {
    bury: async (letter) => {
      buried.push(letter);
    },
  });
  const { delivery: one, said } = delivery(stakeBody('-5'));
  await inbox.take(one);
  t.same(said, ['ack']);
  t.same(outcomes, ['deadLettered']);
  const reason = '"stake" is not a text of an amount in major units';
  t.match(buried, [{ reason, origin: 'player_staked:7', subject: 'player.v1.staked' }]);

  const failing = inboxOver(() => t.fail('no shard is asked'), {
    bury: () => Promise.reject(new Error('no broker')),
  });
  const { delivery: other, said: saidThen } = delivery('nonsense');
  await failing.inbox.take(other);
  t.same(saidThen, ['retry 1000'], 'it is not lost');
});

test('stake inbox: another type is acknowledged', async (t) => {
  const { inbox, outcomes } = inboxOver(() => t.fail('no shard is asked'));
  const { delivery: one, said } = delivery({ message: { eventType: 'player.renamed' } });
  await inbox.take(one);
  t.same([said, outcomes], [['ack'], ['otherType']]);
});

test('stake inbox: a stake of another engine is acknowledged once it is in its lane', async (t) => {
  const forwarded: unknown[] = [];
  const { inbox, outcomes } = inboxOver(() => t.fail('no shard is asked'), {
    ownerOf: async () => OTHER,
    forward: async (...given) => {
      forwarded.push(given);
    },
  });
  const { delivery: one, said } = delivery(stakeBody());
  await inbox.take(one);
  t.same([said, outcomes], [['ack'], ['forwarded']]);
  t.match(forwarded, [[OTHER, { messageId: messageId(1), data: one.data, origin: one.origin }]]);
});

test('stake inbox: a stake whose engine is unknown, or not reached, comes again', async (t) => {
  const troubles: Partial<StakeInboxOptions>[] = [
    { ownerOf: () => Promise.reject(new Error('no broker')) },
    { ownerOf: async () => OTHER, forward: () => Promise.reject(new Error('the lane is full')) },
  ];
  for (const trouble of troubles) {
    const told: unknown[] = [];
    const asked = () => t.fail('no shard is asked');
    const { inbox } = inboxOver(asked, { ...trouble, onTrouble: (error) => told.push(error) });
    const { delivery: one, said } = delivery(stakeBody());
    await inbox.take(one);
    t.same(said, ['retry 1000']);
    t.equal(told.length, 1);
  }
});

test('stake inbox: what was forwarded is counted, whoever owns the game by now', async (t) => {
  const cluster = new Cluster({ shardCount: 2, seed: 1 });
  const { inbox, outcomes } = inboxOver(cluster.ask.bind(cluster), { ownerOf: async () => OTHER });
  for (const expected of ['counted', 'repeated']) {
    const { delivery: one, said } = delivery(stakeBody());
    await inbox.takeForwarded(one);
    t.same([said, outcomes.at(-1)], [['ack'], expected]);
  }
});
