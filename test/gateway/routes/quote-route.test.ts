import { test } from 'tap';
import { verifyReceipt } from '../../../src/fairness/verify-receipt.ts';
import { withBusiness } from '../support/business-server.ts';

const SALE = { closesInS: 60, resultsInS: 120 };
const PICKS = {
  selections: [[3, 7, 12, 25, 33]],
  system: [{ numbers: [3, 4, 5, 6, 7], bankers: [1, 2] }, { numbers: [1, 2, 3, 4, 5, 6, 7] }],
  quickPick: 2,
};

test(
  'quote: it tells the price of each ticket, moves nothing, and is what the purchase costs',
  withBusiness({}, async (t, business) => {
    const drawId = await business.draw(SALE);
    const { accessToken: token } = await business.player(5_000);
    const quote = await business.post(`/v1/draws/${drawId}/quote`, token, PICKS);
    t.equal(quote.status, 200);
    t.same(quote.body, {
      priceMinor: 3_400,
      lines: [
        { kind: 'selection', combinations: 1, priceMinor: 100 },
        { kind: 'system', combinations: 10, priceMinor: 1_000 },
        { kind: 'system', combinations: 21, priceMinor: 2_100 },
        { kind: 'quickPick', combinations: 1, priceMinor: 100 },
        { kind: 'quickPick', combinations: 1, priceMinor: 100 },
      ],
    });
    const forDraws = { quickPick: 1, draws: 3 };
    const ofDraws = await business.post(`/v1/draws/${drawId}/quote`, token, forDraws);
    t.match(ofDraws.body, { priceMinor: 300, lines: [{ combinations: 1, priceMinor: 300 }] });
    t.equal((await business.get('/v1/me/wallet', token)).body.balanceMinor, 5_000);
    t.same((await business.get('/v1/me/tickets', token)).body.tickets, []);
    const bought = await business.post(`/v1/draws/${drawId}/tickets`, token, PICKS);
    t.equal(bought.status, 201);
    t.equal(bought.body.balanceMinor, 1_600);
    const stakes = bought.body.tickets.map((ticket: { stakeMinor: number }) => ticket.stakeMinor);
    t.same(stakes, [100, 1_000, 2_100, 100, 100]);
    t.same(bought.body.tickets[1].selection, { numbers: [3, 4, 5, 6, 7], bankers: [1, 2] });
    t.same(bought.body.tickets[2].selection, { numbers: [1, 2, 3, 4, 5, 6, 7], bankers: [] });
    const draw = await business.get(`/v1/draws/${drawId}`, token);
    t.match(draw.body, { ticketCount: 5, poolMinor: 3_400 });
  }),
);

test(
  'quote: what a purchase would be refused for, it is refused for',
  withBusiness({}, async (t, business) => {
    const drawId = await business.draw(SALE);
    const soon = await business.draw({ ...SALE, opensInS: 30 });
    const { accessToken: token } = await business.player(10);
    const refused = (reason: string) => ({
      status: 422,
      code: 'selectionInvalid',
      facts: { reason },
    });
    const system = (numbers: number[], bankers: number[]) => ({ system: [{ numbers, bankers }] });
    const five = [1, 2, 3, 4, 5];
    for (const [id, body, answer] of [
      [drawId, system(five, [4]), refused('repeated')],
      [drawId, system([6, 7], five), refused('tooManyBankers')],
      [drawId, system([1, 2], [3]), refused('tooFewNumbers')],
      [drawId, system([1, 2, 3, 4, 37], [5]), refused('outOfRange')],
      [drawId, { selections: [[...five, 6]] }, refused('wrongCount')],
      [drawId, { selections: [{ main: five, bonus: [1, 2] }] }, refused('wrongForm')],
      [drawId, { system: [{ main: five, bonus: [1, 2] }] }, refused('wrongForm')],
      [drawId, {}, refused('noSelection')],
      [drawId, { quickPick: 100, selections: [five] }, { status: 422, code: 'selectionsTooMany' }],
      [drawId, { system: [] }, { status: 400, code: 'requestInvalid' }],
      [drawId, { system: [{ bankers: five }] }, { status: 400, code: 'requestInvalid' }],
      [drawId, { system: [five] }, { status: 400, code: 'requestInvalid' }],
      [soon, { quickPick: 1 }, { status: 409, code: 'drawNotOpen' }],
      ['dr_0000099', { quickPick: 1 }, { status: 404, code: 'drawNotFound' }],
      ['nonsense', { quickPick: 1 }, { status: 404, code: 'drawNotFound' }],
    ] as const) {
      const told = `${id} ${JSON.stringify(body)}`;
      for (const path of ['quote', 'tickets']) {
        const { body: found } = await business.post(`/v1/draws/${id}/${path}`, token, body);
        t.match(found, answer, `${path} ${told}`);
      }
    }
    const rich = await business.post(`/v1/draws/${drawId}/quote`, token, { quickPick: 1 });
    t.match(rich, { status: 200, body: { priceMinor: 100 } }, 'the wallet is not looked at');
  }),
);

test(
  'systems: from the purchase to the receipt, each door shows the same ticket',
  withBusiness({ seed: 5 }, async (t, business) => {
    const drawId = await business.draw(SALE);
    const { accessToken: token } = await business.player(100_000);
    const body = { system: [{ numbers: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], bankers: [13] }] };
    const bought = await business.post(`/v1/draws/${drawId}/tickets`, token, body, 'once');
    const again = await business.post(`/v1/draws/${drawId}/tickets`, token, body, 'once');
    t.same(again.body, bought.body);
    const [{ ticketId, selection, stakeMinor }] = bought.body.tickets;
    t.equal(stakeMinor, 49_500);
    const sold = await business.get(`/v1/tickets/${ticketId}`, token);
    t.match(sold.body, { selection, stakeMinor, state: 'accepted', tier: null, prizeMinor: 0 });
    await business.cluster.advance(120_000);
    const { body: ticket } = await business.get(`/v1/tickets/${ticketId}`, token);
    t.match(ticket, { selection, stakeMinor });
    const wallet = await business.get('/v1/me/wallet', token);
    t.equal(wallet.body.balanceMinor, 50_500 + ticket.prizeMinor);
    const transcript = await business.get(`/v1/draws/${drawId}/transcript`, token);
    const receipt = await business.get(`/v1/tickets/${ticketId}/receipt`, token);
    const { numbers } = receipt.body;
    t.same(numbers, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 0, 13]);
    const report = verifyReceipt(receipt.body, transcript.body);
    t.ok(report.ok, JSON.stringify(report.checks));
    const { matches } = { matches: transcript.body.numbers };
    const hits = matches.filter((one: number) => one <= 13).length;
    t.equal(ticket.state === 'won', hits >= 2 || ticket.tier !== null, `${matches}`);
  }),
);
