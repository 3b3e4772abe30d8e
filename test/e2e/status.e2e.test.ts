/** How an engine runs, as staff see it over `/v1`: told by all of its threads together. */
import { join } from 'node:path';
import { type Test, test } from 'tap';
import { MeasurementsReply } from '../../src/protocol/measurement-messages.ts';
import type { TSchema } from '../../src/protocol/schema.ts';
import { StatusReply } from '../../src/protocol/status-messages.ts';
import { compileValidator } from '../../src/protocol/validator.ts';
import { EngineClient } from '../support/engine/engine-client.ts';
import {
  createAdmin,
  depositOverHttp,
  logIn,
  openOverHttp,
  register,
} from '../support/engine/engine-people.ts';
import { EngineProcess, engineDirectory, tirage } from '../support/engine/engine-process.ts';
import { until } from '../support/engine/until.ts';

const LIMIT_MS = 60_000;
const HOUR_MS = 3_600_000;

// biome-ignore lint/suspicious/noExplicitAny: its schema has been held against it
type Json = any;

test('status: what was sold, backed up and counted is told by a running engine', async (t) => {
  const directory = engineDirectory(t);
  await createAdmin(directory);
  const engine = await EngineProcess.start(t, { directory });
  const client = new EngineClient(t, engine.url);
  const operator = await logIn(client);
  const token = operator.accessToken;
  const read = async (path: string, schema: TSchema): Promise<Json> => {
    const body = await client.expect<Json>(200, client.get(path, { token }));
    holds(t, schema, body);
    return body;
  };
  const status = () => read('/v1/admin/status', StatusReply);

  const first = await status();
  t.match(first, { isReady: true, alarms: [], clock: { state: 'steady' }, nats: { state: 'off' } });
  t.same(
    first.shards.map(({ state, restartCount }: Json) => [state, restartCount]),
    [
      ['serving', 0],
      ['serving', 0],
    ],
  );
  t.ok(first.disk.freeBytes > 0 && first.memory.residentBytes > 0);

  const { drawId } = await openOverHttp(client, operator, { closesInMs: HOUR_MS });
  const player = await register(client, 'ada');
  await depositOverHttp(client, player, 10_000);
  const asked = { token: player.accessToken, key: 'first' };
  const bought = client.post(`/v1/draws/${drawId}/tickets`, { quickPick: 3 }, asked);
  const { tickets } = await client.expect<Json>(201, bought);
  t.equal(tickets.length, 3);
  const sold = await until('the sale to be told', LIMIT_MS, async () => {
    const seen = await status();
    return seen.sales.today.tickets.count === 3 ? seen : undefined;
  });
  t.match(sold.sales.today, { tickets: { stakesMinor: 300 }, bets: { count: 0 } });
  t.ok(sold.draws.due.some((one: Json) => one.drawId === drawId && one.duty === 'close'));
  const records = (seen: Json) =>
    seen.shards.reduce((sum: number, one: Json) => sum + one.journalSequence, 0);
  t.ok(records(sold) > records(first), 'the journals have grown');
  t.ok(sold.disk.dataBytes > 0);
  const threads = sold.threads.map(({ thread }: Json) => thread).sort();
  t.match(threads, ['gateway-0', 'main', 'shard-0', 'shard-1']);

  const series = await until('a measurement', LIMIT_MS, async () => {
    const { series: found } = await read('/v1/admin/measurements', MeasurementsReply);
    return found.some(({ name, values }: Json) => name === 'tickets' && values.some(Boolean))
      ? found
      : undefined;
  });
  const rate = series.find(({ name }: Json) => name === 'tickets').values;
  t.ok(rate.some((one: number | null) => one !== null && one > 0 && one < 3));

  t.equal(sold.lastBackup, null);
  const backups = join(directory, '..', 'backups');
  t.equal((await tirage(['backup', backups, '--data', directory])).exitCode, 0);
  t.match((await status()).lastBackup, { number: 1 });
});

function holds(t: Test, schema: TSchema, body: unknown): void {
  t.same(compileValidator(schema, 'body').explain(body, true), [], 'as it is published');
}
