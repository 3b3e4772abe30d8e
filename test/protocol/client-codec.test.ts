import { test } from 'tap';
import { ProtocolError } from '../../src/kernel/errors.ts';
import { CLIENT_CODECS, SUB_PROTOCOLS } from '../../src/protocol/client-codec.ts';

function frameOf(encoded: string | Uint8Array): ArrayBuffer {
  return Uint8Array.from(Buffer.from(encoded as Uint8Array)).buffer;
}

test('client codecs: the same messages in both', (t) => {
  const messages = [
    { id: 1, ok: true, tickets: [{ ticketId: 'tk_1', selection: [1, 64, 127, 128] }] },
    [{ id: 'a' }, { id: 9_007_199_254_740_991, delta: { poolMinor: 4_294_967_296, x: null } }],
    { id: -1, text: 'é€😀', nested: { deep: [[[1]]] }, yes: true },
  ];
  for (const name of SUB_PROTOCOLS) {
    const codec = CLIENT_CODECS[name];
    for (const message of messages) {
      const encoded = codec.encode(message);
      t.equal(typeof encoded === 'string', !codec.isBinary);
      const decoded = codec.decode(frameOf(encoded));
      // Maps that were decoded have no prototype to compare.
      t.equal(JSON.stringify(decoded), JSON.stringify(message), name);
    }
    t.throws(() => codec.decode(new ArrayBuffer(0)), ProtocolError);
  }
  t.end();
});

test('client codecs: a name of the language is a name like any other', (t) => {
  const json = CLIENT_CODECS['tirage.v1.json'];
  const text = '{"__proto__":{"admin":true},"constructor":1,"id":1}';
  const decoded = json.decode(frameOf(text)) as Record<string, unknown>;
  t.notOk('admin' in decoded);
  const pack = CLIENT_CODECS['tirage.v1.msgpack'];
  const key = Buffer.from('__proto__');
  const bytes = Buffer.concat([
    Buffer.from([0x81, 0xa0 + key.length]),
    key,
    Buffer.from([0x81, 0xa1, 97, 1]),
  ]);
  const unpacked = pack.decode(frameOf(bytes)) as Record<string, unknown>;
  t.notOk('a' in unpacked, 'no prototype was set');
  t.notOk('a' in {}, 'least of all for everybody');
  t.end();
});
