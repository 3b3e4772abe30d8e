import { test } from 'tap';
import { roomRefusal } from '../../../actors/standing/standing-room.ts';
import {
  STANDING_ACTIVE_MAX,
  STANDING_NUMBER_MAX,
} from '../../../actors/standing/standing-ticket.ts';

test('room: for so many that are active, and for all numbers that an id can hold', (t) => {
  const active = Array.from({ length: STANDING_ACTIVE_MAX - 1 }, (_, index) => index + 1);
  const set = { active, activeIn: active, ended: [] };
  t.equal(roomRefusal({ ...set, madeCount: STANDING_NUMBER_MAX - 1 }), undefined);
  t.match(roomRefusal({ ...set, madeCount: STANDING_NUMBER_MAX }), {
    code: 'numbersUsedUp',
  });
  t.match(roomRefusal({ ...set, madeCount: 1_000, active: [...active, 1_000] }), {
    code: 'standingTicketsTooMany',
    facts: { standingTicketsMax: STANDING_ACTIVE_MAX },
  });
  t.end();
});
