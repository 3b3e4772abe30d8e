import { test } from 'tap';
import { ticketCountOf } from '../../../actors/games/ticket-count.ts';
import { gameOfShape } from '../../support/samples/games.ts';

test('ticket count: as many as the words of the game make, and no part of one', (t) => {
  t.equal(ticketCountOf(gameOfShape(5, 32), [31, 62, 124]), 3);
  t.equal(ticketCountOf(gameOfShape(5, 33), [31, 0, 15, 1]), 2);
  t.equal(ticketCountOf(gameOfShape(5, 33), []), 0);
  t.throws(() => ticketCountOf(gameOfShape(5, 33), [31, 0, 15]), { name: 'AssertionError' });
  t.end();
});
