import { test } from 'tap';
import { formOf, type TaggedForms } from '../../actors/stored-form.ts';
import { readMembers, readWithin, writtenWithin } from '../../src/journal/named-fields.ts';

interface Leg {
  readonly to: string;
  readonly stops?: number;
}

const LEG = formOf<Leg>()(['to'], { later: { stops: undefined } });
const TRIPS: TaggedForms = {
  tag: 'by',
  forms: {
    foot: formOf<{ readonly legs: readonly Leg[] }>()(['legs'], { within: { legs: LEG } }),
    car: formOf<{ readonly seats: number }>()([], { later: { seats: 4 } }),
  },
};

test('named fields: an object is read by its kind, with what came later', (t) => {
  t.strictSame(readWithin(TRIPS, { by: 'car' }), { by: 'car', seats: 4 });
  t.strictSame(readWithin(TRIPS, [{ by: 'car', seats: 2 }, null]), [{ by: 'car', seats: 2 }, null]);
  const walk = { by: 'foot', legs: [{ to: 'Rome' }, { to: 'Ostia', stops: 1 }] };
  t.strictSame(readWithin(TRIPS, walk), walk, 'what may be absent stays so');
  t.end();
});

test('named fields: what is as it was before takes no place', (t) => {
  t.strictSame(writtenWithin(TRIPS, { by: 'car', seats: 4 }), { by: 'car' });
  t.strictSame(writtenWithin(TRIPS, [{ by: 'car', seats: 2 }]), [{ by: 'car', seats: 2 }]);
  const walk = { by: 'foot', legs: [{ to: 'Rome', stops: undefined }] };
  t.strictSame(writtenWithin(TRIPS, walk), { by: 'foot', legs: [{ to: 'Rome' }] });
  t.end();
});

test('named fields: other kinds and members are of a newer build, a missing one is damage', (t) => {
  const newer = (stored: unknown, message: RegExp) =>
    t.throws(() => readWithin(TRIPS, stored), { name: 'NewerDataError', message });
  newer({ by: 'air' }, /^a stored object is of the kind air, which only a newer build knows/);
  newer({ by: 'constructor' }, /of the kind constructor/);
  newer({ by: 'car', seats: 4, doors: 5 }, /^a stored object has a member doors,/);
  newer({ by: 'foot', legs: [{ to: 'Rome', via: 'Pisa' }] }, /a member via,/);
  t.throws(() => readWithin(TRIPS, { by: 'foot' }), {
    name: 'CorruptRecordError',
    message: 'a stored object lacks its legs',
  });
  t.throws(() => readMembers(LEG, {}), { name: 'CorruptRecordError' });
  t.throws(() => writtenWithin(TRIPS, { by: 'air' }), { name: 'AssertionError' });
  t.end();
});

test('named fields: what is taken as a whole may hold anything', (t) => {
  const whole = { any: [{ thing: 1 }] };
  t.equal(readWithin('whole', whole), whole);
  t.equal(writtenWithin('whole', whole), whole);
  t.end();
});
