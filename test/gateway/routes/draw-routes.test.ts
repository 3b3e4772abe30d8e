import { test } from 'tap';
import { verifyAnnouncement } from '../../../src/fairness/verify-announcement.ts';
import { verifyTranscript } from '../../../src/fairness/verify-transcript.ts';
import { encodeCursor } from '../../../src/gateway/routing/cursor.ts';
import { type Business, withBusiness } from '../support/business-server.ts';

const SALE = { closesInS: 60, resultsInS: 300 };

test(
  'games: say what they cost, what they pay and how likely that is',
  withBusiness({}, async (t, business) => {
    const { body, headers } = await business.get('/v1/games');
    const game = body.games.find((one: { game: string }) => one.game === '5of36');
    t.match(game, { pickCount: 5, numberCount: 36, priceMinor: 100 });
    t.match(game.tiers[0], { tier: 1, matches: 5, odds: /^1 in [\d.]+$/ });
    const etag = headers.get('etag') ?? '';
    const again = await business.call('GET', '/v1/games', { headers: { 'if-none-match': etag } });
    t.equal(again.status, 304);
    t.equal(again.text, '');
  }),
);

test(
  'draws: lists are paged newest first, and filtered by state',
  withBusiness({ shardCount: 3 }, async (t, business) => {
    const open: string[] = [];
    for (let i = 0; i < 5; i += 1) open.push(await business.draw(SALE));
    const later = await business.draw({ opensInS: 30, ...SALE });
    const ids = (body: { draws: { drawId: string }[] }) => body.draws.map(({ drawId }) => drawId);
    const all = [later, ...open.toReversed()];
    t.same(ids((await business.get('/v1/draws')).body), all);
    t.same(ids((await business.get('/v1/draws?state=open')).body), all.slice(1));
    t.same(ids((await business.get('/v1/draws?state=scheduled')).body), [later]);
    t.same(ids((await business.get('/v1/draws?state=&limit=&after=')).body), all);
    t.equal((await business.get('/v1/draws?limit=6')).body.next, undefined, 'an exact page ends');
    for (const limit of [1, 2, 4]) {
      const seen: string[] = [];
      let next = '';
      do {
        const { body } = await business.get(`/v1/draws?state=open&limit=${limit}&after=${next}`);
        t.ok(body.draws.length <= limit);
        seen.push(...ids(body));
        next = body.next ?? '';
      } while (next !== '');
      t.same(seen, all.slice(1), `pages of ${limit}`);
    }
    const made = [[-1], ['dr_nonsense'], [2 ** 40], ['dr_0000000']].map(encodeCursor);
    for (const after of [...made, 'abc']) {
      const answer = await business.get(`/v1/draws?after=${after}`);
      t.match(answer.body, { code: 'requestInvalid', status: 400 }, after);
    }
    t.equal((await business.get('/v1/draws?state=nonsense')).status, 400);
  }),
);

test(
  'draws: one shows its sales over all shards as they grow',
  withBusiness({ shardCount: 3 }, async (t, business) => {
    const drawId = await business.draw(SALE);
    const { body: fresh } = await business.get(`/v1/draws/${drawId}`);
    t.match(fresh, {
      drawId,
      game: '5of36',
      state: 'open',
      priceMinor: 100,
      ticketCount: 0,
      poolMinor: 0,
      commitment: /^[0-9a-f]{64}$/,
      ticketsRoot: null,
    });
    t.match(fresh, { closesAt: business.instant(60), resultsAt: business.instant(300) });
    for (let i = 0; i < 6; i += 1) {
      const { accessToken } = await business.player(1_000);
      await business.post(`/v1/draws/${drawId}/tickets`, accessToken, { quickPick: 3 });
    }
    const { body: sold } = await business.get(`/v1/draws/${drawId}`);
    t.match(sold, { ticketCount: 18, poolMinor: 1_800, commitment: fresh.commitment });
    t.ok(sold.jackpotMinor > 0);
    for (const id of ['dr_0000099', 'nonsense', 'dr_000000I']) {
      for (const path of ['', '/results', '/transcript']) {
        const answer = await business.get(`/v1/draws/${id}${path}`);
        t.match(answer.body, { code: 'drawNotFound', status: 404 }, `${id}${path}`);
      }
    }
  }),
);

test(
  'results: nobody sees any before their time, not even once the draw was conducted',
  withBusiness({}, async (t, business) => {
    const drawId = await business.draw(SALE);
    const player = await business.player(5_000);
    const bought = await business.post(`/v1/draws/${drawId}/tickets`, player.accessToken, {
      quickPick: 50,
    });
    const operator = await business.staff('operator');
    const admin = await business.staff('admin');
    const auditor = await business.staff('auditor');
    const staff = [operator, admin, auditor].map(({ accessToken }) => accessToken);
    const isHidden = async (when: string) => {
      for (const token of [undefined, player.accessToken, ...staff]) {
        for (const path of ['results', 'transcript']) {
          const answer = await business.get(`/v1/draws/${drawId}/${path}`, token);
          t.match(answer.body, { code: 'resultsNotPublished', status: 404 }, `${path} ${when}`);
          t.equal(answer.headers.get('cache-control'), 'no-store');
        }
      }
      const { ticketId } = bought.body.tickets[0];
      const ticket = await business.get(`/v1/tickets/${ticketId}`, player.accessToken);
      t.match(ticket.body, { state: 'accepted', tier: null, prizeMinor: 0 }, when);
      const wallet = await business.get('/v1/me/wallet', player.accessToken);
      t.equal(wallet.body.balanceMinor, 0, when);
      t.same((await business.get('/v1/admin/awards', admin.accessToken)).body.awards, [], when);
    };
    await isHidden('while on sale');
    await business.cluster.advance(60_000);
    await isHidden('when closed');
    const conducted = await business.call('POST', `/v1/admin/draws/${drawId}/conduct`, {
      token: operator.accessToken,
    });
    t.equal(conducted.status, 200);
    await business.cluster.advance(1_000);
    await isHidden('when conducted');
    const { body: draw } = await business.get(`/v1/draws/${drawId}`, operator.accessToken);
    t.match(draw.state, /^(drawn|settled)$/);
    t.notOk('numbers' in draw);
    await business.cluster.advance(238_999);
    await isHidden('a millisecond before');
    await business.cluster.advance(1);
    t.equal((await business.get(`/v1/draws/${drawId}/results`)).status, 200);
    t.equal((await business.get(`/v1/draws/${drawId}`)).body.state, 'published');
  }),
);

async function published(business: Business): Promise<string> {
  const drawId = await business.draw({ closesInS: 60, resultsInS: 120 });
  const { accessToken } = await business.player(10_000);
  await business.post(`/v1/draws/${drawId}/tickets`, accessToken, { quickPick: 100 });
  await business.cluster.advance(120_000);
  return drawId;
}

test(
  'results: are as the contract says, never change, and are cached for ever',
  withBusiness({}, async (t, business) => {
    const drawId = await published(business);
    const { body, headers, hash } = await business.get(`/v1/draws/${drawId}/results`);
    t.equal(body.drawId, drawId);
    t.equal(body.numbers.length, 5);
    t.match(body.tiers[0], { tier: 1, matches: 5 });
    for (const tier of body.tiers) {
      t.same(Object.keys(tier).sort(), ['matches', 'prizeMinor', 'tier', 'winners']);
    }
    t.equal(body.transcriptUrl, `/v1/draws/${drawId}/transcript`);
    t.match(body, { ticketCount: 100, salesMinor: 10_000 });
    for (const path of [`/v1/draws/${drawId}/results`, body.transcriptUrl]) {
      const first = await business.get(path);
      t.match(first.headers.get('cache-control'), /immutable/);
      const etag = first.headers.get('etag') ?? '';
      t.match(etag, /^"[\w-]+"$/);
      for (const given of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
        const cached = await business.call('GET', path, { headers: { 'if-none-match': given } });
        t.equal(cached.status, 304, given);
        t.equal(cached.text, '');
        t.equal(cached.headers.get('etag'), etag);
      }
      const other = await business.call('GET', path, { headers: { 'if-none-match': '"other"' } });
      t.equal(other.status, 200);
      const elsewhere = await business.call('GET', path, { gateway: 1 });
      t.equal(elsewhere.hash, first.hash, 'on every gateway');
      t.equal(elsewhere.headers.get('etag'), etag);
      const head = await business.call('HEAD', path);
      t.equal(head.headers.get('content-length'), String(Buffer.byteLength(first.text)));
    }
    await business.cluster.crash(0);
    t.equal((await business.get(`/v1/draws/${drawId}/results`)).hash, hash);
    t.ok(headers.get('etag'));
  }),
);

test(
  'transcript: re-computes the draw, and fits what was announced before',
  withBusiness({}, async (t, business) => {
    const drawId = await published(business);
    const { body: draw } = await business.get(`/v1/draws/${drawId}`);
    const { body: transcript } = await business.get(`/v1/draws/${drawId}/transcript`);
    for (const report of [verifyTranscript(transcript), verifyAnnouncement(draw, transcript)]) {
      t.ok(report.ok, JSON.stringify(report));
    }
    const { body: results } = await business.get(`/v1/draws/${drawId}/results`);
    t.same(results.numbers, transcript.numbers);
  }),
);

test(
  'results: a cancelled draw has none, but shows what it would have drawn',
  withBusiness({}, async (t, business) => {
    const drawId = await business.draw(SALE);
    const { body: announced } = await business.get(`/v1/draws/${drawId}`);
    const { accessToken } = await business.staff('operator');
    await business.post(`/v1/admin/draws/${drawId}/cancel`, accessToken, { reason: 'a test' });
    await business.cluster.advance(600_000);
    const results = await business.get(`/v1/draws/${drawId}/results`);
    t.match(results.body, { code: 'drawCancelled', status: 409 });
    const { body: transcript } = await business.get(`/v1/draws/${drawId}/transcript`);
    t.match(transcript, { state: 'cancelled', cancelReason: 'a test', numbers: { length: 5 } });
    const { body: over } = await business.get(`/v1/draws/${drawId}`);
    t.match(over, { state: 'cancelled', cancelReason: 'a test' });
    for (const report of [
      verifyTranscript(transcript),
      verifyAnnouncement(announced, transcript),
      verifyAnnouncement(over, transcript),
    ]) {
      t.ok(report.ok, JSON.stringify(report));
    }
    const early = await business.draw({ ...SALE, opensInS: 30 });
    await business.post(`/v1/admin/draws/${early}/cancel`, accessToken, { reason: 'a test' });
    const none = await business.get(`/v1/draws/${early}/transcript`);
    t.match(none.body, { code: 'drawCancelled', status: 409 });
  }),
);
