/** Planted errors: a state that throws where it is read, or where an event changes it. */
import { type Test, test } from 'tap';
import { must } from '../../src/kernel/assert.ts';
import { drawNo } from '../../src/kernel/ids.ts';
import { STUMBLES_MAX } from '../../src/shard/stumbles.ts';
import { ERRAND_PAUSE_MS } from '../../src/shard/work-decider.ts';
import { Cluster } from '../support/cluster/cluster.ts';
import { creation, openFixture, slip } from '../support/cluster/cluster-bets.ts';
import { deposit, playerWith, type TestPlayer } from '../support/cluster/cluster-players.ts';
import { verifyShards } from '../support/cluster/verify-cluster.ts';

const WRONG = 'planted';

function stateOf(cluster: Cluster, shard = 0) {
  return must(cluster.shards[shard], 'the shard is missing').state;
}

async function turns(cluster: Cluster, byMs = 0): Promise<void> {
  cluster.clock.nowMs += byMs;
  for (let i = 0; i < 5; i += 1) {
    for (const shard of cluster.shards) {
      shard.tick();
      await shard.drained();
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Every deposit of the player throws behind its event. */
function plantDeposit(cluster: Cluster, { player }: TestPlayer): void {
  const state = stateOf(cluster);
  const apply = state.apply.bind(state);
  state.apply = (event) => {
    if (event.type === 'DepositRequested' && event.player === player) throw new Error(WRONG);
    apply(event);
  };
}

function depositOf({ player }: TestPlayer, idempotencyKey: string) {
  const what = { player, kind: 'deposit', amountMinor: 50, method: 'sandbox:success' } as const;
  return { ...what, idempotencyKey, fingerprint: 1 };
}

test('decider: a request that throws is answered, and costs nobody else', async (t) => {
  const cluster = new Cluster({ shardCount: 1, seed: 1 });
  const [ada, bob] = [await playerWith(cluster, 'ada', 10), await playerWith(cluster, 'bob', 20)];
  const { accounts } = stateOf(cluster);
  const get = accounts.get.bind(accounts);
  accounts.get = (key) => {
    if (key === ada.player) throw new Error(WRONG);
    return get(key);
  };
  for (let i = 0; i < 2 * STUMBLES_MAX; i += 1) {
    const both = [ada, bob].map(({ player }) => cluster.ask(0, 'getWallet', { player }));
    const [hers, his] = await Promise.all(both);
    t.match(hers, { ok: false, code: 'internalError' });
    t.match(his, { ok: true, reply: { balanceMinor: 20 } });
  }
  t.equal(cluster.failures.splice(0).length, 2 * STUMBLES_MAX, 'each was told of');
  t.same(cluster.alarms, [], 'a request that is refused is no duty');
  accounts.get = get;
  t.match(await cluster.get(0, 'getWallet', ada), { balanceMinor: 10 });
  await verifyShards(t, cluster);
});

test('decider: a duty that throws is tried again, then set aside; the others go on', async (t) => {
  const cluster = new Cluster({ shardCount: 1, seed: 2 });
  const ada = await playerWith(cluster, 'ada', 1_000);
  const broken = await openFixture(cluster, { deadlineInS: 10 });
  const sound = await openFixture(cluster, { deadlineInS: 20 });
  const { lines } = stateOf(cluster);
  const get = lines.get.bind(lines);
  let triedCount = 0;
  lines.get = (fixture) => {
    if (fixture !== broken) return get(fixture);
    triedCount += 1;
    throw new Error(WRONG);
  };
  await turns(cluster, 10_000);
  t.equal(triedCount, 1);
  t.ok((await cluster.ask(0, 'placeBet', slip(ada, sound, 100))).ok, 'purchases go on');
  for (let i = 0; i < 5; i += 1) await turns(cluster, ERRAND_PAUSE_MS);
  t.equal(triedCount, STUMBLES_MAX);
  t.match(cluster.alarms, [{ kind: 'dutySetAside', about: `duty line:${broken}` }]);
  await turns(cluster, 20_000);
  t.equal(get(sound)?.state, 'closed', 'another duty is done');
  t.equal(triedCount, STUMBLES_MAX);
});

async function throwOnce(t: Test, cluster: Cluster, ada: TestPlayer, time: number): Promise<void> {
  plantDeposit(cluster, ada);
  void cluster.ask(0, 'requestPayment', depositOf(ada, `lost-${time}`));
  await turns(cluster);
  t.equal(cluster.failures.splice(0).length, 1, 'the shard is over');
  await cluster.crash(0);
}

test('decider: a request that throws behind its event ends the shard three times', async (t) => {
  const cluster = new Cluster({ shardCount: 1, seed: 3 });
  const [ada, bob] = [await playerWith(cluster, 'ada', 10), await playerWith(cluster, 'bob', 20)];
  for (let time = 0; time < STUMBLES_MAX; time += 1) await throwOnce(t, cluster, ada, time);
  plantDeposit(cluster, ada);
  const refused = await cluster.ask(0, 'requestPayment', depositOf(ada, 'refused'));
  t.match(refused, { ok: false, code: 'internalError' });
  t.same(cluster.failures, [], 'it is not tried any more');
  const about = `request requestPayment of player ${ada.player}`;
  t.match(cluster.alarms, [{ kind: 'dutySetAside', about }]);
  await deposit(cluster, bob, 5);
  t.match(await cluster.get(0, 'getWallet', bob), { balanceMinor: 25 });
  t.match(
    await cluster.get(0, 'getWallet', ada),
    { balanceMinor: 10 },
    'what does not throw goes on',
  );
});

test('decider: mail that throws waits in its order, and is not lost', async (t) => {
  const cluster = new Cluster({ shardCount: 2, seed: 4 });
  const plant = (): void => {
    const state = stateOf(cluster, 1);
    const apply = state.apply.bind(state);
    state.apply = (event) => {
      if (event.type === 'BookUpdated') throw new Error(WRONG);
      apply(event);
    };
  };
  plant();
  void cluster.ask(0, 'createFixture', creation(cluster, {}));
  await turns(cluster);
  for (let time = 1; time <= STUMBLES_MAX; time += 1) {
    t.equal(cluster.failures.splice(0).length, 1);
    cluster.reopen(1);
    plant();
    for (const shard of cluster.shards) shard.resendMail();
    await turns(cluster);
  }
  t.same(cluster.failures, [], 'set aside, the shard lives on');
  t.match(cluster.alarms.at(-1), { about: 'mail from shard 0' });
  const { state } = must(cluster.shards[0], 'the sender');
  const channel = must(state.mailChannels.get(1), 'it has sent');
  t.ok(channel.confirmedNumber < channel.sentNumber, 'the sender keeps it');
  // A new start tries it again: now it can be taken, in its order.
  for (const culprit of Object.keys(cluster.stumbles)) delete cluster.stumbles[culprit];
  await cluster.crash(1);
  t.equal(
    must(cluster.shards[0], 'the sender').state.mailChannels.get(1)?.confirmedNumber,
    channel.sentNumber,
  );
  await verifyShards(t, cluster);
});

test('decider: a long backlog of mail is sent again in turns between others', async (t) => {
  const cluster = new Cluster({ shardCount: 1, seed: 5 });
  const ada = await playerWith(cluster, 'ada', 10);
  await openFixture(cluster);
  const { mail } = stateOf(cluster);
  const pageCount = 500;
  let pagesRead = 0;
  // All taken before: numbers below 1 change nothing.
  mail.pages = function* ({ limit }) {
    const message = { message: 'PayInstance', draw: drawNo(1) } as never;
    for (; pagesRead < pageCount; pagesRead += 1) {
      yield Array.from({ length: limit }, (_, i) => {
        const number = -(pagesRead * limit + i);
        return { key: { shard: 0, number }, value: { shard: 0, number, message } };
      });
    }
  };
  must(cluster.shards[0], 'the shard is missing').resendMail(0);
  await cluster.get(0, 'getWallet', ada);
  t.ok(pagesRead < 10, `${pagesRead} of ${pageCount} pages`);
  await turns(cluster);
  t.equal(pagesRead, pageCount);
  t.same(cluster.failures, []);
});

test('decider: a backlog that is asked for again begins at the front, once', async (t) => {
  const cluster = new Cluster({ shardCount: 1, seed: 6 });
  await openFixture(cluster);
  const { mail } = stateOf(cluster);
  let begunCount = 0;
  let endedCount = 0;
  mail.pages = function* () {
    begunCount += 1;
    for (let i = 0; i < 20; i += 1) yield [];
    endedCount += 1;
  };
  const shard = must(cluster.shards[0], 'the shard is missing');
  for (let i = 0; i < 5; i += 1) shard.resendMail(0);
  await turns(cluster);
  t.same([begunCount, endedCount], [1, 1]);
  t.same(cluster.failures, []);
});
