/** What is allowed once, any number of times: sums leave the safe integers, and all goes on. */
import { test } from 'tap';
import { MARKETS_MAX } from '../../actors/line/line.ts';
import { BALANCE_MAX } from '../../actors/wallet/surplus.ts';
import { must } from '../../src/kernel/assert.ts';
import type { FixtureNo } from '../../src/kernel/fixture-ids.ts';
import type { PlayerKey } from '../../src/kernel/ids.ts';
import { Cluster } from '../support/cluster/cluster.ts';
import { creation, resolveOn, slip } from '../support/cluster/cluster-bets.ts';
import { deposit, playerWith } from '../support/cluster/cluster-players.ts';
import { verifyShards } from '../support/cluster/verify-cluster.ts';

/** Each pays 10,000 times its stake of ten million: more than 900 of them are more than 2^53. */
const EVENT_COUNT = 114;
const BET_COUNT = EVENT_COUNT * MARKETS_MAX;
const STAKE_MINOR = 1_000_000_000;
const MOST_MINOR = 10_000_000_000_000;

const OPERATOR = 1_000 as PlayerKey;

const MARKETS = Array.from({ length: MARKETS_MAX }, (_, market) => market);

/** One selection in each market, with the highest odds and limits that there are. */
async function openMostGenerous(cluster: Cluster): Promise<FixtureNo> {
  const wanted = creation(cluster, { odds: { Reds: 1_000_000 }, limitMinor: MOST_MINOR });
  const [market] = wanted.markets;
  const { line } = await cluster.get(0, 'createFixture', {
    ...wanted,
    markets: MARKETS.map((number) => ({ ...must(market, 'one'), name: `market ${number}` })),
    terms: { ...wanted.terms, stakeMinorMax: STAKE_MINOR, payoutMinorMax: MOST_MINOR },
  });
  await cluster.settle();
  return line.fixture;
}

async function approveAll(cluster: Cluster): Promise<void> {
  const page = { isApproved: false, limit: BET_COUNT, after: null };
  const payouts = await cluster.get(0, 'listHeldPayouts', page);
  for (const { awardId } of payouts) {
    await cluster.get(0, 'approvePayout', { awardId, by: OPERATOR });
  }
}

test('large winnings: 912 bets at the highest odds and stake, all won', async (t) => {
  const cluster = new Cluster({ shardCount: 1, seed: 3 });
  const ada = await playerWith(cluster, 'ada', STAKE_MINOR);
  for (let i = 1; i < BET_COUNT; i += 1) await deposit(cluster, ada, STAKE_MINOR);
  const fixtures: FixtureNo[] = [];
  for (let i = 0; i < EVENT_COUNT; i += 1) {
    const fixture = await openMostGenerous(cluster);
    const bets = MARKETS.map((selection) => slip(ada, [{ fixture, selection }], STAKE_MINOR));
    for (const bet of bets) {
      // Half of a limit is dealt out when it is asked for.
      await cluster.ask(0, 'placeBet', bet);
      await cluster.settle();
      await cluster.get(0, 'placeBet', bet);
    }
    fixtures.push(fixture);
  }
  for (const fixture of fixtures)
    await resolveOn(cluster, fixture, ...MARKETS.map(() => 'won' as const));
  t.same(cluster.failures, []);

  const wonMinor = BigInt(BET_COUNT) * BigInt(MOST_MINOR);
  const stakedMinor = BigInt(BET_COUNT) * BigInt(STAKE_MINOR);
  t.equal((await cluster.get(0, 'trialBalance', {})).payouts, wonMinor, 'all of them wait');
  await approveAll(cluster);

  const balances = await cluster.get(0, 'trialBalance', {});
  t.equal(balances.players, wonMinor);
  t.equal(balances.house, stakedMinor - wonMinor);
  const { player } = ada;
  const { state } = must(cluster.shards[0], 'the shard is missing');
  t.equal((await cluster.get(0, 'getWallet', { player })).balanceMinor, BALANCE_MAX);
  t.equal(state.surpluses.get(player)?.balanceMinor, Number(wonMinor - BigInt(BALANCE_MAX)));

  const refused = await cluster.ask(0, 'requestPayment', {
    player,
    kind: 'deposit',
    amountMinor: 1,
    method: 'sandbox:success',
    idempotencyKey: 'one-more',
    fingerprint: 1,
  });
  t.match(refused, { ok: false, code: 'walletFull', facts: { amountMinorMax: 0 } });
  await verifyShards(t, cluster);
});
