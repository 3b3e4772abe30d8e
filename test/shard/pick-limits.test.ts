/** What one result may cost, over shards that sell at once: never more, and never less for want. */
import fc from 'fast-check';
import { test } from 'tap';
import { PICK_FORMS, type PickOrder } from '../../actors/games/pick-order.ts';
import type { LimitedGame } from '../../actors/pick-limit/pick-limit.ts';
import { must } from '../../src/kernel/assert.ts';
import type { DrawNo } from '../../src/kernel/ids.ts';
import { Cluster } from '../support/cluster/cluster.ts';
import {
  plan,
  playersInOrder,
  playerWith,
  purchase,
  type TestPlayer,
} from '../support/cluster/cluster-players.ts';
import { buyPatiently, liabilitiesOf } from '../support/cluster/picks-at-rest.ts';
import { boxPlay, straightPlay } from '../support/samples/family-games.ts';
import { LIMITED_5OF36, LIMITED_DIGITS, LIMITED_KENO } from '../support/samples/limited-games.ts';

const BALANCE_MINOR = 100_000_000;

interface OnSale {
  readonly cluster: Cluster;
  readonly draw: DrawNo;
  /** One of each shard. */
  readonly players: readonly TestPlayer[];
}

async function onSale(game: LimitedGame, shardCount: number, seed = 1): Promise<OnSale> {
  const cluster = new Cluster({ shardCount, seed });
  const players = await playersInOrder(cluster, BALANCE_MINOR);
  const changes = { game, seriesId: game.gameId, priceMinor: game.priceMinor };
  const draw = await plan(cluster, '5of36', { closesInS: 3_600, resultsInS: 7_200, ...changes });
  return { cluster, draw, players };
}

function buy({ cluster, draw, players }: OnSale, shard: number, picks: readonly PickOrder[]) {
  const player = must(players[shard], 'a player of each shard');
  return buyPatiently(cluster, shard, purchase(cluster, player, draw, { picks }));
}

const times = (count: number, pick: PickOrder) => Array.from({ length: count }, () => pick);

test('pick limit: plays that overlap share a result, to the last that fits', async (t) => {
  const sale = await onSale(LIMITED_DIGITS, 2);
  t.match(await buy(sale, 0, times(18, straightPlay('123'))), { ok: true });
  for (let box = 0; box < 12; box += 1) {
    t.match(await buy(sale, box % 2, [boxPlay('321')]), { ok: true }, `box ${box + 1}`);
  }
  t.equal(liabilitiesOf(sale.cluster, LIMITED_DIGITS, sale.draw).get(123), 999_996);
  for (const shard of [0, 1]) {
    t.match(await buy(sale, shard, [boxPlay('321')]), {
      ok: false,
      code: 'pickLimitReached',
      facts: { leftCount: 0, stakeMinorMax: 0, moreMayCome: 0 },
    });
  }
  // The straight 321 weighs on its own result alone, which has 99,996 of the boxes.
  t.match(await buy(sale, 1, times(19, straightPlay('321'))), {
    code: 'pickLimitReached',
    facts: { leftCount: 18, stakeMinorMax: 1_800, moreMayCome: 0 },
  });
  t.match(await buy(sale, 1, times(18, straightPlay('321'))), { ok: true });
  t.equal(liabilitiesOf(sale.cluster, LIMITED_DIGITS, sale.draw).get(321), 999_996);
});

test('pick limit: equal picks of one purchase are counted together', async (t) => {
  const sale = await onSale(LIMITED_5OF36, 2);
  const pick = [1, 2, 3, 4, 5];
  t.match(await buy(sale, 0, times(11, pick)), {
    code: 'pickLimitReached',
    facts: { leftCount: 10, stakeMinorMax: 1_000 },
  });
  t.match(await buy(sale, 0, times(10, pick)), { ok: true });
  t.match(await buy(sale, 1, [pick]), { code: 'pickLimitReached', facts: { leftCount: 0 } });
  t.match(await buy(sale, 1, [[1, 2, 3, 4, 6]]), { ok: true }, 'another pick is none of it');
});

test('pick limit: a system weighs with each of its combinations', async (t) => {
  const sale = await onSale(LIMITED_5OF36, 2);
  const system = { form: PICK_FORMS.system, numbers: [1, 2, 3, 4, 5, 6], others: [] };
  t.match(await buy(sale, 0, times(10, system)), { ok: true });
  t.same(
    [...liabilitiesOf(sale.cluster, LIMITED_5OF36, sale.draw).values()],
    times(6, []).map(() => 10_000),
  );
  t.match(await buy(sale, 1, [[2, 3, 4, 5, 6]]), {
    code: 'pickLimitReached',
    facts: { leftCount: 0 },
  });
  t.match(await buy(sale, 1, [[2, 3, 4, 5, 7]]), { ok: true });
  const large = {
    form: PICK_FORMS.system,
    numbers: [...Array(15).keys()].map((i) => i + 10),
    others: [],
  };
  t.match(await buy(sale, 1, [large]), {
    code: 'selectionInvalid',
    facts: { index: 0, reason: 'tooManyCombinations' },
  });
});

test('pick limit: of keno each count of spots has its own best prize', async (t) => {
  const sale = await onSale(LIMITED_KENO, 2);
  t.match(await buy(sale, 0, times(4, [1, 2, 3])), { ok: true });
  t.match(await buy(sale, 1, [[1, 2, 3]]), { code: 'pickLimitReached', facts: { leftCount: 0 } });
  t.match(await buy(sale, 1, times(26, [7])), { ok: true }, '26 of 150');
  t.match(await buy(sale, 0, [[7]]), { code: 'pickLimitReached', facts: { leftCount: 0 } });
});

test('pick limit: quick picks go round what is full, to the last', async (t) => {
  const game: LimitedGame = {
    ...LIMITED_KENO,
    pickLimit: { liabilityMinorMax: LIMITED_KENO.pickLimit.liabilityMinorMax, alarmPermyriad: 1 },
  };
  const sale = await onSale(game, 1);
  // 45 pairs of ten numbers, each at 400: ten of each fit.
  const ask = (quickPick: number) => {
    const player = must(sale.players[0], 'one');
    return buyPatiently(sale.cluster, 0, purchase(sale.cluster, player, sale.draw, { quickPick }));
  };
  for (let bought = 0; bought < 400; bought += 50) t.match(await ask(50), { ok: true });
  for (let bought = 400; bought < 450; bought += 1) await ask(1);
  const used = [...liabilitiesOf(sale.cluster, game, sale.draw).values()];
  t.ok(
    used.every((usedMinor) => usedMinor <= 4_000),
    'none beyond the limit',
  );
  t.ok(used.reduce((sum, usedMinor) => sum + usedMinor, 0) >= 440 * 400, 'nearly all are sold');
});

test('pick limit: the pick that is full is named, whatever others have of the rest', async (t) => {
  for (const seed of [1, 2, 3]) {
    const sale = await onSale(LIMITED_KENO, 4, seed);
    // 26 tickets of one spot fit, and four of three.
    for (let bought = 0; bought < 16; bought += 1) {
      t.match(await buy(sale, bought % 4, [[4]]), { ok: true });
    }
    for (let bought = 0; bought < 4; bought += 1) {
      t.match(await buy(sale, bought, [[1, 3, 4]]), { ok: true });
    }
    for (const shard of [0, 1, 2, 3]) {
      t.match(await buy(sale, shard, [...times(5, [4]), [1, 3, 4]]), {
        code: 'pickLimitReached',
        facts: { index: 5, leftCount: 0, stakeMinorMax: 0, moreMayCome: 0 },
      });
    }
  }
});

test('pick limit: what was used follows from the tickets after a crash', async (t) => {
  const sale = await onSale(LIMITED_DIGITS, 2);
  t.match(await buy(sale, 0, times(9, straightPlay('777'))), { ok: true });
  t.match(await buy(sale, 1, times(8, straightPlay('777'))), { ok: true });
  for (const shard of [0, 1]) await sale.cluster.crash(shard);
  t.match(await buy(sale, 1, times(4, straightPlay('777'))), { facts: { leftCount: 3 } });
  t.match(await buy(sale, 0, times(3, straightPlay('777'))), { ok: true });
  for (const shard of [0, 1]) await sale.cluster.crash(shard);
  for (const shard of [0, 1]) {
    t.match(await buy(sale, shard, [straightPlay('777')]), { facts: { leftCount: 0 } });
  }
});

test('pick limit: shards that are added sell what the founders have left', async (t) => {
  const sale = await onSale(LIMITED_DIGITS, 1);
  t.match(await buy(sale, 0, times(15, straightPlay('123'))), { ok: true });
  await sale.cluster.grow(2);
  await sale.cluster.dealPlayers();
  const { cluster, draw } = sale;
  let moved: TestPlayer | undefined;
  for (let index = 0; moved === undefined; index += 1) {
    const player = await playerWith(cluster, `late-${index}`, BALANCE_MINOR);
    if (player.shard === 1) moved = player;
  }
  const late = moved;
  const ask = (count: number) =>
    buyPatiently(
      cluster,
      1,
      purchase(cluster, late, draw, { picks: times(count, straightPlay('123')) }),
    );
  t.match(await ask(6), { code: 'pickLimitReached', facts: { leftCount: 5 } });
  t.match(await ask(5), { ok: true });
  t.match(await buy(sale, 0, [straightPlay('123')]), { facts: { leftCount: 0 } });
});

test('pick limit: of two hundred who race for the last of a pick as many win as fit', async (t) => {
  const shardCount = 4;
  const { cluster, draw } = await onSale(LIMITED_5OF36, shardCount);
  const racers: TestPlayer[] = [];
  for (let index = 0; index < 200; index += 1) {
    racers.push(await playerWith(cluster, `racer-${index}`, 1_000));
  }
  let waiting = racers.map((racer) => ({
    racer,
    request: purchase(cluster, racer, draw, { picks: [[3, 7, 12, 25, 33]] }),
  }));
  let bought = 0;
  for (let round = 0; waiting.length > 0 && round < 60; round += 1) {
    const answers = await Promise.all(
      waiting.map(({ racer, request }) => cluster.ask(racer.shard, 'buyTickets', request)),
    );
    bought += answers.filter(({ ok }) => ok).length;
    const next: typeof waiting = [];
    for (const [index, answer] of answers.entries()) {
      if (answer.ok) continue;
      t.equal(answer.code, 'pickLimitReached');
      if (answer.facts?.moreMayCome === 1) next.push(must(waiting[index], 'who asked'));
    }
    waiting = next;
    await cluster.advance(8);
  }
  t.equal(bought, 10, 'all that fit, and no more');
  t.equal(waiting.length, 0, 'and the others know it');
});

test('pick limit: near it an operator is told, until the draw is closed', async (t) => {
  const sale = await onSale(LIMITED_5OF36, 1);
  const near = () => [...must(sale.cluster.shards[0], 'one').state.nearPicks.all()];
  t.match(await buy(sale, 0, times(5, [1, 2, 3, 4, 5])), { ok: true });
  t.same(near(), [], 'half of it is nobody’s concern');
  t.match(await buy(sale, 0, times(4, [1, 2, 3, 4, 5])), { ok: true });
  t.match(near(), [{ key: sale.draw, value: 1 }]);
  await sale.cluster.crash(0);
  t.match(near(), [{ key: sale.draw, value: 1 }], 'after a restart, too');
  await sale.cluster.advance(3_601_000);
  t.same(near(), []);
});

/** Who buys what, and what happens in between. */
const step = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('buy' as const),
      shard: fc.nat(3),
      count: fc.integer({ min: 1, max: 7 }),
      isBox: fc.boolean(),
      digits: fc.constantFrom('123', '321', '213'),
      isPatient: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('crash' as const), shard: fc.nat(3) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.nat(300) }) },
);

test('pick limit: however it is raced for, it is never passed, and refused is full', async (t) => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 5, maxLength: 25 }),
      fc.nat(),
      async (steps, seed) => {
        const sale = await onSale(LIMITED_DIGITS, 4, seed);
        const { cluster, draw, players } = sale;
        const limitMinor = LIMITED_DIGITS.pickLimit.liabilityMinorMax;
        const asked: Promise<unknown>[] = [];
        for (const one of steps) {
          if (one.kind === 'wait') await cluster.advance(one.ms);
          if (one.kind === 'crash') {
            await Promise.all(asked);
            // Its mail stays with the senders until it is back.
            cluster.isMailHeld = true;
            await cluster.settle();
            cluster.isMailHeld = false;
            await cluster.crash(one.shard);
          }
          if (one.kind !== 'buy') continue;
          const picks = times(one.count, (one.isBox ? boxPlay : straightPlay)(one.digits));
          const player = must(players[one.shard], 'a player of each shard');
          const request = purchase(cluster, player, draw, { picks });
          if (!one.isPatient) {
            // Many at a time, whose mail is on its way together.
            asked.push(cluster.ask(one.shard, 'buyTickets', request));
            continue;
          }
          await Promise.all(asked.splice(0));
          const answer = await buyPatiently(cluster, one.shard, request);
          await cluster.settle();
          const used = liabilitiesOf(cluster, LIMITED_DIGITS, draw);
          for (const usedMinor of used.values()) t.ok(usedMinor <= limitMinor);
          if (answer.ok) continue;
          t.equal(answer.code, 'pickLimitReached');
          t.equal(answer.facts?.moreMayCome, 0, 'who is patient is told the truth');
          const keys = one.isBox ? [123, 132, 213, 231, 312, 321] : [Number(one.digits)];
          const prizeMinor = one.isBox ? 8_333 : 50_000;
          const left = keys.map((key) => (limitMinor - (used.get(key) ?? 0)) / prizeMinor);
          const leftCount = Math.floor(Math.min(...left));
          t.ok(leftCount < one.count, 'what was refused did not fit');
          t.equal(answer.facts?.leftCount, leftCount, 'and so many more would have');
        }
        await Promise.all(asked);
        await cluster.settle();
        for (const usedMinor of liabilitiesOf(cluster, LIMITED_DIGITS, draw).values()) {
          t.ok(usedMinor <= limitMinor);
        }
      },
    ),
    { numRuns: 25 },
  );
});
