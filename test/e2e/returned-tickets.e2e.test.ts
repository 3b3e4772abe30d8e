/** Tickets given back over HTTP, `kill -9` behind the answer; the draw verifies without them. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Test, test } from 'tap';
import { codeOf, EngineClient } from '../support/engine/engine-client.ts';
import {
  balanceOf,
  createAdmin,
  depositOverHttp,
  drawReaches,
  type EnginePlayer,
  type EnginePurchase,
  type EngineSession,
  listAll,
  logIn,
  loginsPerShard,
  openOverHttp,
  register,
  ticketsOf,
} from '../support/engine/engine-people.ts';
import {
  EngineProcess,
  engineDirectory,
  tirage,
  verifyJournals,
} from '../support/engine/engine-process.ts';
import { until } from '../support/engine/until.ts';

const BALANCE_MINOR = 10_000;
const PRICE_MINOR = 100;
/** Until then tickets come back: long enough for an engine that starts twice under load. */
const PROMISED_MS = 30_000;
const LATER_MS = 3_000;
const FILE_LIMIT_MS = 60_000;
/** Six combinations. */
const SYSTEM = { numbers: [1, 2, 3, 4, 5, 6] };

interface Entry {
  readonly kind: string;
  readonly amountMinor: number;
}

interface Sold {
  readonly client: EngineClient;
  readonly drawId: string;
  readonly players: readonly EnginePlayer[];
  /** By player: what is given back, and one that stays. */
  readonly returned: readonly string[];
  readonly kept: readonly string[];
  readonly announced: string;
}

test('given back: the refund is there once after kill -9, and the draw verifies', async (t) => {
  const directory = engineDirectory(t);
  await createAdmin(directory);
  const first = await EngineProcess.start(t, { directory });
  const client = new EngineClient(t, first.url);
  const sold = await sell(client);
  const { drawId, players, returned } = sold;

  const told = await giveBack(sold, 0);
  const stillOpen = giveBackUnderKill(sold, 1);
  await first.kill();
  await stillOpen;
  const second = await EngineProcess.start(t, { directory });
  client.url = second.url;

  t.same(await giveBack(sold, 0), told, 'a repeat gets the first answer');
  await giveBack(sold, 1);
  await checkRefunds(t, sold);
  // In order, so that the next start reads rows and not the records.
  t.equal((await second.stop()).exitCode, 0);
  const third = await EngineProcess.start(t, { directory });
  client.url = third.url;
  await checkRefunds(t, sold);

  await drawReaches(client, drawId, 'published');
  for (const [index, player] of players.entries()) {
    const late = client.post(`/v1/tickets/${sold.kept[index]}/return`, {}, of(player));
    t.equal(codeOf(await late), 'ticketNotReturnable');
    const tickets = await ticketsOf(client, player, drawId);
    const states = new Map(tickets.map(({ ticketId, state }) => [ticketId, state]));
    t.equal(states.get(returned[index] ?? ''), 'returned');
    t.notOk([...states.values()].includes('accepted'), 'the others won or lost');
  }
  await checkVerifying(t, sold);
  t.equal((await third.stop()).exitCode, 0);
  const verified = await verifyJournals(directory);
  t.equal(verified.exitCode, 0, verified.output + verified.errors);
});

/** A player on each shard buys a system and a ticket, and then the draw is postponed. */
async function sell(client: EngineClient): Promise<Sold> {
  const admin = await logIn(client);
  const players: EnginePlayer[] = [];
  for (const login of loginsPerShard('holder', 1)) {
    const player = await register(client, login);
    await depositOverHttp(client, player, BALANCE_MINOR);
    players.push(player);
  }
  const { drawId, closesAt } = await openOverHttp(client, admin, {
    closesInMs: PROMISED_MS,
    resultsAfterMs: 1_000,
  });
  const bought: EnginePurchase[] = [];
  for (const player of players) {
    const body = { system: [SYSTEM], quickPick: 2 };
    bought.push(
      await client.expect(201, client.post(`/v1/draws/${drawId}/tickets`, body, of(player))),
    );
  }
  const announced = (await client.get(`/v1/draws/${drawId}`)).text;
  const closesAtMs = Date.parse(closesAt) + LATER_MS;
  const postponed = {
    closesAt: new Date(closesAtMs).toISOString(),
    resultsAt: new Date(closesAtMs + 1_000).toISOString(),
    reason: 'a storm',
  };
  await client.expect(200, client.post(`/v1/admin/draws/${drawId}/postpone`, postponed, of(admin)));
  const idOf = (index: number) => bought.map(({ tickets }) => tickets[index]?.ticketId ?? '');
  return { client, drawId, players, returned: idOf(0), kept: idOf(1), announced };
}

function of({ accessToken: token }: EngineSession): { readonly token: string } {
  return { token };
}

/** The shard hears of the postponement by mail. */
function giveBack({ client, players, returned }: Sold, index: number): Promise<unknown> {
  const player = players[index] as EnginePlayer;
  return until('a ticket to be taken back', FILE_LIMIT_MS, async () => {
    const answer = await client.post(`/v1/tickets/${returned[index]}/return`, {}, of(player));
    if (answer.status === 200) return JSON.parse(answer.text) as unknown;
    if (answer.text.includes('notPostponed')) return undefined;
    throw new Error(answer.text);
  });
}

/** Asked for as the engine is killed: there is an answer or none. */
async function giveBackUnderKill(
  { client, players, returned }: Sold,
  index: number,
): Promise<void> {
  await client.tryPost(
    `/v1/tickets/${returned[index]}/return`,
    {},
    of(players[index] as EnginePlayer),
  );
}

async function checkRefunds(t: Test, { client, players, returned }: Sold): Promise<void> {
  for (const [index, player] of players.entries()) {
    const list = { path: '/v1/me/entries', member: 'entries' };
    const entries = await listAll<Entry>(client, player, list);
    const refunds = entries.filter(({ kind }) => kind === 'refund');
    t.match(refunds, [{ amountMinor: 6 * PRICE_MINOR }]);
    t.equal(refunds.length, 1, 'once');
    t.equal(await balanceOf(client, player), BALANCE_MINOR - 2 * PRICE_MINOR);
    const ticket = await client.get(`/v1/tickets/${returned[index]}`, of(player));
    t.match(JSON.parse(ticket.text), { state: 'returned', stakeMinor: 6 * PRICE_MINOR });
  }
}

/** As holders do it: of a ticket that came back, and of one that took part. */
async function checkVerifying(t: Test, sold: Sold): Promise<void> {
  const { client, drawId, players, announced } = sold;
  const results = await client.get(`/v1/draws/${drawId}/results`);
  t.match(JSON.parse(results.text), { ticketCount: 2 * players.length });
  const folder = t.testdir();
  const args = ['verify'];
  const add = (name: string, content: string | Buffer, flag?: string): void => {
    writeFileSync(join(folder, name), content);
    args.push(...(flag === undefined ? [] : [flag]), join(folder, name));
  };
  add('transcript.json', (await client.get(`/v1/draws/${drawId}/transcript`)).text);
  add('announced.json', announced, '--announced');
  add('tickets.bin', await sealedTickets(sold), '--tickets');
  for (const [index, player] of players.entries()) {
    for (const ticketId of [sold.returned[index], sold.kept[index]]) {
      const { text } = await client.get(`/v1/tickets/${ticketId}/receipt`, of(player));
      t.equal(JSON.parse(text).returned, ticketId === sold.returned[index] ? true : undefined);
      add(`${ticketId}.json`, text, '--receipt');
    }
  }
  const { exitCode, output, errors } = await tirage(args);
  t.equal(exitCode, 0, output + errors);
  t.match(output, /given back/);
}

function sealedTickets({ client, drawId }: Sold): Promise<Buffer> {
  return until('the file of tickets', FILE_LIMIT_MS, async () => {
    const answer = await fetch(`${client.url}/v1/draws/${drawId}/sealed-tickets`);
    const body = Buffer.from(await answer.arrayBuffer());
    return answer.status === 200 ? body : undefined;
  });
}
