/** Games of an operator's file, from the wire: shown, planned, bought, drawn and verified. */
import { test } from 'tap';
import { GAMES } from '../../../actors/games/game-table.ts';
import { verifyAnnouncement } from '../../../src/fairness/verify-announcement.ts';
import { verifyReceipt } from '../../../src/fairness/verify-receipt.ts';
import { verifyTranscript } from '../../../src/fairness/verify-transcript.ts';
import { EXAMPLE_GAMES } from '../../support/samples/family-games.ts';
import { SocketPlayer } from '../socket/socket-player.ts';
import { withBusiness } from '../support/business-server.ts';

const SALE = { closesInS: 60, resultsInS: 120 };
const SECOND = { ...GAMES['5of36'], version: 2, title: 'second' };
const games = [...EXAMPLE_GAMES, SECOND];

test(
  'family games: the catalogue shows each by its family, the highest version of it',
  withBusiness({ games }, async (t, business) => {
    const { body } = await business.get('/v1/games');
    const shown = (name: string) => body.games.find((one: { game: string }) => one.game === name);
    t.equal(body.games.length, 7);
    t.match(shown('5of50p2of12').tiers[1], { matches: 4, bonusMatches: 1 });
    t.match(shown('5of36'), { family: 'kOfN', version: 2, title: 'second', pickCount: 5 });
    t.match(shown('6of45'), { family: 'kOfN', version: 1 });
    t.equal(shown('5of36').kinds, undefined, 'all picks have the same chances');
    const keno = shown('keno10');
    t.match(keno, { family: 'keno', version: 1, spotsMax: 10, drawnCount: 20, numberCount: 80 });
    t.match(keno.tiers[6], { tier: 7, spots: 10, hits: 0, prizeMinor: 200, odds: '1 in 21.8' });
    t.same(keno.kinds[0], { kind: '1 spot', theoreticalPayoutPermyriad: 5_000 });
    t.equal(keno.kinds.length, 10);
    t.same(shown('digits3').kinds, [
      { kind: 'straight', theoreticalPayoutPermyriad: 5_000 },
      { kind: '3-way box', theoreticalPayoutPermyriad: 4_800 },
      { kind: '6-way box', theoreticalPayoutPermyriad: 4_800 },
    ]);
    t.match(shown('digits4').tiers[1], { ways: 4, prizeMinor: 120_000, odds: '1 in 2500.0' });
  }),
);

test(
  'family games: digits are played as a text, by both doors, and shown as they were played',
  withBusiness({ games }, async (t, business) => {
    const drawId = await business.draw(SALE, { game: 'digits3' });
    const { accessToken } = await business.player(100_000);
    const plays = [
      { digits: '000', kind: 'straight' },
      { digits: '112', kind: 'box' },
    ];
    const path = `/v1/draws/${drawId}/tickets`;
    const bought = await business.post(path, accessToken, { plays, quickPick: 1 }, 'first');
    t.equal(bought.status, 201);
    const { tickets } = bought.body;
    t.same([tickets[0].selection, tickets[1].selection], plays);
    t.match(tickets[2].selection, { digits: /^\d{3}$/, kind: 'straight' });
    t.equal(tickets[1].stakeMinor, 100);
    const ticket = await business.get(`/v1/tickets/${tickets[0].ticketId}`, accessToken);
    t.same(ticket.body.selection, { digits: '000', kind: 'straight' });
    const listed = await business.get('/v1/me/tickets', accessToken);
    t.same(listed.body.tickets[0].selection, listed.body.tickets[0].selection);
    const receipt = await business.get(`/v1/tickets/${tickets[1].ticketId}/receipt`, accessToken);
    t.same(receipt.body.numbers, [1, 1, 2, 1]);
    const quote = await business.post(`/v1/draws/${drawId}/quote`, accessToken, { plays });
    t.match(quote.body, { priceMinor: 200, lines: [{ kind: 'play', combinations: 1 }, {}] });

    const socket = await SocketPlayer.connect(business.port, { token: accessToken });
    const again = { id: 'first', op: 'buyTickets', drawId, plays, quickPick: 1 };
    const answer = await socket.ask(again);
    t.match(answer, { ok: true, replayed: true }, 'the same purchase, whichever the door');
    t.same(answer.tickets, tickets);
    const other = await socket.ask({ ...again, plays: plays.toReversed() });
    t.match(other, { ok: false, code: 'idempotencyKeyReused' });
    socket.client.drop();
  }),
);

test(
  'family games: quick picks of keno have the spots that are asked for, by both doors',
  withBusiness({ games }, async (t, business) => {
    const drawId = await business.draw(SALE, { game: 'keno10' });
    const { accessToken } = await business.player(100_000);
    const purchase = { selections: [[3, 17, 64]], quickPick: 2, spots: 5 };
    const path = `/v1/draws/${drawId}`;
    const bought = await business.post(`${path}/tickets`, accessToken, purchase, 'first');
    const { tickets } = bought.body;
    t.same(spotsOf(tickets), [3, 5, 5]);
    const quote = await business.post(`${path}/quote`, accessToken, purchase);
    t.match(quote.body, { priceMinor: 300, lines: [{}, { kind: 'quickPick' }, {}] });

    const socket = await SocketPlayer.connect(business.port, { token: accessToken });
    const again = { id: 'first', op: 'buyTickets', drawId, ...purchase };
    const answer = await socket.ask(again);
    t.match(answer, { ok: true, replayed: true }, 'the same purchase, whichever the door');
    t.same(answer.tickets, tickets);
    const other = await socket.ask({ ...again, spots: 4 });
    t.match(other, { ok: false, code: 'idempotencyKeyReused' });
    const one = await socket.ask({ id: 'one', op: 'buyTickets', drawId, quickPick: 1, spots: 1 });
    t.same(spotsOf(one.tickets), [1]);
    socket.client.drop();

    const draws = { quickPick: 1, spots: 2, draws: 3 };
    const several = await business.post(`${path}/tickets`, accessToken, draws);
    t.same(spotsOf(several.body.tickets), [2]);
    const order = `/v1/me/standing-tickets/${several.body.order.orderId}`;
    const { body: standing } = await business.get(order, accessToken);
    t.same(standing.selections, [several.body.tickets[0].selection], 'and keeps them');
  }),
);

test(
  'family games: results show what was drawn as tickets show it, at both doors',
  withBusiness({ games }, async (t, business) => {
    const rows = [
      ['digits3', { digits: /^\d{3}$/ }],
      ['raffle6', { numbers: [/^\d{6}$/, /^\d{6}$/, /^\d{6}$/] }],
      ['5of50p2of12', { main: { length: 5 }, bonus: { length: 2 } }],
      ['keno10', undefined],
      ['5of36', undefined],
    ] as const;
    const { accessToken } = await business.player(100_000);
    const draws: string[] = [];
    for (const [game] of rows) draws.push(await business.draw(SALE, { game }));
    for (const drawId of draws) {
      const path = `/v1/draws/${drawId}/tickets`;
      t.equal((await business.post(path, accessToken, { quickPick: 3 })).status, 201);
    }
    await business.cluster.advance(120_000);
    const socket = await SocketPlayer.connect(business.port, { token: accessToken });
    for (const [index, [game, shown]] of rows.entries()) {
      const drawId = draws[index];
      const { body } = await business.get(`/v1/draws/${drawId}/results`);
      if (shown === undefined) t.notOk('outcome' in body, `${game}: the list says all`);
      else t.match(body.outcome, shown, game);
      t.same(flat(body.outcome ?? body.numbers), body.numbers, `${game}: the same numbers`);
      const told = await socket.subscribe(`draw.${drawId}`);
      t.same(told.snapshot.results, body, `${game}: over the other door`);
    }
    socket.client.drop();
  }),
);

/** The digits or numbers of what was drawn, one behind the other. */
function flat(outcome: object): number[] {
  return Object.values(outcome)
    .flat()
    .flatMap((part) => (typeof part === 'string' ? Array.from(part, Number) : [part]));
}

function spotsOf(tickets: readonly { readonly selection: readonly number[] }[]): number[] {
  return tickets.map(({ selection }) => selection.length);
}

test(
  'family games: plays and selections that are none of the game are refused, and cost nothing',
  withBusiness({ games }, async (t, business) => {
    const draws: Record<string, string> = {};
    for (const game of ['digits3', 'keno10', '5of36']) {
      draws[game] = await business.draw(SALE, { game });
    }
    const { accessToken } = await business.player(1_000);
    const straight = (digits: unknown) => ({ plays: [{ digits, kind: 'straight' }] });
    const rows: readonly (readonly [string, object, string])[] = [
      ['digits3', straight(7), 'wrongCount'],
      ['digits3', straight('07'), 'wrongCount'],
      ['digits3', straight(0), 'wrongCount'],
      ['digits3', straight('1234'), 'wrongCount'],
      ['digits3', straight('1x3'), 'outOfRange'],
      ['digits3', { plays: [{ digits: '111', kind: 'box' }] }, 'alike'],
      ['digits3', { selections: [[1, 2, 3]] }, 'wrongForm'],
      ['digits3', { system: [{ numbers: [1, 2, 3, 4] }] }, 'wrongForm'],
      ['keno10', { selections: [[1, 2, 2]] }, 'repeated'],
      ['keno10', { selections: [[0]] }, 'outOfRange'],
      ['keno10', { selections: [[81]] }, 'outOfRange'],
      ['keno10', { selections: [[]] }, 'wrongCount'],
      ['keno10', { selections: [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]] }, 'wrongCount'],
      ['keno10', { system: [{ numbers: [1, 2, 3, 4] }] }, 'wrongForm'],
      ['keno10', straight('123'), 'wrongForm'],
      ['5of36', straight('12345'), 'wrongForm'],
    ];
    for (const [game, body] of [
      ['keno10', { quickPick: 1, spots: 11 }],
      ['keno10', { selections: [[1]], spots: 1 }],
      ['digits3', { quickPick: 1, spots: 3 }],
      ['5of36', { quickPick: 1, spots: 5 }],
    ] as const) {
      for (const what of ['tickets', 'quote']) {
        const answer = await business.post(`/v1/draws/${draws[game]}/${what}`, accessToken, body);
        const told = { status: 422, code: 'selectionInvalid', facts: { reason: 'spotsNotSold' } };
        t.match(answer.body, told, `${game} ${JSON.stringify(body)}`);
      }
    }
    for (const [game, body, reason] of rows) {
      const answer = await business.post(`/v1/draws/${draws[game]}/tickets`, accessToken, body);
      const told = { status: 422, code: 'selectionInvalid', facts: { index: 0, reason } };
      t.match(answer.body, told, `${game} ${JSON.stringify(body)}`);
    }
    const none = { plays: [{ digits: '123', kind: 'pair' }] };
    const shapeless = await business.post(`/v1/draws/${draws.digits3}/tickets`, accessToken, none);
    t.equal(shapeless.status, 400);
    const wallet = await business.get('/v1/me/wallet', accessToken);
    t.equal(wallet.body.balanceMinor, 1_000);
  }),
);

for (const [game, body] of [
  ['keno10', { selections: [[3, 17, 64], [80]], quickPick: 50 }],
  ['digits3', { plays: [{ digits: '007', kind: 'straight' }], quickPick: 50 }],
  ['5of36', { selections: [[1, 2, 3, 4, 5]], quickPick: 10 }],
] as const) {
  test(
    `family games: a draw of ${game} is announced, published and verified`,
    withBusiness({ games }, async (t, business) => {
      const drawId = await business.draw(SALE, { game });
      const announced = await business.get(`/v1/draws/${drawId}`);
      t.equal(announced.body.gameVersion, game === '5of36' ? 2 : undefined);
      const { accessToken } = await business.player(100_000);
      const bought = await business.post(`/v1/draws/${drawId}/tickets`, accessToken, body);
      t.equal(bought.status, 201);
      await business.cluster.advance(130_000);
      const results = await business.get(`/v1/draws/${drawId}/results`);
      t.equal(results.status, 200);
      t.equal(results.body.ticketCount, bought.body.tickets.length);
      const { body: transcript } = await business.get(`/v1/draws/${drawId}/transcript`);
      for (const report of [
        verifyTranscript(transcript),
        verifyAnnouncement(announced.body, transcript),
      ]) {
        t.ok(report.ok, JSON.stringify(report.checks.filter(({ ok }) => !ok)));
      }
      const [{ ticketId }] = bought.body.tickets;
      const receipt = await business.get(`/v1/tickets/${ticketId}/receipt`, accessToken);
      t.ok(verifyReceipt(receipt.body, transcript).ok);
      const { body: ticket } = await business.get(`/v1/tickets/${ticketId}`, accessToken);
      t.match(ticket.state, /^(won|lost)$/);
      t.equal(ticket.state === 'won', ticket.prizeMinor > 0);
    }),
  );
}
