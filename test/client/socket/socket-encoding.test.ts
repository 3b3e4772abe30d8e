import fc from 'fast-check';
import { test } from 'tap';
import { SOCKET_ENCODINGS } from '../../../client/src/socket/socket-encoding.ts';
import { CLIENT_CODECS, type SubProtocol } from '../../../src/protocol/client-codec.ts';

const operations = fc.record(
  {
    id: fc.string({ minLength: 1, maxLength: 64 }),
    op: fc.constant('buyTickets'),
    drawId: fc.string(),
    selections: fc.array(fc.array(fc.nat(90), { maxLength: 8 }), { maxLength: 8 }),
    stakeMinor: fc.maxSafeInteger(),
  },
  { noNullPrototype: true },
);

test('socket encoding: the engine reads the client, and the client the engine', (t) => {
  for (const { subProtocol, encode, decode } of Object.values(SOCKET_ENCODINGS)) {
    const codec = CLIENT_CODECS[subProtocol as SubProtocol];
    fc.assert(
      fc.property(fc.array(operations, { minLength: 1, maxLength: 5 }), (all) => {
        const [first] = all;
        const sent = encode(first);
        t.equal(typeof sent !== 'string', codec.isBinary);
        const bytes = typeof sent === 'string' ? Buffer.from(sent) : sent;
        t.same(codec.decode(Uint8Array.from(bytes).buffer), first);
        const frame = codec.encodeFrame(all);
        const data = typeof frame === 'string' ? frame : Uint8Array.from(frame).buffer;
        t.same(decode(data), all.length === 1 ? first : all);
      }),
    );
  }
  t.throws(() => SOCKET_ENCODINGS.json.decode('{'));
  t.end();
});
