import { test } from 'tap';
import { PlayerFeeds } from '../../../src/gateway/socket/player-feeds.ts';
import type { SocketSession } from '../../../src/gateway/socket/socket-session.ts';
import { drawNo, playerKey } from '../../../src/kernel/ids.ts';
import { minor } from '../../../src/kernel/money.ts';
import type { ShardClient } from '../../../src/mailbox/shard-client.ts';
import type { WatchChange } from '../../../src/mailbox/thread-messages.ts';
import type { ReplyOf, ShardAnswer } from '../../../src/protocol/shard-requests.ts';
import { manualClock } from '../../support/cluster/cluster.ts';
import { SeededRandom } from '../../support/sources/seeded-random.ts';

/** At home on the last of four shards. */
const PLAYER = playerKey(1_023, 1);
const HOME = 3;
const FORMER = 1;
const NOT_WATCHED = 0;

/** Feeds over shards that answer at once; one session that speaks for the player. */
function feedsOf({ formerHomes }: { readonly formerHomes: readonly number[] }) {
  const watched: (Pick<WatchChange, 'watch'> & { readonly shard: number })[] = [];
  const sent: Record<string, unknown>[] = [];
  const shards = { balanceMinor: 700, isLost: false };
  const client = {
    shardCount: 4,
    watch: (shard: number, { watch }: WatchChange) => watched.push({ shard, watch }),
    ask: (shard: number, op: string, _: unknown, answered: Answered) => {
      if (op !== 'getWallet' || shard !== HOME) throw new Error(`${op} was asked of ${shard}`);
      const { balanceMinor, isLost } = shards;
      const wallet = { balanceMinor: minor(balanceMinor), debtMinor: 0, formerHomes };
      const points = { pointsHundredths: 0, pointsDebtHundredths: 0 };
      const reply = { ...wallet, ...points };
      const lost = { ok: false, code: 'shardUnavailable', facts: null } as const;
      answered(isLost ? lost : { ok: true, reply, replayed: false });
    },
  } as unknown as ShardClient;
  const feeds = new PlayerFeeds({
    client,
    clock: manualClock(1_000),
    random: new SeededRandom(1),
    currency: 'EUR',
  });
  const session = {
    subscriptions: new Map(),
    inFlight: 0,
    token: { playerId: 'pl_zzzzzz1', expiresAtMs: 0 },
    send: (message: Record<string, unknown>) => sent.push(message),
  } as unknown as SocketSession;
  feeds.subscribe({ session, id: 1, topic: 'me', from: undefined }, PLAYER);
  return { feeds, watched, sent, shards, session };
}

type Answered = (answer: ShardAnswer<ReplyOf<'getWallet'>>) => void;

const AWARD = {
  type: 'awardPaid',
  player: PLAYER,
  draw: drawNo(1),
  shard: FORMER,
  ordinal: 0,
  tier: 2,
  prizeMinor: minor(50),
  // Of the account that was left behind.
  balanceMinor: minor(50),
} as const;

test('player feeds: former homes are watched, and let go of with the home', (t) => {
  const { feeds, watched, sent, session } = feedsOf({ formerHomes: [FORMER] });
  t.same(watched, [
    { shard: HOME, watch: 'begin' },
    { shard: FORMER, watch: 'begin' },
  ]);
  t.notOk(JSON.stringify(sent).includes('formerHomes'), 'that is nobody else’s business');
  feeds.shardConnected(NOT_WATCHED);
  t.equal(watched.length, 2);
  feeds.shardConnected(FORMER);
  t.same(watched.at(-1), { shard: FORMER, watch: 'begin' });
  t.equal(watched.length, 3, 'and the others once');
  session.subscriptions.get('me')?.end();
  feeds.sweep(Number.POSITIVE_INFINITY);
  const ended = watched.filter(({ watch }) => watch === 'end').map(({ shard }) => shard);
  t.same(ended, [HOME, FORMER]);
  t.end();
});

test('player feeds: who never moved is watched at home alone', (t) => {
  const { feeds, watched, sent } = feedsOf({ formerHomes: [] });
  t.same(watched, [{ shard: HOME, watch: 'begin' }]);
  feeds.takeNotice(HOME, { ...AWARD, shard: HOME });
  t.match(sent.at(-1), { delta: { type: 'awardPaid', balanceMinor: 50 } });
  t.end();
});

test('player feeds: the balance that is shown is that of the home', (t) => {
  const { feeds, sent, shards } = feedsOf({ formerHomes: [FORMER] });
  feeds.takeNotice(FORMER, AWARD);
  t.match(sent.at(-1), { delta: { type: 'awardPaid', prizeMinor: 50, balanceMinor: 700 } });
  const outcome = { player: PLAYER, ticketCount: 1, winCount: 0, amountMinor: minor(0) };
  feeds.takeHolders({
    type: 'holdersTold',
    outcome: 'settled',
    draw: drawNo(1),
    shard: FORMER,
    approvalMinor: minor(1_000),
    holders: [{ ...outcome, heldMinor: minor(0), wins: [], balanceMinor: minor(50) }],
  });
  t.match(sent.at(-1), { delta: { type: 'drawSettled', balanceMinor: 700 } });
  shards.balanceMinor = 750;
  feeds.takeNotice(HOME, { type: 'walletChanged', player: PLAYER });
  t.match(sent.at(-1), { snapshot: { balanceMinor: 750 } }, 'what came for them is shown');
  t.end();
});

test('player feeds: while the home is lost nothing wrong is shown, and then all of it', (t) => {
  const { feeds, sent, shards } = feedsOf({ formerHomes: [FORMER] });
  const before = sent.length;
  shards.isLost = true;
  feeds.takeNotice(FORMER, AWARD);
  t.equal(sent.length, before);
  Object.assign(shards, { isLost: false, balanceMinor: 750 });
  feeds.shardConnected(HOME);
  t.match(sent.at(-1), { snapshot: { balanceMinor: 750 } });
  t.end();
});
