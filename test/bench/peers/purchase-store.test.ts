/** The peer keeps the promises that it is compared under, in both of its forms. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'tap';
import { auditBank, openBank } from '../../../bench/peers/peer-bank.ts';
import { findPostgres } from '../../../bench/peers/postgres-programs.ts';
import { PostgresServer } from '../../../bench/peers/postgres-server.ts';
import { type Purchased, PurchaseStore } from '../../../bench/peers/purchase-store.ts';

const programs = findPostgres();
const HOUR_MS = 3_600_000;
const PRICE_MINOR = 100;
const MASKS = [31, 62];

const tokenOf = (playerId: string) => {
  return `.${Buffer.from(JSON.stringify({ sub: playerId })).toString('base64url')}.`;
};

test('peer: a purchase', { skip: 'missing' in programs ? programs.missing : false }, async (t) => {
  if ('missing' in programs) return;
  const parent = mkdtempSync(join(tmpdir(), 'tirage-peer-'));
  t.teardown(() => rmSync(parent, { recursive: true, force: true }));
  const server = await PostgresServer.start(programs, join(parent, 'postgres'));
  t.teardown(() => server.stop());
  const plan = {
    tokens: ['transaction', 'function'].map(tokenOf),
    balanceMinor: 1_000,
    drawId: 'open',
    priceMinor: PRICE_MINOR,
    closesAt: new Date(Date.now() + HOUR_MS),
  };
  await openBank(server, plan);
  const client = await server.connect();
  await client.query("INSERT INTO draws VALUES ('closed', now(), 100)");
  await client.end();

  for (const kind of ['transaction', 'function'] as const) {
    const store = new PurchaseStore(server.address, { kind, connectionsMax: 4 });
    const order = { playerId: kind, drawId: 'open', masks: MASKS, key: 'first' };

    const first = (await store.buy(order)) as Purchased;
    t.equal(first.balanceMinor, 800, `${kind}: is debited`);
    t.equal(first.ticketIds.length, 2, `${kind}: has its tickets`);
    const again = (await store.buy(order)) as Purchased;
    t.same(again, { ...first, isReplay: true }, `${kind}: a repeat gets the first answer`);
    const other = await store.buy({ ...order, masks: [31] });
    t.equal(other, 'idempotencyKeyReused', `${kind}: a key is for one order`);
    const late = await store.buy({ ...order, drawId: 'closed', key: 'late' });
    t.equal(late, 'drawClosed', `${kind}: nothing is sold after the close`);
    t.equal(await store.buy({ ...order, drawId: 'none', key: 'none' }), 'drawNotFound');

    const many = Array.from({ length: 20 }, (_, i) => store.buy({ ...order, key: `many-${i}` }));
    const outcomes = await Promise.all(many);
    const boughtCount = outcomes.filter((outcome) => typeof outcome !== 'string').length;
    const refusals = outcomes.filter((outcome) => typeof outcome === 'string');
    t.equal(boughtCount, 4, `${kind}: a balance for four buys four of twenty`);
    t.same([...new Set(refusals)], ['balanceTooLow']);
    await store.end();
  }
  await auditBank(server, plan, 2 * (MASKS.length + 4 * MASKS.length));
});
