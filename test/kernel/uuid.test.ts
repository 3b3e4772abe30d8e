import fc from 'fast-check';
import { test } from 'tap';
import { normaliseUuid, uuidBytes, uuidInto, uuidOfBytes, uuidV7 } from '../../src/kernel/uuid.ts';

test('uuid: a version 7 has its time, version and variant where RFC 9562 says', (t) => {
  const free = Uint8Array.from([0xff, 1, 0xff, 3, 4, 5, 6, 7, 8, 9]);
  // The time of the example in RFC 9562, appendix A.6.
  t.equal(uuidV7(0x017f22e279b0, free), '017f22e2-79b0-7f01-bf03-040506070809');
  t.equal(uuidV7(0, new Uint8Array(10)), '00000000-0000-7000-8000-000000000000');
  t.throws(() => uuidV7(-1, free), /beyond 48 bits/);
  t.throws(() => uuidV7(2 ** 48, free), /beyond 48 bits/);
  t.throws(() => uuidV7(1, new Uint8Array(9)), /too few/);
  t.end();
});

test('uuid: the order of texts is the order of times', (t) => {
  const free = new Uint8Array(10);
  const times = fc.integer({ min: 0, max: 2 ** 48 - 1 });
  fc.assert(
    fc.property(times, times, (left, right) => {
      return uuidV7(left, free) < uuidV7(right, free) === left < right;
    }),
  );
  t.end();
});

test('uuid: one form for all spellings, and none for what is no UUID', (t) => {
  const uuid = '017f22e2-79b0-7f01-bf03-0405060708ff';
  t.equal(normaliseUuid(uuid.toUpperCase()), uuid);
  for (const text of ['', 'x', uuid.slice(1), `${uuid}0`, `{${uuid}}`, uuid.replaceAll('-', '')]) {
    t.equal(normaliseUuid(text), undefined, text);
  }
  t.end();
});

test('uuid: its bytes lead back to it', (t) => {
  fc.assert(
    fc.property(fc.uuid(), (uuid) => {
      const bytes = Uint8Array.of(9, ...uuidBytes(uuid));
      return uuidOfBytes(bytes, 1) === uuid;
    }),
  );
  t.throws(() => uuidBytes('nonsense'), /not a UUID/);
  const bytes = new Uint8Array(16);
  fc.assert(
    fc.property(
      fc.uuid(),
      fc.nat(35),
      fc.string({ minLength: 1, maxLength: 1 }),
      (uuid, at, unit) => {
        const text = uuid.slice(0, at) + unit + uuid.slice(at + 1);
        return uuidInto(bytes, text) === (normaliseUuid(text) === text);
      },
    ),
    { numRuns: 2_000 },
  );
  t.notOk(uuidInto(bytes, '017f22e2-79b0-7f01-bf03-0405060708FF'), 'the one form only');
  t.throws(() => uuidOfBytes(new Uint8Array(16), 1), /too few/);
  t.end();
});
