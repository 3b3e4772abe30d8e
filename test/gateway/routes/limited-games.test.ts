/** A game whose picks are sold up to a limit, at both doors. */
import { test } from 'tap';
import { minor } from '../../../src/kernel/money.ts';
import { DIGITS_3 } from '../../support/samples/family-games.ts';
import { SocketPlayer } from '../socket/socket-player.ts';
import { withBusiness } from '../support/business-server.ts';

const SALE = { closesInS: 60, resultsInS: 120 };
const games = [
  { ...DIGITS_3, pickLimit: { liabilityMinorMax: minor(100_000), alarmPermyriad: 9_000 } },
];

for (const shardCount of [1, 2]) {
  test(
    `limited games: ${shardCount} shards sell a pick out, and a refusal tells what clients know`,
    withBusiness({ games, shardCount }, async (t, business) => {
      const drawId = await business.draw(SALE, { game: 'digits3' });
      const { accessToken: token } = await business.player(100_000);
      const plays = [{ digits: '123', kind: 'straight' }];
      const path = `/v1/draws/${drawId}/tickets`;
      const both = { plays: [...plays, ...plays] };
      t.equal((await business.post(path, token, both)).status, 201);
      const facts = { index: 0, leftCount: 0, stakeMinorMax: 0 };
      const refused = await business.post(path, token, { plays });
      t.match(refused.body, { status: 422, code: 'pickLimitReached' });
      t.same(refused.body.facts, facts);
      const player = await SocketPlayer.connect(business.port, { token });
      const told = await player.ask({ op: 'buyTickets', drawId, plays });
      t.match(told, { ok: false, code: 'pickLimitReached' });
      t.same(told.facts, facts);
    }),
  );
}
