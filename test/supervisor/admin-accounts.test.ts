import { MessageChannel } from 'node:worker_threads';
import { type Test, test } from 'tap';
import { JobRunner } from '../../src/jobs/job-runner.ts';
import { must } from '../../src/kernel/assert.ts';
import { parsePlayerId, slotOfPlayer } from '../../src/kernel/ids.ts';
import { shardOfSlot } from '../../src/kernel/slots.ts';
import { SystemRandom } from '../../src/kernel/system-random.ts';
import { ShardClient } from '../../src/mailbox/shard-client.ts';
import { createAccount, isCreateAccount } from '../../src/supervisor/admin-accounts.ts';
import { Cluster } from '../support/cluster/cluster.ts';
import { founders } from '../support/sources/founders.ts';

const REQUEST = {
  command: 'createAccount',
  login: 'root',
  password: 'correct horse battery',
  roles: ['admin'],
} as const;

function tools(t: Test) {
  const cluster = new Cluster({ shardCount: 2, seed: 1 });
  const client = new ShardClient(founders(2));
  for (const shard of [0, 1]) {
    const { port1, port2 } = new MessageChannel();
    cluster.connectPeer(shard, 1, port1);
    client.connect(shard, port2);
  }
  const jobs = new JobRunner({ threadsMax: 1, queueMax: 4 });
  t.teardown(async () => {
    client.close();
    await jobs.close();
  });
  return { cluster, made: { client, jobs, clock: cluster.clock, random: new SystemRandom() } };
}

test('accounts: one with a role is a player too, and hands out no session', async (t) => {
  const { cluster, made } = tools(t);
  const answer = await createAccount(made, REQUEST);
  t.match(answer, { ok: true, result: { playerId: /^pl_/ } });
  const { playerId } = (answer.ok ? answer.result : {}) as { playerId: string };
  const player = must(parsePlayerId(playerId), 'our own id is not understood');
  const shard = shardOfSlot(slotOfPlayer(player), 2);
  const profile = await cluster.get(shard, 'getProfile', { player });
  t.match(profile, { login: 'root', roles: ['player', 'admin'], birthDate: null });
  t.same(await createAccount(made, { ...REQUEST, login: 'ROOT' }), {
    ok: false,
    message: 'The account was refused: loginTaken.',
  });
});

test('accounts: a weak password and a login that is none are refused in words', async (t) => {
  const { made } = tools(t);
  for (const change of [{ password: 'short' }, { login: '' }, { login: '字'.repeat(300) }]) {
    const answer = await createAccount(made, { ...REQUEST, ...change });
    t.match(answer, { ok: false, message: /\.$/ });
    t.notMatch(JSON.stringify(answer), REQUEST.password);
  }
  for (const login of ['оperator', 'oper\u200bator', '\u202eoperator']) {
    t.match(await createAccount(made, { ...REQUEST, login }), {
      ok: false,
      message: /^A login |^The letters /,
    });
  }
});

test('accounts: a request is looked at before it is believed', (t) => {
  t.ok(isCreateAccount(REQUEST));
  const wrong = [
    null,
    'createAccount',
    {},
    { ...REQUEST, command: 'other' },
    { ...REQUEST, login: 7 },
    { ...REQUEST, password: undefined },
    { ...REQUEST, roles: 'admin' },
    { ...REQUEST, roles: ['king'] },
  ];
  for (const request of wrong) t.notOk(isCreateAccount(request), JSON.stringify(request));
  t.end();
});
