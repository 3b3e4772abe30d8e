import { test } from 'tap';
import { firstShare, isLimited, type LimitedGame } from '../../../actors/pick-limit/pick-limit.ts';
import { minor } from '../../../src/kernel/money.ts';
import { DIGITS_3 } from '../../support/samples/family-games.ts';
import { LIMITED_DIGITS } from '../../support/samples/limited-games.ts';

test('pick limit: founders have half of it without asking, and at least one ticket', (t) => {
  const share = (founderCount: number, liabilityMinorMax = 1_000_000, shard = 0) => {
    const pickLimit = { ...LIMITED_DIGITS.pickLimit, liabilityMinorMax: minor(liabilityMinorMax) };
    return firstShare({ ...LIMITED_DIGITS, pickLimit } as LimitedGame, shard, { founderCount });
  };
  t.equal(share(1), 500_000);
  t.equal(share(3), 166_666);
  t.equal(share(16), 50_000, 'a half would be 31,250, which sells nothing straight');
  t.equal(share(64), 15_625, 'there are not as many tickets as founders');
  t.equal(share(2, 1_000_000, 2), 0, 'a shard that was added');
  for (let founderCount = 1; founderCount <= 64; founderCount += 1) {
    t.ok(share(founderCount) * founderCount <= 1_000_000, 'all shares together are within it');
  }
  t.end();
});

test('pick limit: most games have none', (t) => {
  t.notOk(isLimited(DIGITS_3));
  t.ok(isLimited(LIMITED_DIGITS));
  t.end();
});
