import { test } from 'tap';
import { minor } from '../../../src/kernel/money.ts';
import { balanceSumsCodec, sumCodec } from '../../../src/shard/tables/sum-codec.ts';

const MOST = minor(Number.MAX_SAFE_INTEGER);

test('sum codec: every sum comes back in its one form', (t) => {
  for (const sum of [minor(0), minor(-5), MOST, BigInt(MOST) + 1n, -(2n ** 90n)]) {
    t.equal(sumCodec.decode(sumCodec.encode(sum)), sum);
    const surplus = { balanceMinor: sum, pointsHundredths: minor(7) };
    t.same(balanceSumsCodec.decode(balanceSumsCodec.encode(surplus)), surplus);
  }
  t.end();
});
