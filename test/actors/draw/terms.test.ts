import { test } from 'tap';
import { drawIdOf, salesEndMs } from '../../../actors/draw/terms.ts';
import { TERMS } from '../../support/samples/actor-events.ts';

test('terms: sales end with the grace', (t) => {
  t.equal(salesEndMs(TERMS), 61_000);
  t.equal(salesEndMs({ ...TERMS, graceMs: 250 }), 61_250);
  t.equal(drawIdOf(TERMS), 'dr_0000002');
  t.end();
});
