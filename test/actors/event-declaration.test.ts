import { test } from 'tap';
import { declareEvent } from '../../actors/event-declaration.ts';

interface LampLit {
  readonly type: 'LampLit';
  readonly lamp: number;
  readonly atMs: number;
}

test('event declaration: it says what it was given, and no more', (t) => {
  const evolve = () => undefined;
  const declared = declareEvent<LampLit>()('LampLit', 7, ['lamp', 'atMs'], { evolve });
  const { type, number, fields, tell } = declared;
  t.same({ type, number, fields, tell }, { type: 'LampLit', number: 7, fields: ['lamp', 'atMs'] });
  t.equal(declared.evolve, evolve);
  t.end();
});

test('event declaration: what does not fit the type of the event is no declaration', (t) => {
  // @ts-expect-error A field is missing.
  declareEvent<LampLit>()('LampLit', 7, ['lamp']);
  // @ts-expect-error There is no such field.
  declareEvent<LampLit>()('LampLit', 7, ['lamp', 'atMs', 'colour']);
  // @ts-expect-error It has another name.
  declareEvent<LampLit>()('LampPut', 7, ['lamp', 'atMs']);
  t.pass('proven by the compiler');
  t.end();
});
