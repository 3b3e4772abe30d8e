/** Quick picks near a limit: how often shards are asked until it is known what is left. */
import { test } from 'tap';
import type { LimitedGame } from '../../../actors/pick-limit/pick-limit.ts';
import { buyAgain } from '../../../src/gateway/purchases/buy-again.ts';
import { must } from '../../../src/kernel/assert.ts';
import { parseDrawId, parsePlayerId } from '../../../src/kernel/ids.ts';
import { minor } from '../../../src/kernel/money.ts';
import type { ShardClient } from '../../../src/mailbox/shard-client.ts';
import type { Purchase, RequestOf, ShardAnswer } from '../../../src/protocol/shard-requests.ts';
import { DIGITS_3 } from '../../support/samples/family-games.ts';
import { LIMITED_5OF36 } from '../../support/samples/limited-games.ts';
import { type Business, withBusiness } from '../support/business-server.ts';

const SALE = { closesInS: 60, resultsInS: 120 };
const SHARDS = 2;
/** One straight of each of a thousand. */
const ONE_OF_EACH: LimitedGame = {
  ...DIGITS_3,
  pickLimit: { liabilityMinorMax: minor(50_000), alarmPermyriad: 9_000 },
};
/** Three matches pay 1,000: one ticket of a combination, half of which each shard has. */
const RARE: LimitedGame = {
  ...LIMITED_5OF36,
  pickLimit: { liabilityMinorMax: minor(1_000), alarmPermyriad: 9_000 },
};

/** A shard client of which each question is counted. */
class CountingClient implements Pick<ShardClient, 'ask' | 'question' | 'questionAll'> {
  readonly #client: ShardClient;
  count = 0;

  constructor(client: ShardClient) {
    this.#client = client;
  }

  ask: ShardClient['ask'] = (...asked) => {
    this.count += 1;
    this.#client.ask(...asked);
  };

  question: ShardClient['question'] = (...asked) => {
    this.count += 1;
    return this.#client.question(...asked);
  };

  questionAll: ShardClient['questionAll'] = (...asked) => {
    this.count += SHARDS;
    return this.#client.questionAll(...asked);
  };
}

class Buyer {
  readonly client: CountingClient;
  readonly #request: RequestOf<'buyTickets'>;
  #bought = 0;

  constructor(business: Business, playerId: string, drawId: string) {
    this.client = new CountingClient(must(business.gateways[0], 'a gateway').client);
    this.#request = {
      player: must(parsePlayerId(playerId), 'a player'),
      draw: must(parseDrawId(drawId), 'a draw'),
      picks: [],
      quickPick: 1,
      idempotencyKey: '',
      fingerprint: 1,
      receivedAtMs: 0,
    };
  }

  /** Asks as a door does, of the player's shard. */
  async buy(shard: number): Promise<ShardAnswer<Purchase>> {
    this.client.count = 0;
    this.#bought += 1;
    const request = { ...this.#request, idempotencyKey: `quick-${this.#bought}` };
    const first = await this.client.question(shard, 'buyTickets', request);
    if (first.ok) return first;
    return new Promise((resolve) => buyAgain(this.client, shard, request, first, resolve));
  }
}

async function sellAllBut(
  business: Business,
  token: string,
  drawId: string,
  left: readonly string[],
): Promise<void> {
  const all = Array.from({ length: 1_000 }, (_, i) => String(i).padStart(3, '0'));
  const plays = all.filter((digits) => !left.includes(digits));
  for (let from = 0; from < plays.length; from += 100) {
    const some = plays.slice(from, from + 100).map((digits) => ({ digits, kind: 'straight' }));
    const sold = await business.post(`/v1/draws/${drawId}/tickets`, token, { plays: some });
    must(sold.status === 201 ? sold : undefined, `not sold: ${sold.text}`);
  }
}

async function homeOf(business: Business, playerId: string): Promise<number> {
  const player = must(parsePlayerId(playerId), 'a player');
  return business.cluster.shards.findIndex((shard) => shard.state.accounts.get(player));
}

test(
  'quick picks: a draw that is sold out says so after few questions, and then at once',
  withBusiness({ games: [ONE_OF_EACH], shardCount: SHARDS }, async (t, business) => {
    const drawId = await business.draw(SALE, { game: 'digits3' });
    const { accessToken: token, playerId } = await business.player(200_000);
    await sellAllBut(business, token, drawId, []);
    const buyer = new Buyer(business, playerId, drawId);
    const shard = await homeOf(business, playerId);
    const facts = { index: 0 };
    t.strictSame(await buyer.buy(shard), { ok: false, code: 'pickLimitReached', facts });
    t.ok(buyer.client.count <= 2 + 2 * (2 + SHARDS), `${buyer.client.count} questions`);
    t.match(await buyer.buy(shard), { ok: false, code: 'pickLimitReached', facts });
    t.equal(buyer.client.count, 1, 'it is remembered');
    const named = { plays: [{ digits: '123', kind: 'straight' }] };
    const refused = await business.post(`/v1/draws/${drawId}/tickets`, token, named);
    t.match(refused.body, { code: 'pickLimitReached', facts: { leftCount: 0 } });
  }),
);

test(
  'quick picks: the last ones are found among a thousand that are full',
  withBusiness({ games: [ONE_OF_EACH], shardCount: SHARDS }, async (t, business) => {
    const drawId = await business.draw(SALE, { game: 'digits3' });
    const { accessToken: token, playerId } = await business.player(200_000);
    const left = ['007', '123', '128', '500', '777', '800', '801', '999'];
    await sellAllBut(business, token, drawId, left);
    const buyer = new Buyer(business, playerId, drawId);
    const shard = await homeOf(business, playerId);
    for (let bought = 0; bought < 3; bought += 1) {
      t.match(await buyer.buy(shard), { ok: true });
      t.ok(buyer.client.count <= 20, `${buyer.client.count} questions`);
    }
  }),
);

test(
  'quick picks: where each has to be asked for, what was asked for is sold',
  withBusiness({ games: [RARE], shardCount: SHARDS }, async (t, business) => {
    const drawId = await business.draw(SALE, { game: '5of36' });
    const { playerId } = await business.player(1_000);
    const buyer = new Buyer(business, playerId, drawId);
    t.match(await buyer.buy(await homeOf(business, playerId)), { ok: true });
    t.ok(buyer.client.count <= 3, `${buyer.client.count} questions`);
  }),
);
