import { test } from 'tap';
import { EVENTS } from '../../actors/events.ts';
import { evolve } from '../../actors/evolve.ts';
import { messagesOfEvent } from '../../actors/outbox/messages-of-event.ts';
import { given } from '../support/cluster/actor-stage.ts';

/** In MessagePack those up to 255 take a byte less: what comes by the million has one of them. */
const NUMBERS_MAX = 2 ** 16;

test('events: each has a number of two bytes at most, and its fields once', (t) => {
  for (const { type, number, fields } of EVENTS) {
    t.ok(Number.isInteger(number) && number > 0 && number < NUMBERS_MAX, type);
    t.equal(new Set(fields).size, fields.length, type);
  }
  t.end();
});

test('events: one that declares nothing else changes nothing and is told to nobody', (t) => {
  const { states } = given();
  const event = { type: 'ClockAccepted', reason: 'r', believedMs: 1, atMs: 2 } as const;
  evolve(states, event);
  t.same(messagesOfEvent(states, event), []);
  t.end();
});
