import { test } from 'tap';
import { outgoingMessage } from '../../src/outbox/outgoing-message.ts';

const ORIGIN = { engineId: 'e'.repeat(32), shard: 1, forebears: [] };
const PLACED = {
  sequence: 5,
  event: 2,
  index: 0,
  atMs: 0x017f22e279b0,
  subject: 'draw.v1.open',
  body: { drawId: 'dr_0000002' },
};

test('outgoing message: one id for ever, and another for every other place', (t) => {
  const { id } = outgoingMessage(ORIGIN, PLACED);
  t.equal(id, '017f22e2-79b0-78f2-80e2-999c5b297438', 'frozen: a repeat must not become new');
  const others = [
    outgoingMessage({ ...ORIGIN, shard: 2 }, PLACED),
    outgoingMessage({ ...ORIGIN, engineId: 'f'.repeat(32) }, PLACED),
    outgoingMessage(ORIGIN, { ...PLACED, sequence: 6 }),
    outgoingMessage(ORIGIN, { ...PLACED, event: 3 }),
    outgoingMessage(ORIGIN, { ...PLACED, index: 1 }),
  ].map((message) => message.id);
  t.equal(new Set([id, ...others]).size, 6);
  t.end();
});

test('outgoing message: of a record from before a restore, it is the one of its engine', (t) => {
  const [first, second] = ['a'.repeat(32), 'b'.repeat(32)];
  const own = (engineId: string) => outgoingMessage({ ...ORIGIN, engineId }, PLACED);
  const restored = (lastSequences: readonly (readonly number[])[]) => {
    const [engineIds, sequences] = [[first, second], lastSequences];
    const forebears = sequences.map((last, index) => {
      return { engineId: engineIds[index] ?? '', lastSequences: last };
    });
    return outgoingMessage({ ...ORIGIN, forebears }, PLACED);
  };
  t.same(restored([[1, 5]]), own(first), 'the last record that the first one made');
  t.equal(own(first).headers['tirage-engine'], first);
  t.same(restored([[9, 4]]), own(ORIGIN.engineId), 'the first record that it did not make');
  t.same(
    restored([
      [1, 4],
      [1, 5],
    ]),
    own(second),
    'restored twice',
  );
  t.same(restored([[9]]), own(ORIGIN.engineId), 'its shard was added later');
  t.same(restored([[9], [1, 5]]), own(second), 'by the second one');
  t.end();
});

test('outgoing message: headers carry id, version, place and a trace of its own', (t) => {
  const { id, headers, subject, body } = outgoingMessage(ORIGIN, PLACED);
  t.match(headers, { uuid: id, version: '1', 'tirage-position': '1.5.2.0' });
  const trace = id.replaceAll('-', '');
  t.match(headers.traceparent, new RegExp(`^00-${trace}-(?!0{16})[0-9a-f]{16}-01$`));
  t.same({ subject, body }, { subject: PLACED.subject, body: PLACED.body });
  t.end();
});
