/**
 * What is stored grows: an event, a row, mail and an object within them, each as it was declared
 * by a first build and by a later one. What the first has written, the later reads; what the later
 * has written that the first cannot know, the first refuses.
 */
import { test } from 'tap';
import { declareEvent } from '../../actors/event-declaration.ts';
import { foldEvents } from '../../actors/event-table.ts';
import { formOf, storedForm } from '../../actors/stored-form.ts';
import { NewerDataError } from '../../src/kernel/errors.ts';
import { type Minor, minor, ZERO_MINOR } from '../../src/kernel/money.ts';
import { EventCodec } from '../../src/shard/records/event-codec.ts';
import { encodeValue, objectCodec } from '../../src/shard/records/positional-codec.ts';
import { unionCodec, unionMember } from '../../src/shard/records/union-codec.ts';

interface Stop {
  readonly place: string;
}

interface Went {
  readonly type: 'Went';
  readonly player: number;
  readonly stops: readonly Stop[];
}

interface LaterStop extends Stop {
  readonly nights: number;
}

interface LaterWent {
  readonly type: 'Went';
  readonly player: number;
  readonly stops: readonly LaterStop[];
  readonly paidMinor: Minor;
  readonly guide: string | null;
  readonly mates: readonly number[];
}

const STOP = formOf<Stop>()(['place']);
const LATER_STOP = formOf<LaterStop>()(['place'], { later: { nights: 1 } });
const WITHIN = { within: { stops: STOP } };
const LATER_WITHIN = { within: { stops: LATER_STOP } };
const LATER = { later: { paidMinor: ZERO_MINOR, guide: null, mates: [] } } as const;

const FIRST = new EventCodec(
  foldEvents([declareEvent<Went>()('Went', 240, ['player', 'stops'], WITHIN)] as const),
);
const SECOND = new EventCodec(
  foldEvents([
    declareEvent<LaterWent>()('Went', 240, ['player', 'stops'], { ...LATER_WITHIN, ...LATER }),
    declareEvent<{ type: 'Came' }>()('Came', 241, []),
  ] as const),
);

const OLD: Went = { type: 'Went', player: 7, stops: [{ place: 'Rome' }] };
const OLD_AS_READ: LaterWent = {
  ...OLD,
  stops: [{ place: 'Rome', nights: 1 }],
  paidMinor: ZERO_MINOR,
  guide: null,
  mates: [],
};
const NEW: LaterWent = { ...OLD_AS_READ, stops: [{ place: 'Rome', nights: 2 }], guide: 'Ada' };

function record<Event>(event: Event) {
  return { nowMs: 1_767_268_800_000, events: [event] };
}

test('stored form: an event from before its later fields is read with their defaults', (t) => {
  const bytes = FIRST.encode(record(OLD));
  t.strictSame(SECOND.decode(bytes), record(OLD_AS_READ));
  t.same(SECOND.encode(record(OLD_AS_READ)), bytes, 'and is written as it was');
  t.strictSame(SECOND.decode(SECOND.encode(record(NEW))), record(NEW));
  const [first, second] = [0, 1].map(() => SECOND.decode(bytes).events[0] as LaterWent);
  t.not(first?.mates, second?.mates, 'a list is made anew for each');
  t.end();
});

test('stored form: fields up to the last that says something are written, and no more', (t) => {
  const form = storedForm(['a'], { later: { b: 0, c: null, d: [] } });
  t.same(form.fields, ['a', 'b', 'c', 'd']);
  const codec = objectCodec<{ a: number; b: number; c: string | null; d: number[] }>()(['a'], {
    later: { b: 0, c: null, d: [] },
  });
  for (const [value, written] of [
    [{ a: 1, b: 0, c: null, d: [] }, [1]],
    [{ a: 1, b: 2, c: null, d: [] }, [1, 2]],
    [{ a: 1, b: 0, c: 'x', d: [] }, [1, 0, 'x']],
    [{ a: 1, b: 0, c: null, d: [3] }, [1, 0, null, [3]]],
  ] as const) {
    const mutable = { ...value, d: [...value.d] };
    t.same(codec.encode(mutable), encodeValue(written));
    t.strictSame(codec.decode(encodeValue(written)), mutable);
  }
  t.throws(() => codec.encode({ a: 1, b: 0, c: null } as never), { name: 'AssertionError' });
  t.end();
});

test('stored form: what a newer build has added is refused, and says so', (t) => {
  const refused = (event: LaterWent | { type: 'Came' }, message: RegExp) =>
    t.throws(() => FIRST.decode(SECOND.encode(record(event))), { name: 'NewerDataError', message });
  refused(NEW, /^a stored object has a field behind stops, which only a newer build knows: start/);
  refused({ ...NEW, guide: null }, /^a stored object has a member nights, which only/);
  refused({ type: 'Came' }, /^a record holds an event 241, which only a newer build knows/);
  t.equal(
    new NewerDataError('it has legs').of('a row').naming('9.1.0').message,
    'a row: it has legs, which only a newer build knows: start 9.1.0 or a later one',
  );
  t.end();
});

test('stored form: a member of a union and its fields are added likewise', (t) => {
  type Door = { readonly is: 'open'; readonly by: number } | { readonly is: 'shut' };
  type LaterDoor =
    | { readonly is: 'open'; readonly by: number; readonly wide: boolean }
    | { readonly is: 'shut' }
    | { readonly is: 'gone' };
  const door = unionMember<Door>();
  const first = unionCodec<Door>()([door({ is: 'open' }, ['by']), door({ is: 'shut' }, [])]);
  const later = unionMember<LaterDoor>();
  const second = unionCodec<LaterDoor>()([
    later({ is: 'open' }, ['by'], { later: { wide: false } }),
    later({ is: 'shut' }, []),
    later({ is: 'gone' }, []),
  ]);
  const open = { is: 'open', by: 7 } as const;
  t.strictSame(second.decode(first.encode(open)), { ...open, wide: false });
  t.same(second.encode({ ...open, wide: false }), first.encode(open));
  for (const newer of [{ ...open, wide: true }, { is: 'gone' }] as const) {
    t.throws(() => first.decode(second.encode(newer)), NewerDataError);
  }
  t.end();
});

test('stored form: what does not fit the type does not compile', (t) => {
  interface Grown {
    readonly a: number;
    readonly stakeMinor: Minor;
    readonly stop: Stop;
  }
  const form = formOf<Grown>();
  form(['a'], { later: { stakeMinor: minor(5) }, within: { stop: STOP } } as never);
  // @ts-expect-error A field is in no list.
  form(['a', 'stop'], { within: { stop: STOP } });
  // @ts-expect-error A field is in both.
  form(['a', 'stop', 'stakeMinor'], { later: { a: 1 }, within: { stop: STOP } });
  // @ts-expect-error There is no such field.
  form(['a', 'stop', 'stakeMinor', 'b'], { within: { stop: STOP } });
  // @ts-expect-error It is of another type.
  form(['a', 'stop'], { later: { stakeMinor: 'none' }, within: { stop: STOP } });
  // @ts-expect-error It has no unit.
  form(['a', 'stop'], { later: { stakeMinor: 5 }, within: { stop: STOP } });
  // @ts-expect-error It is not said what the object is.
  form(['a', 'stop', 'stakeMinor']);
  // @ts-expect-error An object is no constant.
  form(['a', 'stakeMinor'], { later: { stop: { place: 'Rome' } }, within: { stop: STOP } });
  // @ts-expect-error An event is held to it, too.
  declareEvent<LaterWent>()('Went', 240, ['player', 'stops'], LATER_WITHIN);
  // @ts-expect-error And so is a row.
  objectCodec<Grown>()(['a', 'stop'], { within: { stop: STOP } });
  t.end();
});
