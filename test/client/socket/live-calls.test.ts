import { test } from 'tap';
import { IntentStore } from '../../../client/src/intents/intent-store.ts';
import { Intents } from '../../../client/src/intents/intents.ts';
import { MemoryStorage } from '../../../client/src/platform/memory-storage.ts';
import { LiveCalls } from '../../../client/src/socket/live-calls.ts';
import { liveBench } from '../../support/client/live-bench.ts';

async function callsBench() {
  const bench = await liveBench();
  const { platform, session, clock } = bench;
  const storage = new MemoryStorage();
  const intents = new Intents({ platform, session, clock, store: new IntentStore(storage) });
  return { ...bench, storage, intents, calls: new LiveCalls(bench.live, intents) };
}

test('live calls: a purchase is kept under the id that it is sent with', async (t) => {
  const { calls, nextOfPlayer, storage, intents } = await callsBench();
  const bought = calls.buy('dr_1', { quickPick: 2 });
  const socket = await nextOfPlayer();
  const said = socket.next('buyTickets');
  t.match(said, { drawId: 'dr_1', quickPick: 2 });
  const [pending] = await intents.pending(async () => undefined);
  t.match(pending, {
    key: said.id,
    path: '/v1/draws/{id}/tickets',
    params: { id: 'dr_1' },
    body: { quickPick: 2 },
  });
  socket.say({ id: said.id, ok: true, tickets: [], balanceMinor: 900 });
  t.match(await bought, { tickets: [], balanceMinor: 900 });
  t.equal(storage.length, 0);
});

test('live calls: bets, single and combined, are kept as HTTP takes them', async (t) => {
  const { calls, nextOfPlayer, intents, storage } = await callsBench();
  const single = calls.bet({ eventId: 'ev_1', stakeMinor: 100 });
  const socket = await nextOfPlayer();
  const said = socket.next('placeBet');
  t.match(said, { eventId: 'ev_1', stakeMinor: 100 });
  const [kept] = await intents.pending(async () => undefined);
  t.match(kept, {
    path: '/v1/events/{id}/bets',
    params: { id: 'ev_1' },
    body: { stakeMinor: 100 },
  });
  t.same(kept?.body, { stakeMinor: 100 });
  const refused = t.rejects(single, { code: 'oddsChanged', facts: { odds: '1.90' } });
  socket.say({ id: said.id, ok: false, code: 'oddsChanged', facts: { odds: '1.90' } });
  await refused;
  t.equal(storage.length, 0, 'a refusal that stands settles it');

  const legs = [{ eventId: 'ev_1' }, { eventId: 'ev_2' }];
  const combined = calls.bet({ legs, stakeMinor: 100 } as Parameters<typeof calls.bet>[0]);
  await new Promise((resolve) => setImmediate(resolve));
  const [other] = await intents.pending(async () => undefined);
  t.match(other, { path: '/v1/bets', body: { legs, stakeMinor: 100 } });
  await socket.accept('placeBet', { betId: 'bt_1' });
  t.match(await combined, { betId: 'bt_1' });
});

test('live calls: a quote moves nothing, and is kept nowhere', async (t) => {
  const { calls, nextOfPlayer, storage } = await callsBench();
  const quoted = calls.quote('dr_1', { quickPick: 2 });
  const socket = await nextOfPlayer();
  t.equal(storage.length, 0);
  await socket.accept('quoteTickets', { priceMinor: 200, lines: [] });
  t.match(await quoted, { priceMinor: 200 });
});
