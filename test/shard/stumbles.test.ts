import { test } from 'tap';
import { ENGINE_AREAS } from '../../src/engine-areas.ts';
import type { AlarmChange } from '../../src/operations/alarms.ts';
import { OperationTable } from '../../src/shard/handlers/operation-table.ts';
import {
  CULPRITS_MAX,
  culpritOf,
  STUMBLES_MAX,
  type StumbleCounts,
  Stumbles,
} from '../../src/shard/stumbles.ts';
import type { Work } from '../../src/shard/work.ts';

const OPERATIONS = await OperationTable.load(ENGINE_AREAS);

function stumblesWith(stumbles: StumbleCounts, alarms: AlarmChange[]): Stumbles {
  const onAlarm = (change: AlarmChange): unknown => alarms.push(change);
  return new Stumbles({ stumbles, operations: OPERATIONS, onAlarm });
}

const wake = (actor: string): Work => ({ kind: 'wake', actor });

test('stumbles: the third time sets aside, with one alarm; others are tried on', (t) => {
  const alarms: AlarmChange[] = [];
  const stumbles = stumblesWith({}, alarms);
  for (let i = 1; i < STUMBLES_MAX; i += 1) t.notOk(stumbles.note('duty book:4'));
  t.notOk(stumbles.isAside(wake('book:4')));
  t.ok(stumbles.note('duty book:4'));
  t.ok(stumbles.isAside(wake('book:4')));
  t.notOk(stumbles.isAside(wake('book:5')));
  t.match(alarms, [{ kind: 'dutySetAside', about: 'duty book:4', sentence: /what it concerns/ }]);
  t.end();
});

test('stumbles: what an earlier thread met counts', (t) => {
  const alarms: AlarmChange[] = [];
  const earlier = { 'mail from shard 3': STUMBLES_MAX, 'duty line:2': STUMBLES_MAX - 1 };
  const stumbles = stumblesWith(earlier, alarms);
  t.match(alarms, [{ about: 'mail from shard 3', sentence: /waits in its order/ }]);
  t.notOk(stumbles.isAside(wake('line:2')));
  t.ok(stumbles.note('duty line:2'));
  t.end();
});

test('stumbles: no more culprits are remembered than there is room for', (t) => {
  const stumbles = stumblesWith({}, []);
  for (let i = 0; i < CULPRITS_MAX; i += 1) stumbles.note(`duty line:${i}`);
  for (let i = 0; i < STUMBLES_MAX; i += 1) t.notOk(stumbles.note('duty line:late'));
  t.end();
});

test('stumbles: work names its culprit, as narrowly as it can', (t) => {
  const replyTo = { peer: 0, correlation: 1 };
  const asked = (op: string, request: object) =>
    culpritOf({ kind: 'request', op, request, replyTo } as Work, OPERATIONS);
  t.equal(asked('buyTickets', { player: 7, draw: 2 }), 'request buyTickets of player 7');
  t.equal(asked('getDraw', { draw: 2 }), 'request getDraw of draw 2');
  t.equal(asked('registerPlayer', { slot: 5, login: 'ada' }), 'request registerPlayer of slot 5');
  t.equal(asked('trialBalance', {}), undefined, 'of nobody: it is refused for nobody');
  t.equal(asked('noSuchThing', { player: 7 }), undefined, 'a bug of ours, in its turn');
  t.equal(culpritOf({ kind: 'resend', to: undefined }, OPERATIONS), undefined);
  const done = { kind: 'accrualAnswered', player: 1, ordinal: 9, found: null } as Work;
  t.equal(culpritOf(done, OPERATIONS), 'duty order:9', 'an answer is of the actor that asked');
  t.equal(culpritOf({ kind: 'mail', from: 3 } as Work, OPERATIONS), 'mail from shard 3');
  t.end();
});
