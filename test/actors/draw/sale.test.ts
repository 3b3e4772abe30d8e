import { test } from 'tap';
import { hasRoom, INSTANCE_STAKES_MINOR_MAX } from '../../../actors/draw/sale.ts';
import { TICKETS_PER_INSTANCE_MAX } from '../../../actors/games/ticket-columns.ts';
import { minor } from '../../../src/kernel/money.ts';
import { given } from '../../support/cluster/actor-stage.ts';
import { announced, OPENED, stageInstanceIn } from '../../support/samples/actor-events.ts';

const TWO = { shardCount: 2 };

test('sale: combinations are bounded like tickets, so that all of them may win', (t) => {
  const instance = stageInstanceIn(given(announced(), OPENED).states, 'open');
  instance.ticketCount = 3;
  instance.stakeMinor = minor(100 * (TICKETS_PER_INSTANCE_MAX - 21));
  t.equal(hasRoom(instance, 1, minor(2_100), TWO), true);
  t.equal(hasRoom(instance, 1, minor(2_200), TWO), false);
  instance.ticketCount = TICKETS_PER_INSTANCE_MAX - 1;
  t.equal(hasRoom(instance, 1, minor(2_100), TWO), true);
  t.equal(hasRoom(instance, 2, minor(200), TWO), false);
  t.end();
});

test('sale: stakes are bounded whatever a combination costs', (t) => {
  const priceMinor = minor(100_000_000);
  const instance = stageInstanceIn(given(announced({ priceMinor }), OPENED).states, 'open');
  instance.stakeMinor = minor(INSTANCE_STAKES_MINOR_MAX - priceMinor);
  t.equal(hasRoom(instance, 1, priceMinor, TWO), true);
  t.equal(hasRoom(instance, 2, minor(2 * priceMinor), TWO), false);
  t.end();
});
