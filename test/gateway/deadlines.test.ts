import { test } from 'tap';
import { type Deadlined, Deadlines } from '../../src/gateway/deadlines.ts';
import { until } from '../support/until.ts';

class Member implements Deadlined {
  deadlineTick = 0;
  deadlinePrevious: Deadlined | undefined = undefined;
  deadlineNext: Deadlined | undefined = undefined;
  expiredCount = 0;

  expire(): void {
    this.expiredCount += 1;
  }
}

test('deadlines: what stays expires once, what left does not', async (t) => {
  const deadlines = new Deadlines(80);
  t.teardown(() => deadlines.close());
  const members = [1, 2, 3, 4].map(() => new Member());
  for (const member of members) deadlines.add(member);
  for (const member of members) deadlines.add(member);
  t.equal(deadlines.size, 4, 'adding twice is adding once');
  for (const i of [1, 0, 3]) deadlines.remove(members[i] as Member);
  deadlines.remove(members[1] as Member);
  t.equal(deadlines.size, 1);
  await new Promise((resolve) => setTimeout(resolve, 40));
  t.equal(members[2]?.expiredCount, 0, 'not before the limit');
  await until('the one that stayed to expire', 30_000, () => {
    return deadlines.size === 0 ? true : undefined;
  });
  t.same(
    members.map((member) => member.expiredCount),
    [0, 0, 1, 0],
  );
});

test('deadlines: any order of leaving keeps the list whole', (t) => {
  const deadlines = new Deadlines(10_000);
  const members = Array.from({ length: 50 }, () => new Member());
  for (const member of members) deadlines.add(member);
  for (let i = 0; i < members.length; i += 1) deadlines.remove(members[(i * 37) % 50] as Member);
  t.equal(deadlines.size, 0);
  deadlines.add(members[0] as Member);
  t.equal(deadlines.size, 1);
  deadlines.close();
  t.end();
});
