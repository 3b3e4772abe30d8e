/** Jackpots with rules through whole clusters, and their moves between series. */
import { test } from 'tap';
import { GAMES } from '../../actors/games/game-table.ts';
import { verifyRollovers } from '../../src/fairness/verify-rollover.ts';
import { formatDrawId } from '../../src/kernel/ids.ts';
import { minor } from '../../src/kernel/money.ts';
import { DRAWN, JackpotSeries, ruled } from '../support/cluster/jackpot-series.ts';
import { scriptDraws } from '../support/cluster/scripted-draws.ts';

test('jackpots: a guarantee is topped up once, when it is won, by the reserve first', async (t) => {
  scriptDraws(t, DRAWN);
  const series = await new JackpotSeries().enrol();
  const feeder = await series.plan(ruled({ reservePermyriad: 400 }), 'feeder');
  await series.sell(feeder, 10_000, { 5: 1, 4: 1 });
  await series.cluster.advance(180_000);
  t.match(await series.transcript(t, feeder), {
    rolloverMinor: 0,
    jackpot: { number: 1, previous: null, toReserveMinor: 400, reserveOutMinor: 400 },
  });
  const game = ruled({ guaranteedMinor: minor(10_000) });
  const d1 = await series.plan(game, 'evening');
  t.match(await series.move('feeder', 'evening'), { ok: true });
  await series.sell(d1, 20_000, { 4: 1 });
  await series.cluster.advance(180_000);
  const unwon = await series.transcript(t, d1);
  t.match(unwon, {
    rolloverMinor: 3_600,
    jackpot: { reserveInMinor: 400, reserveMovedMinor: 400, topUpMinor: 0, reserveOutMinor: 400 },
  });
  const before = (await series.books(t)).house ?? 0;
  const won = await series.run(t, game, 30_000, { 5: 3 });
  t.match(won, {
    jackpotInMinor: 3_600,
    tiers: [
      { winners: 3, poolMinor: 10_000, prizeMinor: 3_333, paidMinor: 9_999, breakageMinor: 1 },
    ],
    jackpot: {
      number: 2,
      previous: formatDrawId(d1),
      topUpMinor: 1_000,
      fromReserveMinor: 400,
      reserveOutMinor: 0,
    },
  });
  // 30,000 - 5,400 - 2,400 that roll over - 600 on top of the reserve.
  t.equal(won.houseMinor, 21_600);
  const accounts = await series.books(t);
  t.equal((accounts.house ?? 0) - before, 21_600);
  t.notOk(accounts['reserve:evening']);
  const report = verifyRollovers([unwon, won]);
  t.ok(report.ok, JSON.stringify(report));
});

for (const [name, salesMinor, winners, expected] of [
  [
    'two with 4 share it',
    10_000,
    { 4: 2 },
    { rolloverMinor: 0, tiers: [{ poolMinor: 0 }, { poolMinor: 7_800, prizeMinor: 3_900 }] },
  ],
  [
    'four with 3 get it on top',
    10_000,
    { 3: 4 },
    {
      rolloverMinor: 0,
      tiers: [{ poolMinor: 0 }, { poolMinor: 0 }, { poolMinor: 7_800, prizeMinor: 2_950 }],
    },
  ],
  ['no ticket was sold, and it is carried', 0, {}, { rolloverMinor: 5_200 }],
] as const) {
  test(`jackpots: must be won in the third draw: ${name}`, async (t) => {
    scriptDraws(t, DRAWN);
    const series = await new JackpotSeries().enrol();
    const game = ruled({ mustBeWonBy: 3 });
    const transcripts = [await series.run(t, game, 10_000), await series.run(t, game, 10_000)];
    const d3 = await series.plan(game, 'evening');
    await series.sell(d3, 10_000);
    await series.cluster.advance(30_000);
    await series.cancel(d3);
    const d4 = await series.run(t, game, salesMinor, winners);
    t.match(d4, { jackpotInMinor: 5_200, jackpot: { number: 3 }, ...expected });
    transcripts.push(d4);
    const isCarried = d4.rolloverMinor > 0;
    const d5 = await series.run(t, game, 10_000, { 3: 1 });
    t.match(d5.jackpot, { number: isCarried ? 4 : 1 });
    // 1,000 of its own, and all that waited: 5,200 + 1,800 + 800.
    t.match(d5, isCarried ? { rolloverMinor: 0, tiers: [{}, {}, { prizeMinor: 8_800 }] } : {});
    transcripts.push(d5);
    const report = verifyRollovers(transcripts);
    t.ok(report.ok, JSON.stringify(report));
    await series.books(t);
  });
}

test('jackpots: above its cap it goes to the next tier with winners, or is carried', async (t) => {
  scriptDraws(t, DRAWN);
  const series = await new JackpotSeries().enrol();
  const game = ruled({ capMinor: minor(2_000) });
  const d1 = await series.run(t, game, 20_000, { 3: 1 });
  // 3,600 less 1,600 above the cap, which the one with 3 gets; tier 2's 1,600 roll over, too.
  t.match(d1, { rolloverMinor: 3_600, tiers: [{ poolMinor: 2_000 }, {}, { prizeMinor: 2_600 }] });
  const d2 = await series.run(t, game, 10_000, { 5: 1 });
  // 3,600 + 1,800: the winner gets 2,000, and nobody won below: 3,400 and tier 2's 800 go on.
  t.match(d2, { rolloverMinor: 4_200, tiers: [{ prizeMinor: 2_000 }, { poolMinor: 800 }] });
  t.match(d2.jackpot, { rolledDownMinor: 0, rolledDownTo: null });
  const report = verifyRollovers([d1, d2]);
  t.ok(report.ok, JSON.stringify(report));
  await series.books(t);
});

test('jackpots: a series that has no draws any more gives its jackpot to another', async (t) => {
  scriptDraws(t, DRAWN);
  const series = await new JackpotSeries().enrol();
  const plain = GAMES['5of36'];
  const source = await series.run(t, plain, 10_000);
  const ahead = await series.plan(plain, 'evening');
  const heir = await series.plan(plain, 'night');
  t.match(await series.move('evening', 'night'), { ok: false, code: 'seriesOnSale' });
  await series.cancel(ahead);
  t.match(await series.move('evening', 'nowhere'), { code: 'seriesNotFound' });
  t.match(await series.move('evening', 'evening'), { code: 'seriesNotFound' });
  t.match(await series.move('evening', 'night', 2_601), { code: 'jackpotTooLow' });
  t.match(await series.move('evening', 'night', 0), { code: 'amountInvalid' });
  const operation = { idempotencyKey: 'once', fingerprint: 7 };
  const part = () => series.move('evening', 'night', 600, operation);
  const reply = { fromSeriesId: 'evening', toSeriesId: 'night', amountMinor: 600 };
  t.match(await part(), { ok: true, reply, replayed: false });
  t.match(await part(), { ok: true, reply, replayed: true }, 'not once more');
  const other = { ...operation, fingerprint: 8 };
  t.match(await series.move('evening', 'night', 700, other), { code: 'idempotencyKeyReused' });
  t.match(await series.move('evening', 'night'), { ok: true, reply: { amountMinor: 2_000 } });
  t.match(await series.cluster.get(0, 'getJackpots', {}), [
    { seriesId: 'evening', jackpotMinor: 0, awaitedCount: 0 },
    { seriesId: 'night', jackpotMinor: 2_600, awaitedCount: 1 },
  ]);
  t.match(await part(), { ok: true, replayed: true }, 'also when nothing is left');
  t.match(await series.move('evening', 'night'), { code: 'jackpotTooLow' }, 'nothing is left');
  await series.sell(heir, 10_000);
  await series.cluster.advance(180_000);
  const after = await series.transcript(t, heir);
  t.equal(after.jackpotInMinor, 2_600);
  t.match(after.jackpotFrom, [{ drawId: source.drawId, movedFrom: 'evening' }]);
  const report = verifyRollovers([source, after]);
  t.ok(report.ok, JSON.stringify(report));
  const unsaid = { ...after, jackpotFrom: after.jackpotFrom.map(({ movedFrom, ...rest }) => rest) };
  t.notOk(verifyRollovers([source, unsaid]).ok, 'not without a word of the move');
  await series.books(t);
});

test('jackpots: of a rollover that was moved in part, each series shows its part', async (t) => {
  scriptDraws(t, DRAWN);
  const series = await new JackpotSeries().enrol();
  const plain = GAMES['5of36'];
  const source = await series.run(t, plain, 10_000);
  const moved = await series.plan(plain, 'night');
  t.match(await series.move('evening', 'night', 1), { ok: true });
  const own = await series.run(t, plain, 10_000);
  const other = await series.transcript(t, moved);
  t.match([own.jackpotInMinor, other.jackpotInMinor], [2_599, 1]);
  const missing = (part: number) => [
    { text: `where ${part} of the 2600 that ${source.drawId} rolled over` },
  ];
  t.match(verifyRollovers([source, own]), { ok: true, unchecked: missing(1) });
  t.match(verifyRollovers([source, other]), { ok: true, unchecked: missing(2_599) });
  t.match(verifyRollovers([source, own, other]), { ok: true, unchecked: [] });
  const rest = source.rolloverMinor - 1;
  t.match(verifyRollovers([{ ...source, rolloverMinor: rest }, own, other]), { ok: false });
  await series.books(t);
});

test('jackpots: a rollover that was moved whole leaves its own series nothing', async (t) => {
  scriptDraws(t, DRAWN);
  const series = await new JackpotSeries().enrol();
  const plain = GAMES['5of36'];
  const source = await series.run(t, plain, 10_000);
  const heir = await series.plan(plain, 'night');
  t.match(await series.move('evening', 'night'), { ok: true });
  const own = await series.run(t, plain, 10_000);
  t.equal(own.jackpotInMinor, 0);
  const missing = [{ text: `where 2600 of the 2600 that ${source.drawId} rolled over` }];
  t.match(verifyRollovers([source, own]), { ok: true, unchecked: missing });
  const other = await series.transcript(t, heir);
  t.match(verifyRollovers([source, own, other]), { ok: true, unchecked: [] });
  await series.books(t);
});
