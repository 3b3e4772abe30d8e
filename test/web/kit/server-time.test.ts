import { test } from 'tap';
import { remaining, ServerTime } from '../../../web/kit/server-time.ts';

const MINUTE = 60_000;

test('server time: a local clock that is ten minutes wrong is put right', (t) => {
  const time = new ServerTime();
  t.equal(time.at(1_000), 1_000, 'nothing is known yet');
  const local = 5_000_000;
  time.learn(local + 10 * MINUTE, local - 20, local + 20);
  t.equal(time.at(local), local + 10 * MINUTE);
  t.equal(time.at(local + 500), local + 10 * MINUTE + 500);
  t.end();
});

test('server time: a slow answer does not spoil what a quick one told', (t) => {
  const time = new ServerTime();
  time.learn(1_000_000, 999_990, 1_000_010);
  time.learn(1_008_000, 1_001_000, 1_009_000);
  t.equal(time.at(2_000_000), 2_000_000, 'its middle is 3 s off');
  time.learn(1_100_000, 1_090_000, 1_100_000);
  t.equal(time.at(0), 5_000, 'after a minute it counts, for the local clock may have been set');
  t.end();
});

test('server time: a local clock that was set back does not keep an old offset for ever', (t) => {
  const time = new ServerTime();
  time.learn(10_000_000, 10_000_000, 10_000_000);
  time.learn(10_001_000, 1_000_990, 1_001_010);
  t.equal(time.at(1_001_000), 10_001_000);
  t.end();
});

test('remaining: the last second is shown until it is over', (t) => {
  t.same(remaining(0, 90_061_000), { days: 1, hours: 1, minutes: 1, seconds: 1, isOver: false });
  t.equal(remaining(0, 1).seconds, 1);
  t.equal(remaining(0, 1).isOver, false);
  t.equal(remaining(1, 1).isOver, true);
  t.equal(remaining(10_000, 1).seconds, 0);
  t.end();
});
