import { test } from 'tap';
import { raffleShardOfGame } from '../../../actors/raffle/raffle.ts';
import { verifyRaffle } from '../../../src/fairness/verify-raffle.ts';
import { verifyRaffleAnnouncement } from '../../../src/fairness/verify-raffle-announcement.ts';
import { minor } from '../../../src/kernel/money.ts';
import { messageId, outsidePlayer } from '../../support/samples/raffle-events.ts';
import { type Business, withBusiness } from '../support/business-server.ts';

const GAME = outsidePlayer(0xa);

let messageCount = 0;

async function stake(business: Business, player: number, stakeMinor = 1_000, gameId = GAME) {
  messageCount += 1;
  const shard = raffleShardOfGame(gameId, { founderCount: business.cluster.shards.length });
  const request = {
    messageId: messageId(messageCount),
    playerId: outsidePlayer(player),
    gameId,
    stakeMinor: minor(stakeMinor),
  };
  return (await business.cluster.get(shard, 'takeStake', request)).raffleId;
}

test(
  'raffles: an operator sets the rules, stakes fill it, everybody sees and verifies it',
  withBusiness({}, async (t, business) => {
    const { accessToken: token } = await business.staff('operator');
    const rules = {
      participantsNeeded: 2,
      prize: { kind: 'table', sharesPermyriad: [6_000, 1_000] },
    };
    const place = `/v1/admin/raffle-games/${GAME}`;
    const configured = await business.call('PUT', place, { token, body: rules });
    t.match(configured.body, { gameId: GAME, rules: { ...rules, chances: 'equal' } });
    t.same((await business.get(place, token)).body, configured.body);
    const raffleId = await stake(business, 1);
    const path = `/v1/raffles/${raffleId}`;
    const announced = (await business.get(path)).body;
    t.match(announced, { state: 'in_waiting', participantCount: 1, potMinor: 1_000, awards: [] });
    t.match(await business.get(`${path}/transcript`), {
      status: 404,
      body: { code: 'raffleNotFinished' },
    });
    t.match((await business.get('/v1/admin/raffles', token)).body, { raffles: [{ raffleId }] });

    await stake(business, 2, 3_000);
    await business.cluster.settle();
    const finished = (await business.get(path)).body;
    t.match(finished.awards, [
      { lottery_id: raffleId, win_sum: '24.00', status: 'played_out', place: 1 },
      { win_sum: '4.00', place: 2 },
    ]);
    t.notMatch(JSON.stringify(finished), new RegExp(outsidePlayer(1)), 'names are not told');
    const transcript = await business.get(`${path}/transcript`);
    t.match(transcript.headers.get('cache-control'), /immutable/);
    for (const { ok, checks } of [
      verifyRaffle(transcript.body),
      verifyRaffleAnnouncement(announced, transcript.body),
      verifyRaffleAnnouncement(finished, transcript.body),
    ]) {
      t.ok(ok, JSON.stringify(checks));
    }
    t.match((await business.get('/v1/raffles?state=finished')).body, { raffles: [{ raffleId }] });
    t.match((await business.get('/v1/admin/raffles', token)).body, {
      raffles: [{ entryCount: 0 }],
    });
  }),
);

test(
  'raffles: who is in one is for those who run it, a page at a time',
  withBusiness({}, async (t, business) => {
    const { accessToken: token } = await business.staff('auditor');
    const raffleId = await stake(business, 1, 5);
    for (const player of [2, 3]) await stake(business, player, player);
    const path = `/v1/admin/raffles/${raffleId}/entries?limit=2`;
    const first = (await business.get(path, token)).body;
    t.match(first.entries, [
      { entry: 0, playerId: outsidePlayer(1), stakeMinor: 5, state: 'in_waiting' },
      { entry: 1, playerId: outsidePlayer(2) },
    ]);
    const rest = (await business.get(`${path}&after=${first.next}`, token)).body;
    t.match(rest.entries, [{ entry: 2, playerId: outsidePlayer(3) }]);
    t.equal(rest.next, undefined);
    t.equal((await business.get(`${path}&after=nonsense`, token)).status, 400);
  }),
);

test(
  'raffles: a linked player sees their own, and is paid',
  withBusiness({}, async (t, business) => {
    const { accessToken: admin } = await business.staff('admin');
    const ada = await business.player();
    const link = (playerId: string, externalId: string) =>
      business.post(`/v1/admin/players/${playerId}/external-ids`, admin, { externalId });
    const externalId = outsidePlayer(1);
    t.match(await link(ada.playerId, externalId.toUpperCase()), {
      status: 200,
      body: { playerId: ada.playerId, externalIds: [externalId] },
    });
    t.equal((await link(ada.playerId, externalId)).status, 200, 'twice is once');
    const bob = await business.player();
    t.match((await link(bob.playerId, externalId)).body, { code: 'externalIdTaken' });
    t.equal((await link('pl_zzzzzzz', externalId)).status, 404);
    t.equal((await link(ada.playerId, 'ada')).status, 400);
    await business.cluster.settle();

    const games = [GAME, outsidePlayer(0xb), outsidePlayer(0xc)];
    for (const gameId of games) {
      const body = { participantsNeeded: 1, prize: { kind: 'fixed', prizeMinor: 700 } };
      const path = `/v1/admin/raffle-games/${gameId}`;
      t.equal((await business.call('PUT', path, { token: admin, body })).status, 200);
      await stake(business, 1, 1_000, gameId);
      await business.cluster.advance(10);
    }
    const wallet = await business.get('/v1/me/wallet', ada.accessToken);
    t.equal(wallet.body.balanceMinor, 2_100);
    const first = (await business.get('/v1/me/raffles?limit=2', ada.accessToken)).body;
    t.match(first.entries, [{ state: 'winner', prizeMinor: 700 }, { state: 'winner' }]);
    const more = `/v1/me/raffles?limit=2&after=${first.next}`;
    const rest = (await business.get(more, ada.accessToken)).body;
    t.match(
      [...first.entries, ...rest.entries].map(({ gameId }) => gameId),
      games.reverse(),
    );
    t.same((await business.get('/v1/me/raffles', bob.accessToken)).body, { entries: [] });
    const entries = await business.get('/v1/me/entries', ada.accessToken);
    t.match(entries.body.entries, [{ kind: 'rafflePrize', amountMinor: 700 }]);
  }),
);

test(
  'raffles: what is not there, and what does not fit',
  withBusiness({}, async (t, business) => {
    const { accessToken: token } = await business.staff('operator');
    const unknown = '017f22e2-79b0-7000-98c4-dc0c0c07398f';
    const elsewhere = '017f22e2-79b0-7fff-98c4-dc0c0c07398f';
    for (const id of [unknown, elsewhere, 'nonsense', '%27%20or%201=1']) {
      const answer = await business.get(`/v1/raffles/${id}`);
      t.match(answer, { status: 404, body: { code: 'raffleNotFound' } });
    }
    const put = (id: string, body: object) =>
      business.call('PUT', `/v1/admin/raffle-games/${id}`, { token, body });
    t.match((await put('nonsense', {})).body, { code: 'raffleGameNotFound' });
    for (const body of [
      { participantsNeeded: 16_385 },
      { participantsNeeded: 9_000, entriesPerPlayerMax: 2 },
      { prize: { kind: 'table', sharesPermyriad: [9_000, 2_000] } },
      { fillWithinMs: 1 },
    ]) {
      t.match(await put(GAME, body), { status: 422, body: { code: 'raffleRulesInvalid' } });
    }
    for (const body of [
      { participantsNeeded: 0 },
      { chances: 'luck' },
      { prize: { kind: 'share', sharePermyriad: 1.5 } },
      { unknown: 1 },
    ]) {
      t.equal((await put(GAME, body)).status, 400, JSON.stringify(body));
    }
    t.equal((await business.get('/v1/raffles?state=lost')).status, 400);
    t.equal((await business.get('/v1/raffles?after=nonsense')).status, 400);
  }),
);
