import { test } from 'tap';
import type { AlarmChange } from '../../src/operations/alarms.ts';
import { grantOf } from '../../src/outbox/denial.ts';
import { DenialWatch } from '../../src/outbox/denial-watch.ts';
import { manualClock } from '../support/cluster/cluster.ts';

function watched() {
  const changes: AlarmChange[] = [];
  const clock = manualClock(0);
  const alarm = (change: AlarmChange) => changes.push(change);
  return { clock, changes, watch: new DenialWatch({ clock, ackWaitMs: 1_000, alarm }) };
}

test('denial: is told as the grant that is missing, whatever ids are in the subject', (t) => {
  const grants = {
    '$JS.ACK.player_staked.group.1.2.3.4.5': '$JS.ACK.>',
    '$JS.API.STREAM.INFO.tirage_events': '$JS.API.>',
    '_INBOX.Q628DXXE3M67BAT0C8GSAI.*': '_INBOX.>',
    'stake.v1.owner.2f0a': 'stake.v1.>',
    'ticket.v1.accepted': 'ticket.v1.>',
    order_created: 'order_created',
  };
  for (const [subject, grant] of Object.entries(grants)) {
    t.equal(grantOf({ operation: 'publish', subject }), `publish to ${grant}`);
  }
  t.equal(grantOf({ operation: 'subscription', subject: 'line.v1.x' }), 'subscribe to line.v1.>');
  t.end();
});

test('denial: one alarm for each grant, until it was not refused for a while', (t) => {
  const { clock, changes, watch } = watched();
  for (let i = 0; i < 100; i += 1) {
    watch.refused({ operation: 'publish', subject: `$JS.ACK.a.b.${i}` });
  }
  watch.refused({ operation: 'subscription', subject: 'line.v1.heartbeat' });
  t.equal(changes.length, 2);
  t.match(changes[0], { kind: 'natsDenied', sentence: /may not publish to \$JS\.ACK\.> at NATS/ });
  clock.nowMs += 8_000;
  watch.refused({ operation: 'publish', subject: '$JS.ACK.a.b.7' });
  clock.nowMs += 8_000;
  watch.look();
  t.match(changes.slice(2), [{ about: 'subscribe to line.v1.>', sentence: null }]);
  clock.nowMs += 8_000;
  watch.look();
  t.match(changes.slice(3), [{ about: 'publish to $JS.ACK.>', sentence: null }]);
  t.end();
});
