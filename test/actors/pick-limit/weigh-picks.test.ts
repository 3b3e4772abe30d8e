import { test } from 'tap';
import { familyOf } from '../../../actors/games/families.ts';
import { PICK_FORMS, type PickOrder } from '../../../actors/games/pick-order.ts';
import type { LimitedGame } from '../../../actors/pick-limit/pick-limit.ts';
import type { PicksGivenBack } from '../../../actors/pick-limit/pick-limit-events.ts';
import {
  NO_HINTS,
  QUICK_TRIES_MAX,
  type QuickPickHints,
  weighPicks,
} from '../../../actors/pick-limit/weigh-picks.ts';
import type { States } from '../../../actors/states.ts';
import { must } from '../../../src/kernel/assert.ts';
import { minor } from '../../../src/kernel/money.ts';
import { stampAt } from '../../support/cluster/actor-stage.ts';
import { DRAW } from '../../support/samples/actor-events.ts';
import { boxPlay, straightPlay } from '../../support/samples/family-games.ts';
import {
  LIMITED_5OF36,
  LIMITED_DIGITS,
  LIMITED_KENO,
} from '../../support/samples/limited-games.ts';
import {
  asked,
  headroomIn,
  received,
  selling,
  sold,
  wordsOf,
} from '../../support/samples/pick-states.ts';

const PICK = [1, 2, 3, 4, 5];

/** One ticket of a combination, half of which each of two shards has. */
const RARE: LimitedGame = {
  ...LIMITED_5OF36,
  pickLimit: { liabilityMinorMax: minor(1_000), alarmPermyriad: 8_000 },
};

const times = (count: number, pick: PickOrder): PickOrder[] =>
  Array.from({ length: count }, () => pick);

function weigh(
  states: States,
  game: LimitedGame,
  orders: readonly PickOrder[],
  quickPickCount = 0,
  hints = NO_HINTS,
) {
  const { terms } = must(states.instances.get(DRAW), 'the draw is announced');
  const masks = wordsOf(game, orders);
  masks.length += quickPickCount * familyOf(game).wordCount(game);
  const headroom = headroomIn(states, game);
  const { random } = stampAt(2_000);
  let triedCount = 0;
  const uint32 = (): number => {
    triedCount += 1;
    return random.uint32();
  };
  const stamp = {
    ...stampAt(2_000),
    random: { uint32, bytes: (count: number) => random.bytes(count) },
  };
  return {
    refused: weighPicks({ ...terms, game }, headroom, { masks, quickPickCount, hints }, stamp),
    masks,
    triedCount,
  };
}

test('weighing: a purchase fits with all its picks together, or none is sold', (t) => {
  const { states } = selling(LIMITED_5OF36);
  t.equal(weigh(states, LIMITED_5OF36, [PICK, PICK]).refused, undefined);
  t.match(weigh(states, LIMITED_5OF36, [[2, 3, 4, 5, 6], PICK, PICK, PICK]).refused, {
    code: 'pickLimitReached',
    facts: { index: undefined, leftCount: undefined, moreMayCome: 1 },
    shortage: { shortKeys: [0], lacksMinor: [500] },
  });
  t.end();
});

test('weighing: what is known to be left nowhere is not asked for', (t) => {
  const last = received(0, 0, { leftMinor: 2_500, isWhole: false });
  const { states } = selling(LIMITED_5OF36).and(asked(0), last);
  t.match(weigh(states, LIMITED_5OF36, [PICK, PICK, PICK]).refused, {
    facts: { index: 2, leftCount: 2, stakeMinorMax: 200, moreMayCome: 0 },
    shortage: { shortKeys: [], lacksMinor: [] },
  });
  t.end();
});

test('weighing: a refusal names the pick that is full, not one that others have', (t) => {
  const last = received(0, 0, { leftMinor: 2_500, isWhole: false });
  const { states } = selling(LIMITED_5OF36).and(asked(0), last);
  const others = times(3, [2, 3, 4, 5, 6]);
  t.same(must(weigh(states, LIMITED_5OF36, [...others, ...times(3, PICK)]).refused, 'full').facts, {
    index: 5,
    leftCount: 2,
    stakeMinorMax: 200,
    moreMayCome: 0,
  });
  t.end();
});

test('weighing: how many are left is told only while all of them are here', (t) => {
  const last = received(0, 0, { leftMinor: 2_500, isWhole: false });
  const stage = selling(LIMITED_5OF36).and(asked(0), last, sold(LIMITED_5OF36, [PICK]));
  t.match(weigh(stage.states, LIMITED_5OF36, times(2, PICK)).refused, {
    facts: { index: 1, leftCount: 1, moreMayCome: 0 },
  });
  const back = { type: 'PicksGivenBack', draw: DRAW, keys: [0], amountsMinor: [minor(1_500)] };
  stage.and(back as PicksGivenBack);
  t.same(must(weigh(stage.states, LIMITED_5OF36, [PICK]).refused, 'none is here').facts, {
    moreMayCome: 1,
  });
  t.end();
});

test('weighing: of a play that wins by several results all are looked for', (t) => {
  const last = received(123, 0, { leftMinor: 250_000, isWhole: false });
  const { states } = selling(LIMITED_DIGITS).and(asked(123), last);
  const boxes = times(40, boxPlay('321'));
  const { refused } = weigh(states, LIMITED_DIGITS, boxes);
  const facts = { index: 30, leftCount: 30, moreMayCome: 0 };
  t.match(refused, { facts }, 'all results have as much here');
  const sold312 = sold(LIMITED_DIGITS, times(2, straightPlay('312')));
  const less = selling(LIMITED_DIGITS).and(asked(123), last, sold312);
  t.match(weigh(less.states, LIMITED_DIGITS, boxes).refused, {
    facts: { index: 30, leftCount: undefined, moreMayCome: 1 },
  });
  t.end();
});

test('weighing: a purchase weighs no more combinations than one decision has time for', (t) => {
  const { states } = selling(LIMITED_5OF36);
  const numbers = Array.from({ length: 14 }, (_, index) => index + 1);
  const system = { form: PICK_FORMS.system, numbers, others: [] };
  t.equal(weigh(states, LIMITED_5OF36, [system]).refused, undefined, '2,002 of them');
  t.match(weigh(states, LIMITED_5OF36, [PICK, system, system]).refused, {
    code: 'selectionInvalid',
    facts: { index: 2, reason: 'tooManyCombinations' },
  });
  t.end();
});

test('weighing: quick picks are legal, fit, and ask for some others where none does', (t) => {
  const { states } = selling(LIMITED_KENO);
  const { refused, masks } = weigh(states, LIMITED_KENO, [], 80);
  t.equal(refused, undefined);
  const wordCount = familyOf(LIMITED_KENO).wordCount(LIMITED_KENO);
  for (let at = 0; at < masks.length; at += wordCount) {
    t.doesNotThrow(() => familyOf(LIMITED_KENO).assertPick(LIMITED_KENO, masks, at));
  }
  // 45 pairs, of which two fit each.
  const full = must(weigh(states, LIMITED_KENO, [], 100).refused, 'a hundred do not fit');
  t.match(full, { code: 'pickLimitReached', facts: { index: undefined, moreMayCome: 1 } });
  t.ok('shortage' in full && full.shortage.shortKeys.length === 32);
  t.end();
});

const hintsOf = (changes: Partial<QuickPickHints>): QuickPickHints => ({ ...NO_HINTS, ...changes });

test('weighing: where none is known to be left, nothing is tried at random', (t) => {
  const { states } = selling(LIMITED_KENO);
  const hints = hintsOf({ areSoldOut: true });
  const { refused, triedCount } = weigh(states, LIMITED_KENO, [[7]], 1, hints);
  t.match(refused, { code: 'pickLimitReached', facts: { index: 1, moreMayCome: 0 } });
  t.equal(triedCount, 0);
  const named = weigh(states, LIMITED_KENO, [[7], [1, 2]], 0, hints);
  t.equal(named.refused, undefined, 'of what is named it says nothing');
  t.end();
});

test('weighing: what was tried before is tried again, and what is full is not asked for', (t) => {
  const { states } = selling(RARE);
  const none = must(weigh(states, RARE, [], 1).refused, 'a shard has half a prize of each');
  t.match(none, { facts: { moreMayCome: 1 } });
  const tried = 'tried' in none ? none.tried : [];
  t.ok(tried.length > 900 && tried.length <= QUICK_TRIES_MAX, `${tried.length} of 376,992`);
  const { refused } = weigh(states, RARE, [], 1, hintsOf({ isFull: () => true }));
  t.match(refused, { facts: { index: 0, moreMayCome: 0 }, shortage: { shortKeys: [] }, tried: [] });
  const [key] = 'shortage' in none ? none.shortage.shortKeys : [];
  const given = selling(RARE).and(asked(must(key, 'some are asked for')), received(key ?? 0, 500));
  const again = weigh(given.states, RARE, [], 1, hintsOf({ tried }));
  t.equal(again.refused, undefined);
  t.same(again.masks, tried[0], 'what has come is sold');
  t.ok(again.triedCount < 200, `${again.triedCount} words of chance`);
  t.end();
});
