import { test } from 'tap';
import { verifyAnnouncement } from '../../../src/fairness/verify-announcement.ts';
import { verifyTranscript } from '../../../src/fairness/verify-transcript.ts';
import { formatDrawId } from '../../../src/kernel/ids.ts';
import { RULED_GAME } from '../../simulation/small-game.ts';
import { plan } from '../../support/cluster/cluster-players.ts';
import { type Business, withBusiness } from '../support/business-server.ts';

const SALE = { closesInS: 60, resultsInS: 300 };
const MOVE = '/v1/admin/jackpots/move';

function planRuled({ cluster }: Business, times = SALE) {
  const { priceMinor } = RULED_GAME;
  return plan(cluster, '5of36', { game: RULED_GAME, seriesId: 'ruled', priceMinor, ...times });
}

test(
  'jackpots: operators see them by series, and move those of a series that is over',
  withBusiness({ shardCount: 2 }, async (t, business) => {
    const { accessToken: operator } = await business.staff('operator');
    const { accessToken: auditor } = await business.staff('auditor');
    const player = await business.player(100_000);
    const drawId = await business.draw(SALE);
    const buying = { quickPick: 50 };
    await business.post(`/v1/draws/${drawId}/tickets`, player.accessToken, buying);
    await planRuled(business, { closesInS: 6_000, resultsInS: 7_000 });
    const from = 'special-5of36';
    const body = { from, to: 'ruled', reason: 'it was renamed' };
    t.match(await business.post(MOVE, operator, body), { status: 409 }, 'it is on sale');
    await business.cluster.advance(300_000);
    const { body: before } = await business.get('/v1/admin/jackpots', auditor);
    t.match(before.jackpots, [
      { series: 'ruled', jackpotMinor: 0, reserveMinor: 0, drawsSinceWon: 0, drawsAhead: 1 },
      { series: from, drawsSinceWon: 1, drawsAhead: 0 },
    ]);
    const jackpotMinor = before.jackpots[1].jackpotMinor;
    t.ok(jackpotMinor >= 900, 'nobody has won the jackpot');
    for (const [changed, status, code] of [
      [{ to: 'nowhere' }, 404, 'seriesNotFound'],
      [{ to: from }, 404, 'seriesNotFound'],
      [{ amountMinor: jackpotMinor + 1 }, 409, 'jackpotTooLow'],
      [{ from: 'ruled', to: from }, 409, 'seriesOnSale'],
      [{ reason: '' }, 400, 'requestInvalid'],
      [{ amountMinor: 0 }, 400, 'requestInvalid'],
    ] as const) {
      const answer = await business.post(MOVE, operator, { ...body, ...changed });
      t.match(answer.body, { status, code }, JSON.stringify(changed));
    }
    t.match(await business.post(MOVE, operator, body), {
      status: 200,
      body: { from, to: 'ruled', amountMinor: jackpotMinor, reserveMinor: 0 },
    });
    t.match(await business.post(MOVE, operator, body), { status: 409 }, 'nothing is left');
  }),
);

test(
  'jackpots: a draw shows its rules, its number, and never less than is guaranteed',
  withBusiness({ shardCount: 2 }, async (t, business) => {
    const draws = [
      await planRuled(business),
      await planRuled(business, { ...SALE, closesInS: 90 }),
    ];
    const [first, second] = draws.map(formatDrawId);
    const { body: kept } = await business.get(`/v1/draws/${second}`);
    const { guaranteedMinor, capMinor } = RULED_GAME.jackpot ?? {};
    const rules = { guaranteedMinor, capMinor, mustBeWonBy: 3, reservePermyriad: 701 };
    t.match(kept, { jackpotMinor: guaranteedMinor, jackpot: { ...rules, number: 2 } });
    t.match(kept.terms.game.jackpot, rules);
    t.match((await business.get(`/v1/draws/${first}`)).body, { jackpot: { number: 1 } });
    const plain = await business.get(`/v1/draws/${await business.draw(SALE)}`);
    t.notOk('jackpot' in plain.body || 'jackpot' in plain.body.terms.game);
    const player = await business.player(100_000);
    const bought = await business.post(`/v1/draws/${second}/tickets`, player.accessToken, {
      quickPick: 100,
    });
    t.equal(bought.status, 201);
    const { body: later } = await business.get(`/v1/draws/${second}`);
    t.equal(later.jackpotMinor, capMinor, 'nor more than the cap');
    await business.cluster.advance(300_000);
    const { body: transcript } = await business.get(`/v1/draws/${second}/transcript`);
    t.match(transcript.jackpot, { number: 2, previous: first, toReserveMinor: 259 });
    t.ok(verifyTranscript(transcript).ok, JSON.stringify(verifyTranscript(transcript)));
    const { body: final } = await business.get(`/v1/draws/${second}`);
    for (const announced of [kept, later, final]) {
      const report = verifyAnnouncement(announced, transcript);
      t.ok(report.ok, JSON.stringify(report.checks));
    }
    const lowered = { ...final, jackpotMinor: final.jackpotMinor - 1 };
    t.notOk(verifyAnnouncement(lowered, transcript).ok);
    const counted = { ...final, jackpot: { ...final.jackpot, number: 1 } };
    t.notOk(verifyAnnouncement(counted, transcript).ok);
  }),
);
