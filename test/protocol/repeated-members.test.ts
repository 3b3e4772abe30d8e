import { pack } from 'msgpackr';
import { test } from 'tap';
import { ProtocolError } from '../../src/kernel/errors.ts';
import { CLIENT_CODECS } from '../../src/protocol/client-codec.ts';
import { repeatsMember } from '../../src/protocol/repeated-members.ts';
import { SeededRandom } from '../support/sources/seeded-random.ts';

const repeats = (text: string): boolean => repeatsMember(text, JSON.parse(text));

test('repeated members: found at any depth, however the name is spelt', (t) => {
  for (const text of [
    '{"login":"a","login":"b"}',
    '{"login":"a","log\\u0069n":"a"}',
    '{"a":{"b":1,"b":1}}',
    '[{"a":1},{"a":1,"a":2}]',
    '{"a":1,"a":{"b":1}}',
    '{"a":{"b":1},"a":{"c":1}}',
    '{"a:":":","a:":"::"}',
    '{"__proto__":1,"__proto__":2}',
    '{"":1,"":1}',
  ]) {
    t.ok(repeats(text), text);
  }
  t.end();
});

test('repeated members: none in values that name each member once', (t) => {
  for (const text of [
    ...['{}', '[]', 'null', '":"', '"a\\":\\"b"', '0', '[[1,2],[3]]', '{"__proto__":1}'],
    '{"a":{"a":{"a":1}}}',
    '[{"a":1},{"a":1}]',
    '{"at":"2026-01-01T00:00:00Z","a\\":":"\\\\","b":[{"c":":"}]}',
  ]) {
    t.notOk(repeats(text), text);
  }
  const random = new SeededRandom(3);
  const anyValue = (depth: number): unknown => {
    const kind = random.uint32() % (depth === 0 ? 2 : 4);
    if (kind === 0) return random.uint32();
    if (kind === 1) return [':', '"', '\\":', 'a'][random.uint32() % 4];
    const members = Array.from({ length: random.uint32() % 4 }, () => anyValue(depth - 1));
    if (kind === 2) return members;
    return Object.fromEntries(members.map((member, i) => [`${i}:"`, member]));
  };
  for (let i = 0; i < 2_000; i += 1) {
    const value = anyValue(5);
    t.notOk(repeats(JSON.stringify(value)));
    const packed = Uint8Array.from(pack(value));
    t.same(CLIENT_CODECS['tirage.v1.msgpack'].decode(packed.buffer), value);
  }
  t.end();
});

test('repeated members: a frame of either kind that holds some is no message', (t) => {
  const json = '[{"id":1,"op":"ping"},{"id":2,"op":"ping","op":"unsubscribe"}]';
  const text = Uint8Array.from(Buffer.from(json));
  t.throws(() => CLIENT_CODECS['tirage.v1.json'].decode(text.buffer), ProtocolError);
  // {id: 1, op: "ping", id: 2}, alone and in a list, which the decoder would take.
  const map = [0x83, 0xa2, 0x69, 0x64, 1, 0xa2, 0x6f, 0x70, 0xa4, ...Buffer.from('ping')];
  const twice = [...map, 0xa2, 0x69, 0x64, 2];
  const once = [...map, 0xa2, 0x69, 0x65, 2];
  const { decode } = CLIENT_CODECS['tirage.v1.msgpack'];
  for (const before of [[], [0x91], [0x81, 0xa1, 0x61]]) {
    t.throws(() => decode(Uint8Array.of(...before, ...twice).buffer), ProtocolError);
    t.doesNotThrow(() => decode(Uint8Array.of(...before, ...once).buffer));
  }
  t.end();
});
