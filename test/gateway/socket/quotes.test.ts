/** What a purchase would cost, asked at both doors: they answer alike, whatever is asked. */
import fc from 'fast-check';
import { test } from 'tap';
import { EXAMPLE_GAMES } from '../../support/samples/family-games.ts';
import type { Answered } from '../support/business-server.ts';
import { withBusiness } from '../support/business-server.ts';
import { type Message, SocketPlayer } from './socket-player.ts';

const SALE = { closesInS: 60, resultsInS: 120 };
const QUESTIONS = 60;
/** 16 purchases of 100 tickets: what a socket may have without an answer. */
const LARGEST_AT_ONCE = 16;

/** What a door has said, without what is the door's own. */
function saidOverHttp({ status, body }: Answered): Message {
  if (status === 200) return body;
  return { code: body.code, facts: body.facts, error: errorOf(body) };
}

function saidOverSocket({ id: _, ok, ...said }: Message): Message {
  return ok ? said : { code: said.code, facts: said.facts, error: errorOf(said) };
}

/** A socket stops at the first fault of a form, HTTP tells all of them. */
function errorOf({ errors }: Message): Message {
  return errors?.map(({ pointer, message }: Message) => ({ pointer, message })).at(0);
}

interface Question {
  readonly game: string;
  readonly body: object;
}

const PLAIN = { noNullPrototype: true };
const numbers = (max: number, [minLength, maxLength]: readonly [number, number]) =>
  fc.uniqueArray(fc.integer({ min: 1, max }), { minLength, maxLength });
const five = numbers(36, [5, 5]);
const system = fc.record({ numbers: numbers(20, [5, 9]), bankers: fc.constant([21, 36]) }, PLAIN);
const drums = fc.record({ main: numbers(50, [5, 6]), bonus: numbers(12, [2, 3]) }, PLAIN);
const few = { minLength: 1, maxLength: 3 };
const anyDigits = fc.stringMatching(/^[0-9]{2,4}$/);
const play = (digits: fc.Arbitrary<string>, kinds: readonly string[]) =>
  fc.record({ digits, kind: fc.constantFrom(...kinds) }, PLAIN);

/** What can be bought of a game. */
const SOUND: Readonly<Record<string, Readonly<Record<string, fc.Arbitrary<unknown>>>>> = {
  '5of36': { selections: fc.array(five, few), system: fc.array(system, few) },
  '5of50p2of12': { system: fc.array(drums, few) },
  keno10: { selections: fc.array(numbers(80, [1, 10]), few) },
  digits3: { plays: fc.array(play(fc.stringMatching(/^[0-9]{3}$/), ['straight']), few) },
};

function soundQuestion([game, picks]: (typeof SOUNDS)[number]): fc.Arbitrary<Question> {
  const quickPick = fc.integer({ min: 1, max: 20 });
  const more = fc.record(
    { quickPick, draws: fc.integer({ min: 2, max: 10 }) },
    { requiredKeys: [], ...PLAIN },
  );
  const body = fc
    .tuple(fc.record({ ...picks }, PLAIN), more)
    .map((both) => Object.assign({}, ...both));
  return fc.record({ game: fc.constant(game), body });
}

/** All kinds of what cannot be bought, or not of this game. */
function anyQuestion(): fc.Arbitrary<Question> {
  const pick = fc.oneof(five, drums, fc.array(fc.integer({ min: -1, max: 93 }), few));
  const members = {
    selections: fc.array(pick, { maxLength: 3 }),
    system: fc.array(fc.oneof(system, drums), { maxLength: 2 }),
    plays: fc.array(play(anyDigits, ['straight', 'box', 'all']), { maxLength: 2 }),
    quickPick: fc.constantFrom(1, 99, 101, '1'),
    draws: fc.constantFrom(2, 1, 1_000),
    payWith: fc.constantFrom('money', 'points'),
  };
  return fc.record({
    game: fc.constantFrom(...Object.keys(SOUND), 'none'),
    body: fc.record(members, { requiredKeys: [], ...PLAIN }),
  });
}

const SOUNDS = Object.entries(SOUND);
const question = fc.oneof(...SOUNDS.map(soundQuestion), anyQuestion());

test(
  'quote: both doors say the same, in both forms of a socket',
  withBusiness({ games: EXAMPLE_GAMES }, async (t, business) => {
    const draws = new Map<string, string>();
    for (const game of Object.keys(SOUND)) draws.set(game, await business.draw(SALE, { game }));
    const { accessToken: token } = await business.player(1_000);
    const sockets = [
      await SocketPlayer.connect(business.port, { token }),
      await SocketPlayer.connect(business.port, { token, protocol: 'tirage.v1.msgpack' }),
    ];
    let quotedCount = 0;
    await fc.assert(
      fc.asyncProperty(question, async ({ game, body }) => {
        const drawId = draws.get(game) ?? 'dr_0000099';
        const [answer, ...told] = await Promise.all([
          business.post(`/v1/draws/${drawId}/quote`, token, body),
          ...sockets.map((socket) => socket.ask({ op: 'quoteTickets', drawId, ...body })),
        ]);
        if (answer.status === 200) quotedCount += 1;
        const said = saidOverHttp(answer);
        t.strictSame(told.map(saidOverSocket), [said, said], JSON.stringify({ game, body }));
      }),
      { numRuns: QUESTIONS },
    );
    t.ok(quotedCount > QUESTIONS / 3 && quotedCount < QUESTIONS, `${quotedCount} were quoted`);
    const wallet = await business.get('/v1/me/wallet', token);
    t.equal(wallet.body.balanceMinor, 1_000, 'nothing was moved');
  }),
);

test(
  'quote: over a socket it needs a token, and is bounded as purchases are',
  withBusiness({}, async (t, business) => {
    const drawId = await business.draw(SALE);
    const { accessToken: token } = await business.player(0);
    const quote = { op: 'quoteTickets', drawId, quickPick: 100 };
    const stranger = await SocketPlayer.connect(business.port);
    t.match(await stranger.ask(quote), { ok: false, code: 'tokenMissing' });
    const player = await SocketPlayer.connect(business.port, { token });
    t.match(await player.ask({ ...quote, draws: 3 }), { ok: true, priceMinor: 30_000 });
    const ids = Array.from({ length: LARGEST_AT_ONCE + 1 }, (_, i) => i);
    player.send(ids.map((id) => ({ id, ...quote })));
    for (const id of ids) {
      const isOver = id === LARGEST_AT_ONCE;
      const expected = isOver ? { code: 'engineOverloaded' } : { ok: true, priceMinor: 10_000 };
      t.match(await player.answerTo(id), expected);
    }
    t.match(await player.ask(quote), { ok: true }, 'what was answered counts no more');
    const ofStock = { op: 'quoteTickets', drawId, stock: 100 };
    player.send(ids.map((id) => ({ id, ...ofStock })));
    for (const id of ids) {
      const code = id === LARGEST_AT_ONCE ? 'engineOverloaded' : 'stockNotFound';
      t.match(await player.answerTo(id), { code }, 'tickets of stock are tickets');
    }
  }),
);
