import { test } from 'tap';
import { type TimeLimited, Timeouts } from '../../../src/gateway/http/timeouts.ts';
import { until } from '../../support/engine/until.ts';

class Member implements TimeLimited {
  timeoutTick = 0;
  timeoutPrevious: TimeLimited | undefined = undefined;
  timeoutNext: TimeLimited | undefined = undefined;
  expiredCount = 0;

  expire(): void {
    this.expiredCount += 1;
  }
}

test('timeouts: what stays expires once, what left does not', async (t) => {
  const timeouts = new Timeouts(80);
  t.teardown(() => timeouts.close());
  const members = [1, 2, 3, 4].map(() => new Member());
  for (const member of members) timeouts.add(member);
  for (const member of members) timeouts.add(member);
  t.equal(timeouts.size, 4, 'adding twice is adding once');
  for (const i of [1, 0, 3]) timeouts.remove(members[i] as Member);
  timeouts.remove(members[1] as Member);
  t.equal(timeouts.size, 1);
  await new Promise((resolve) => setTimeout(resolve, 40));
  t.equal(members[2]?.expiredCount, 0, 'not before the limit');
  await until('the one that stayed to expire', 30_000, () => {
    return timeouts.size === 0 ? true : undefined;
  });
  t.same(
    members.map((member) => member.expiredCount),
    [0, 0, 1, 0],
  );
});

test('timeouts: any order of leaving keeps the list whole', (t) => {
  const timeouts = new Timeouts(10_000);
  const members = Array.from({ length: 50 }, () => new Member());
  for (const member of members) timeouts.add(member);
  for (let i = 0; i < members.length; i += 1) timeouts.remove(members[(i * 37) % 50] as Member);
  t.equal(timeouts.size, 0);
  timeouts.add(members[0] as Member);
  t.equal(timeouts.size, 1);
  timeouts.close();
  t.end();
});
