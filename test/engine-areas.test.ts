import { setImmediate } from 'node:timers/promises';
import { test } from 'tap';
import { ENGINE_AREAS, type EngineArea } from '../src/engine-areas.ts';
import { offerOf } from '../src/gateway/routes/offer.ts';
import { OperationTable } from '../src/shard/handlers/operation-table.ts';

/** Rows that note who asks for which half of them. */
function notedRows(): { readonly rows: readonly EngineArea[]; readonly asked: string[] } {
  const asked: string[] = [];
  const row = (name: string): EngineArea => ({
    carriedOutBy: async () => {
      asked.push(`${name} carried out`);
      return {};
    },
    answeredBy: async () => {
      asked.push(`${name} answered`);
      return () => [];
    },
    socket: async () => {
      asked.push(`${name} at a socket`);
      return [];
    },
  });
  return { rows: [row('bets'), { ...row('events'), ofProvider: true }], asked };
}

test('engine areas: a thread asks for its half, a line provider for its own areas', async (t) => {
  const { rows, asked } = notedRows();
  await OperationTable.load(rows);
  t.same(asked.splice(0), ['bets carried out', 'events carried out']);
  for (const role of ['whole', 'bet-maker'] as const) {
    await offerOf(rows, role);
    const answered = ['bets answered', 'events answered'];
    t.same(asked.splice(0), [...answered, 'bets at a socket', 'events at a socket'], role);
  }
  await offerOf(rows, 'line-provider');
  t.same(asked, ['events answered']);
});

test('engine areas: files are loaded at once, not one after another', async (t) => {
  const begun: string[] = [];
  const slow = (name: string): EngineArea => ({
    carriedOutBy: async () => {
      begun.push(name);
      await setImmediate();
      t.same(begun, ['first', 'second']);
      return {};
    },
    answeredBy: async () => {
      begun.push(name);
      await setImmediate();
      t.same(begun, ['first', 'second']);
      return () => [];
    },
  });
  const rows = [slow('first'), slow('second')];
  await OperationTable.load(rows);
  begun.length = 0;
  await offerOf(rows, 'whole');
});

test('engine areas: a file that cannot be loaded is told to whoever needs it', async (t) => {
  const broken: EngineArea = {
    carriedOutBy: () => Promise.reject(new Error('handlers are broken')),
    answeredBy: () => Promise.reject(new Error('routes are broken')),
  };
  await t.rejects(OperationTable.load([...ENGINE_AREAS, broken]), /handlers are broken/);
  await t.rejects(offerOf([...ENGINE_AREAS, broken], 'whole'), /routes are broken/);
  t.ok(await offerOf([...ENGINE_AREAS, broken], 'line-provider'), 'which has no such area');
});
