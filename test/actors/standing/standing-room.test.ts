import { test } from 'tap';
import { roomRefusal } from '../../../actors/standing/standing-room.ts';
import {
  STANDING_ACTIVE_MAX,
  STANDING_NUMBER_MAX,
} from '../../../actors/standing/standing-ticket.ts';

test('room: for so many that are active, and for all numbers that an id can hold', (t) => {
  const active = Array.from({ length: STANDING_ACTIVE_MAX - 1 }, (_, index) => index + 1);
  t.equal(roomRefusal({ madeCount: STANDING_NUMBER_MAX - 1, active, ended: [] }), undefined);
  t.match(roomRefusal({ madeCount: STANDING_NUMBER_MAX, active, ended: [] }), {
    code: 'numbersUsedUp',
  });
  t.match(roomRefusal({ madeCount: 1_000, active: [...active, 1_000], ended: [] }), {
    code: 'standingTicketsTooMany',
    facts: { standingTicketsMax: STANDING_ACTIVE_MAX },
  });
  t.end();
});
