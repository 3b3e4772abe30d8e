/**
 * Bets beside a real server, with the engine killed while it settles: each acceptance and each
 * settlement is told at least once, with one id, and what is told last is what the bet came to.
 */
import { test } from 'tap';
import { must } from '../../src/kernel/assert.ts';
import { busMessageOf } from '../../src/protocol/bus-messages.ts';
import { compileValidator } from '../../src/protocol/validator.ts';
import { createAdmin, depositOverHttp, logIn, register } from '../support/engine/engine-people.ts';
import { engineDirectory } from '../support/engine/engine-process.ts';
import { MortalEngine } from '../support/engine/mortal-engine.ts';
import { until } from '../support/engine/until.ts';
import { NatsClient, type ToldMessage } from '../support/network/nats-client.ts';
import { NATS_MISSING, NatsServer } from '../support/network/nats-server.ts';
import { BetOperator } from '../support/rounds/bet-operator.ts';
import { Bettor } from '../support/rounds/bettor.ts';

const LIMIT_MS = 60_000;
const BETS = 150;
const HOUR_MS = 3_600_000;

interface ToldSettlement {
  readonly betId: string;
  readonly settlement: number;
  readonly state: string;
  readonly payoutMinor: number;
}

function bodyOf<T>({ data }: ToldMessage): T {
  return JSON.parse(Buffer.from(data).toString()) as T;
}

test('nats: every bet and every settlement is told, with one id', {
  skip: NATS_MISSING,
}, async (t) => {
  const server = await NatsServer.start(t);
  const directory = engineDirectory(t);
  const flags = { '--nats-url': server.url, '--nats-stream-mb': '32' };
  const engine = await MortalEngine.start(t, { directory, flags });
  const { client: http } = engine;
  const nats = await NatsClient.connect(t, server.url);
  await createAdmin(directory);
  const operator = new BetOperator(http, await logIn(http));
  const player = await register(http, 'ada');
  await depositOverHttp(http, player, 1_000_000);
  const ada = new Bettor(http, player);
  const { eventId: one } = await operator.create(100_000_000, HOUR_MS);
  const { eventId: two } = await operator.create(100_000_000, HOUR_MS);
  const bets = Array.from({ length: BETS }, (_, i) => {
    return ada.bet(i % 3 === 0 ? [one, two] : [i % 2 === 0 ? one : two], 100 + i);
  });
  t.ok((await Promise.all(bets)).every((isAnswered) => isAnswered));
  // Killed as soon as the result is there: it is settled, and told, by either run.
  await operator.act(one, 'result', { state: 'won' });
  await engine.kill();
  await engine.restart();
  await operator.settled(one);
  await operator.act(two, 'result', { state: 'lost' });
  await operator.settled(two);
  await operator.act(two, 'correction', { state: 'won' });
  await operator.settled(two);
  await operator.act(one, 'void', {});
  await operator.settled(one);

  const listed = new Map((await ada.listed()).map((bet) => [bet.betId, bet]));
  const told = await until('every bet to be told as it is', LIMIT_MS, async () => {
    const found = await nats.read('tirage_events', 'bet.v1.settled');
    const last = new Map<string, ToldSettlement>();
    for (const settled of found.map(bodyOf<ToldSettlement>)) last.set(settled.betId, settled);
    const isAll = [...listed.values()].every(({ betId, state, payoutMinor }) => {
      const settled = last.get(betId);
      return settled?.state === state && settled.payoutMinor === payoutMinor;
    });
    return isAll ? found : undefined;
  });
  const ids = new Map<string, string>();
  for (const message of told) {
    const { betId, settlement } = bodyOf<ToldSettlement>(message);
    const which = `${betId}/${settlement}`;
    if ((ids.get(which) ?? message.id) !== message.id) t.fail(`${which} has two ids`);
    ids.set(which, message.id);
  }
  t.equal(new Set(ids.values()).size, ids.size, 'and no id is that of two');
  t.ok(ids.size > 2 * BETS, 'a result, corrections and a void were told');

  const accepted = await nats.read('tirage_events', 'bet.v1.accepted');
  const acceptedIds = accepted.map((message) => bodyOf<{ betId: string }>(message).betId);
  t.same(new Set(acceptedIds), new Set(ada.accepted.map(({ betId }) => betId)));
  for (const message of [...accepted, ...told]) {
    const { schema } = must(busMessageOf(message.subject), 'it is documented');
    const validator = compileValidator(schema, 'body');
    if (!validator.accepts(bodyOf(message))) t.fail(`not as documented: ${message.subject}`);
  }
});
