import { test } from 'tap';
import { isAmount, pointsEarned, type Reward } from '../../src/accrual/reward.ts';

const REWARDS: readonly Reward[] = [
  { match: 'Bork', reward: 5, rewardType: '%' },
  { match: 'Pringles', reward: 10, rewardType: '%' },
  { match: 'Coca-Cola', reward: 12.5, rewardType: 'pt' },
  { match: 'Coca-Cola Zero', reward: 1, rewardType: 'pt' },
];

test('reward: per cent and points, exact, rounded half up to two places', (t) => {
  const bork = { description: 'Чайник Bork', price: 14_599.5 };
  t.equal(pointsEarned([bork], REWARDS), 72_998, '729.975 is 729.98');
  const goods = [
    { description: 'Чайник Tefal', price: 7_000 },
    { description: 'Чипсы Pringles бекон', price: 147.5 },
    { description: 'Напиток Coca-Cola 0.5л', price: 55 },
  ];
  t.equal(pointsEarned(goods, REWARDS), 2_725, '14.75 + 12.5');
  t.equal(pointsEarned([{ description: 'Pringles', price: 0.049 }], REWARDS), 0);
  t.equal(pointsEarned([{ description: 'Pringles', price: 0.05 }], REWARDS), 1);
  t.end();
});

test('reward: the longest match counts, and without one there is none', (t) => {
  t.equal(pointsEarned([{ description: 'Coca-Cola Zero', price: 1 }], REWARDS), 100);
  t.equal(pointsEarned([{ description: 'coca-cola', price: 1 }], REWARDS), undefined);
  t.equal(pointsEarned([], REWARDS), undefined);
  const dear = { description: 'Bork', price: 999_999_999_999 };
  t.equal(pointsEarned([dear], REWARDS), undefined, 'more than an order may earn');
  t.end();
});

test('reward: amounts are counted with or refused', (t) => {
  for (const good of [0, 7_000, 147.5, 0.0000001 * 10, 999_999_999_999_999]) t.ok(isAmount(good));
  for (const bad of [-1, 1e21, 1e-7, Number.NaN, Number.POSITIVE_INFINITY, '5', null]) {
    t.notOk(isAmount(bad), String(bad));
  }
  t.end();
});
