import { test } from 'tap';
import { messagesOfEvent } from '../../../actors/outbox/messages-of-event.ts';
import { given } from '../../support/cluster/actor-stage.ts';
import {
  ADA,
  announced,
  bought,
  DRAW,
  OPENED,
  OPERATOR,
  registered,
  withMoney,
} from '../../support/samples/actor-events.ts';

test('outbox: a purchase tells of its tickets, then of its entry', (t) => {
  const { states } = given(...withMoney(ADA, 1_000), announced(), OPENED);
  const event = bought(ADA, 0, [1, 2, 3, 4, 5], [2, 3, 4, 5, 6]);
  const subjects = ['ticket.v1.accepted', 'ticket.v1.accepted', 'wallet.v1.entry'];
  t.match(
    messagesOfEvent(states, event),
    subjects.map((subject) => ({ subject })),
  );
  t.end();
});

test('outbox: a message is the same whenever it is derived', (t) => {
  const stage = given(...withMoney(ADA, 1_000), announced(), OPENED);
  const event = bought(ADA, 0, [1, 2, 3, 4, 5]);
  stage.and(event);
  const first = messagesOfEvent(stage.states, event);
  stage.and(bought(ADA, 1, [1, 2, 3, 4, 5]), {
    type: 'InstanceClosed',
    draw: DRAW,
    atMs: 61_000,
  });
  t.same(messagesOfEvent(stage.states, event), first);
  t.end();
});

test('outbox: a drawn draw tells no numbers, and a role tells nobody anything', (t) => {
  const { states } = given();
  const numbers = [1, 2, 3, 4, 5];
  const told = messagesOfEvent(states, { type: 'DrawConducted', draw: DRAW, numbers, atMs: 1 });
  t.equal(told.length, 1);
  t.notMatch(JSON.stringify(told), /numbers/);
  t.same(messagesOfEvent(states, registered(ADA)), []);
  const roles = { type: 'RolesChanged', player: ADA, roles: [], by: OPERATOR, atMs: 1 } as const;
  t.same(messagesOfEvent(states, roles), []);
  t.end();
});
