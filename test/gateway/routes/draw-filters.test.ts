import { test } from 'tap';
import { shownDraws } from '../../../src/gateway/routes/draw-views.ts';
import type { Services } from '../../../src/gateway/routes/services.ts';
import { type DrawNo, drawNo, formatDrawId } from '../../../src/kernel/ids.ts';
import type { DrawView } from '../../../src/protocol/shard-requests.ts';
import { type Business, withBusiness } from '../support/business-server.ts';

const TIMES = { closesInS: 60, resultsInS: 120 };

/** All pages of a list, one row each. What is planned meanwhile must not disturb them. */
async function pagesOf(business: Business, path: string, token?: string) {
  const rows: Record<string, string>[] = [];
  let next: string | undefined;
  do {
    const after = next === undefined ? '' : `&after=${next}`;
    const { body } = await business.get(`${path}&limit=1${after}`, token);
    rows.push(...(body.draws ?? body.tickets));
    next = body.next;
    await business.draw(TIMES, { game: '6of45' });
  } while (next !== undefined);
  return rows;
}

test(
  'draws: are filtered by game and by series, page by page, while others are planned',
  withBusiness({}, async (t, business) => {
    const wanted: string[] = [];
    for (let i = 0; i < 3; i += 1) {
      wanted.unshift(await business.draw(TIMES));
      await business.draw(TIMES, { game: '6of45' });
    }
    for (const filter of [
      'game=5of36',
      'series=special-5of36',
      'game=5of36&series=special-5of36',
    ]) {
      const rows = await pagesOf(business, `/v1/draws?${filter}`);
      t.same(
        rows.map(({ drawId }) => drawId),
        wanted,
        filter,
      );
    }
    const open = await business.get('/v1/draws?game=5of36&state=open');
    t.equal(open.body.draws.length, 3);
    for (const filter of [
      'game=keno',
      'series=special-6of45&game=5of36',
      'game=5of36&state=drawn',
    ]) {
      const { body } = await business.get(`/v1/draws?${filter}`);
      t.same(body, { draws: [] }, filter);
    }
  }),
);

test(
  'tickets: are filtered by game and by series, whatever became of them',
  withBusiness({}, async (t, business) => {
    const { accessToken: token } = await business.player(100_000);
    const draws: string[] = [];
    for (const game of ['5of36', '6of45', '5of36', '6of45']) {
      const draw = await business.draw(TIMES, { game });
      draws.push(draw);
      await business.post(`/v1/draws/${draw}/tickets`, token, { quickPick: 100 });
    }
    const ofGame = (drawIds: readonly (string | undefined)[], game: string) =>
      drawIds.every((drawId) => draws.indexOf(String(drawId)) % 2 === (game === '5of36' ? 0 : 1));
    const { accessToken } = await business.staff('operator');
    for (const draw of draws.slice(2)) {
      await business.post(`/v1/admin/draws/${draw}/cancel`, accessToken, { reason: 'a test' });
    }
    await business.cluster.advance(120_000);
    for (const state of ['', '&state=won', '&state=lost', '&state=refunded']) {
      const all = (await business.get(`/v1/me/tickets?limit=100${state}`, token)).body;
      t.ok(all.tickets.length > 0, state);
      for (const [game, series] of [
        ['5of36', 'special-5of36'],
        ['6of45', 'special-6of45'],
      ] as const) {
        const ofOne = await business.get(`/v1/me/tickets?limit=100&game=${game}${state}`, token);
        const drawIds = ofOne.body.tickets.map(({ drawId }: { drawId: string }) => drawId);
        t.ok(drawIds.length > 0 && ofGame(drawIds, game), `${game}${state}`);
        const bySeries = await business.get(
          `/v1/me/tickets?limit=100&series=${series}${state}`,
          token,
        );
        t.same(bySeries.body, ofOne.body, 'its series is of that game');
      }
    }
    const won = '/v1/me/tickets?state=won&game=6of45';
    const whole = (await business.get(`${won}&limit=100`, token)).body.tickets;
    t.same(await pagesOf(business, won, token), whole, 'page by page');
  }),
);

const VIEW = {
  version: 1,
  opensAtMs: 0,
  closesAtMs: 0,
  resultsAtMs: 0,
  jackpotSharePermyriad: 0,
  jackpotInMinor: 0,
  jackpot: null,
};

/** Draws of which a shard told, and where its search ended. */
type Told = readonly [draws: readonly number[], reached: number | null];

function servicesOver(told: readonly Told[]): Services {
  const client = {
    questionAll: async (op: string) =>
      told.map(([draws, reached]) => {
        const views = draws.map((draw) => ({ ...VIEW, draw: draw as DrawNo }) as DrawView);
        const sales = { ticketCounts: [], stakesMinor: [], jackpotsMinor: {}, jackpotNumbers: [] };
        return { ok: true, reply: op === 'listDraws' ? { draws: views, reached } : sales };
      }),
  };
  return { client } as unknown as Services;
}

test('draws: the next page begins at the first place at which a shard has stopped', async (t) => {
  const rows: readonly (readonly [readonly Told[], number, readonly number[], number | null])[] = [
    [
      [
        [[9, 5], null],
        [[8], null],
      ],
      4,
      [9, 8, 5],
      null,
    ],
    [
      [
        [[9, 5], null],
        [[8], 7],
      ],
      4,
      [9, 8],
      7,
    ],
    [
      [
        [[9, 5], 4],
        [[8], 7],
      ],
      4,
      [9, 8],
      7,
    ],
    [
      [
        [[], 4],
        [[], 3],
      ],
      4,
      [],
      4,
    ],
    [
      [
        [[9, 8], null],
        [[7], 2],
      ],
      2,
      [9, 8],
      null,
    ],
  ];
  for (const [told, limit, expected, reached] of rows) {
    const request = { states: null, limit, before: null, game: 'any' };
    const found = await shownDraws(servicesOver(told), request);
    t.match(found, { reached });
    const ids = 'draws' in found ? found.draws.map(({ drawId }) => drawId) : [];
    t.same(
      ids,
      expected.map((draw) => formatDrawId(drawNo(draw))),
    );
  }
});
