import { test } from 'tap';
import { ACCOUNT_FLAGS, BET_BARRIERS, isResidual } from '../../../actors/wallet/account.ts';

test('account: barriers and flags share one byte, and no bit of it', (t) => {
  const bits = [...Object.values(BET_BARRIERS), ...Object.values(ACCOUNT_FLAGS)];
  t.equal(new Set(bits).size, bits.length);
  for (const bit of bits) t.ok(Number.isInteger(Math.log2(bit)) && bit < 2 ** 8, `${bit}`);
  t.end();
});

test('account: it is a residual once its player has moved away', (t) => {
  t.ok(isResidual({ betBarriers: ACCOUNT_FLAGS.moved | BET_BARRIERS.staff }));
  t.notOk(isResidual({ betBarriers: ACCOUNT_FLAGS.hasFormerHome | BET_BARRIERS.birthDate }));
  t.end();
});
