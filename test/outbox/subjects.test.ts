import { readFileSync } from 'node:fs';
import { test } from 'tap';
import {
  grantsOf,
  PrefixedNames,
  STAKED_SUBJECT,
  subjectFamilyOf,
  subjectsIn,
} from '../../src/outbox/subjects.ts';
import { BUS_MESSAGES } from '../../src/protocol/bus-messages.ts';

test('subjects: a prefix stands before each, and is taken off what arrives', (t) => {
  const names = new PrefixedNames('lottery_');
  t.equal(names.subject(STAKED_SUBJECT), 'lottery_player.v1.staked');
  t.equal(names.bare('lottery_player.v1.staked'), STAKED_SUBJECT);
  t.equal(names.bare('player.v1.staked'), STAKED_SUBJECT);
  t.equal(names.stream('events'), 'lottery_tirage_events');
  t.equal(new PrefixedNames('eu.shop.').stream('dead'), 'eu_shop_tirage_dead_letters');
  t.equal(new PrefixedNames('').stream('dead'), 'tirage_dead_letters');
  t.end();
});

test('subjects: the streams hold what was declared, as operators have made them', (t) => {
  t.same(subjectsIn('events').sort(), [
    'accruals',
    'alert.v1.>',
    'award.v1.>',
    'bet.v1.>',
    'draw.v1.>',
    'lottery.v1.>',
    'order_created',
    'order_updated',
    'raffle.v1.>',
    'ticket.v1.>',
    'transaction_processed',
    'wallet.v1.>',
  ]);
  t.same(subjectsIn('stakes'), ['player.v1.staked']);
  t.same(subjectsIn('lines'), ['line.v1.event'], 'neither heartbeats nor snapshots');
  t.same(subjectsIn('dead'), ['dead.v1.>']);
  for (const { subject, stream } of Object.values(BUS_MESSAGES)) {
    if (stream === 'none') continue;
    const held = subjectsIn(stream);
    t.ok(held.includes(subject) || held.includes(subjectFamilyOf(subject)), subject);
  }
  t.end();
});

test('subjects: the grants that the documentation lists are those that the messages need', (t) => {
  const text = readFileSync(new URL('../../../docs/nats.md', import.meta.url), 'utf8');
  const paragraph = /A user needs to publish (.*?), and to subscribe to (.*?); (.*?)\.\s/s.exec(
    text,
  );
  const [, publish = '', subscribe = '', ofLines = ''] = paragraph ?? [];
  t.same(named(publish), [...grantsOf('whole').publish].sort());
  t.same(named(subscribe), [...grantsOf('whole').subscribe].sort());
  t.match(ofLines, /^line provider and bet maker also to /);
  for (const role of ['line-provider', 'bet-maker'] as const) {
    t.same(grantsOf(role).publish, grantsOf('whole').publish);
    t.same([...named(subscribe), ...named(ofLines)].sort(), [...grantsOf(role).subscribe].sort());
  }
  t.end();
});

/** What stands in backticks. */
function named(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? '').sort();
}
