/** A quote says what the purchase then says, to the facts: at the doors, over shards. */
import { deepStrictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { test } from 'tap';
import { GAMES } from '../../../actors/games/game-table.ts';
import type { LimitedGame } from '../../../actors/pick-limit/pick-limit.ts';
import { askForQuote, quoteWanted } from '../../../src/gateway/purchases/quoting.ts';
import { must } from '../../../src/kernel/assert.ts';
import { type DrawNo, parseDrawId } from '../../../src/kernel/ids.ts';
import { minor } from '../../../src/kernel/money.ts';
import { DIGITS_3, RAFFLE_6 } from '../../support/samples/family-games.ts';
import { LIMITED_DIGITS, LIMITED_KENO } from '../../support/samples/limited-games.ts';
import { type Business, withBusiness } from '../support/business-server.ts';

const SALE = { closesInS: 3_600, resultsInS: 7_200 };
/** Longer than a shard keeps what it asked for, or believes what it was told. */
const STEP_MS = 300;
const QUESTIONS = 150;
const BALANCE_MINOR = 100_000_000;
const PLAIN = { noNullPrototype: true };

/** What only a purchase looks at: the player, their money, and which tickets are free. */
const BEYOND_QUOTES = ['balanceTooLow', 'pointsTooLow', 'standingTicketsTooMany', 'stockTaken'];

const few = { minLength: 1, maxLength: 4 };
const digits = fc.oneof(
  { weight: 30, arbitrary: fc.constantFrom('123', '321') },
  { weight: 1, arbitrary: fc.constantFrom('112', '12', '777') },
);
const play = fc.record({ digits, kind: fc.constantFrom('straight', 'box') }, PLAIN);
const spots = fc.uniqueArray(fc.integer({ min: 1, max: 11 }), { minLength: 1, maxLength: 4 });
const numbers = fc.constantFrom('000001', '424242', '999999', '12345');
const five = fc.uniqueArray(fc.integer({ min: 1, max: 36 }), { minLength: 5, maxLength: 7 });

/** By game, what is asked of it, sound or not. */
const PICKS: Readonly<Record<string, Readonly<Record<string, fc.Arbitrary<unknown>>>>> = {
  '5of36': { selections: fc.array(five, few) },
  digits3: { plays: fc.array(play, { minLength: 1, maxLength: 12 }) },
  keno3: { selections: fc.array(spots, few), spots: fc.integer({ min: 1, max: 4 }) },
  raffle6: { numbers: fc.array(numbers, few) },
};

const FEW_DIGITS: LimitedGame = {
  ...LIMITED_DIGITS,
  pickLimit: { liabilityMinorMax: minor(200_000), alarmPermyriad: 9_000 },
};
const games = [GAMES['5of36'], FEW_DIGITS, LIMITED_KENO, RAFFLE_6];

const question = fc.constantFrom(...Object.keys(PICKS)).chain((game) => {
  const picks = { ...PICKS[game], quickPick: fc.integer({ min: 1, max: 9 }) };
  const more = { draws: fc.constantFrom(2, 3), payWith: fc.constantFrom('money', 'points') };
  const optional = { requiredKeys: [], ...PLAIN };
  const body = fc.oneof(
    { weight: 3, arbitrary: fc.record(picks, optional) },
    { weight: 2, arbitrary: fc.record({ ...picks, ...more }, optional) },
  );
  return fc.record({ game: fc.constant(game), body });
});

test(
  'quote: it is refused as the purchase is, or costs what the purchase costs',
  withBusiness({ games, shardCount: 2 }, async (t, business) => {
    const draws = new Map<string, string>();
    for (const game of Object.keys(PICKS)) draws.set(game, await business.draw(SALE, { game }));
    const tokens: string[] = [];
    for (let one = 0; one < 4; one += 1) {
      tokens.push((await business.player(BALANCE_MINOR)).accessToken);
    }
    const seen = new Map<string, number>();
    let asked = 0;
    await fc.assert(
      fc.asyncProperty(question, fc.nat(3), async ({ game, body }, at) => {
        const path = `/v1/draws/${draws.get(game)}`;
        const token = must(tokens[at], 'a player');
        const before = (await business.get('/v1/me/wallet', token)).body.balanceMinor;
        await business.cluster.advance(STEP_MS);
        const quote = await business.post(`${path}/quote`, token, body);
        asked += 1;
        const sold = await business.post(`${path}/tickets`, token, body, `key-${asked}`);
        const told = `${game} ${JSON.stringify(body)} ${quote.text} ${sold.text}`;
        const said = sold.status === 201 ? 'sold' : sold.body.code;
        seen.set(said, (seen.get(said) ?? 0) + 1);
        if (sold.status === 201) {
          const prepaidMinor = sold.body.order?.prepaidMinor ?? 0;
          const paidMinor = before - sold.body.balanceMinor;
          deepStrictEqual([quote.status, quote.body.priceMinor], [200, paidMinor], told);
          t.ok(prepaidMinor < paidMinor);
        } else if (BEYOND_QUOTES.includes(said)) deepStrictEqual(quote.status, 200, told);
        else {
          const { status, code, facts, errors } = sold.body;
          const { body: found } = quote;
          deepStrictEqual([found.status, found.code, found.errors], [status, code, errors], told);
          // How many are left the purchase leaves out where it had not to ask for all of it.
          deepStrictEqual({ ...found.facts, ...facts }, { ...found.facts }, told);
        }
      }),
      { numRuns: QUESTIONS },
    );
    const reached = [
      'sold',
      'selectionInvalid',
      'pickLimitReached',
      'picksLimited',
      'picksSoldOnce',
      'drawsNotInPoints',
    ];
    for (const said of reached) t.ok(seen.has(said), `${said} was among ${[...seen.keys()]}`);
  }),
);

const ONE_OF_EACH: LimitedGame = {
  ...DIGITS_3,
  pickLimit: { liabilityMinorMax: minor(50_000), alarmPermyriad: 9_000 },
};

test(
  'quote: of what other shards have left it is told, and it takes nothing from them',
  withBusiness({ games: [ONE_OF_EACH], shardCount: 2 }, async (t, business) => {
    const drawId = await business.draw(SALE, { game: 'digits3' });
    const draw = must(parseDrawId(drawId), 'a draw');
    const plays = [{ digits: '123', kind: 'straight' as const }];
    const books = () => business.cluster.shards.map((one) => [...one.state.pickBooks.all()]);
    for (const shard of [0, 1]) {
      const answer = await quoteOf(business, shard, draw, plays);
      t.match(answer, { ok: true, reply: { priceMinor: 100 } }, 'half a prize is on each shard');
    }
    t.same(books(), [[], []], 'nobody was asked to give anything');
    const { accessToken: token } = await business.player(1_000);
    t.equal((await business.post(`/v1/draws/${drawId}/tickets`, token, { plays })).status, 201);
    const facts = { index: 0, leftCount: 0, stakeMinorMax: 0 };
    for (const shard of [0, 1]) {
      const answer = await quoteOf(business, shard, draw, plays);
      t.strictSame(answer, { ok: false, code: 'pickLimitReached', facts });
    }
  }),
);

function quoteOf(
  { gateways }: Business,
  shard: number,
  draw: DrawNo,
  plays: readonly { digits: string; kind: 'straight' }[],
) {
  const wanted = quoteWanted(draw, { plays: [...plays] }, 0);
  if ('code' in wanted) throw new Error(wanted.code);
  return askForQuote(must(gateways[0], 'a gateway').client, shard, wanted);
}
