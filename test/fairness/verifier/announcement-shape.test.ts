import fc from 'fast-check';
import { test } from 'tap';
import { ANNOUNCEMENT_SHAPE } from '../../../src/fairness/verifier/announcement-shape.ts';
import { must } from '../../../src/kernel/assert.ts';
import { announcementOf } from '../../support/engine/announcements.ts';
import { goldenDraws } from '../../support/fairness/fairness-golden.ts';

const draw = must(goldenDraws()[0], 'the vectors hold no draw').transcript;
const announced = announcementOf(draw);

test('announcement shape: a whole one passes, and every field is needed', (t) => {
  t.equal(ANNOUNCEMENT_SHAPE(announced, 'a'), undefined);
  for (const field of Object.keys(announced)) {
    const { [field]: _, ...rest } = announced as unknown as Record<string, unknown>;
    t.match(ANNOUNCEMENT_SHAPE(rest, 'a'), `a.${field}`);
  }
  t.match(ANNOUNCEMENT_SHAPE({ ...announced, more: 1 }, 'a'), 'a.more is not known here');
  t.match(ANNOUNCEMENT_SHAPE({ ...announced, commitment: null }, 'a'), 'before the draw opened');
  t.end();
});

test('announcement shape: no other JSON passes, and none throws', (t) => {
  fc.assert(fc.property(fc.jsonValue(), (value) => ANNOUNCEMENT_SHAPE(value, 'a') !== undefined));
  t.end();
});
