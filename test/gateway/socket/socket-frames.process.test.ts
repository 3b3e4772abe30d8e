import { test } from 'tap';
import { CLOSE_CODES } from '../../../src/protocol/close-codes.ts';
import { WebSocketClient } from '../../support/network/web-socket-client.ts';
import { OPCODES, writeFrame } from '../../support/network/web-socket-frames.ts';
import { SeededRandom } from '../../support/sources/seeded-random.ts';
import { withBusiness } from '../support/business-server.ts';
import { rawRequest, sendRaw } from '../support/raw-client.ts';
import { SocketPlayer } from './socket-player.ts';

const MALFORMED = { code: CLOSE_CODES.messageMalformed, reason: 'messageMalformed' };
const JSON_PROTOCOL = 'tirage.v1.json';
const PACK_PROTOCOL = 'tirage.v1.msgpack';

/** More of them behind a setting, for a night. */
const FUZZ_FRAMES = Number(process.env.FUZZ_FRAMES ?? 10_000);

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

test(
  'upgrade: a sub-protocol, an origin, a token and a whole head are asked for',
  withBusiness({}, async (t, { port }) => {
    const refused = async (
      wanted: object,
      options: Parameters<typeof WebSocketClient.connect>[1],
    ): Promise<void> => {
      const { answer } = await WebSocketClient.connect(port, options);
      t.match(JSON.parse(answer.body), wanted, JSON.stringify(options));
      t.match(answer.head, /content-type: application\/problem\+json/i);
      t.match(answer.head, /x-content-type-options: nosniff/);
    };
    const unknown = { status: 400, code: 'subProtocolUnsupported' };
    await refused(unknown, { protocol: '' });
    await refused(unknown, { protocol: 'tirage.v2.json, chat' });
    await refused(
      { status: 403, code: 'originForbidden' },
      { headers: { origin: 'https://evil' } },
    );
    await refused(
      { status: 403 },
      { headers: { origin: `http://127.0.0.1:${port}.evil.example` } },
    );
    await refused({ status: 403 }, { headers: { origin: 'null' } });
    await refused({ status: 401 }, { headers: { authorization: 'Basic x' } });
    await refused({ status: 400 }, { headers: { 'Content-Length': '5' } });

    for (const origin of ['https://play.example', `http://127.0.0.1:${port}`]) {
      const { answer } = await WebSocketClient.connect(port, { headers: { origin } });
      t.equal(answer.status, 101, origin);
    }
    const offered = await WebSocketClient.connect(port, { protocol: `chat, ${PACK_PROTOCOL}` });
    t.match(offered.answer.head, /sec-websocket-protocol: tirage\.v1\.msgpack\r/i);
    const url = `http://127.0.0.1:${port}/v1/socket`;
    for (const method of ['GET', 'HEAD', 'POST', 'OPTIONS']) {
      const plain = await fetch(url, { method });
      t.equal(plain.status, 426, `a ${method} that is no upgrade`);
      t.equal(plain.headers.get('upgrade'), 'websocket');
    }
  }),
);

test(
  'upgrade: the handshake is that of RFC 6455, whatever its letters',
  withBusiness({}, async (t, { port }) => {
    const handshake = {
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Protocol': JSON_PROTOCOL,
    };
    const statusOf = async (change: Record<string, string>): Promise<string> => {
      const headers = { ...handshake, ...change };
      const given = Object.entries(headers).filter(([, value]) => value !== '');
      const request = rawRequest('GET', '/v1/socket', Object.fromEntries(given));
      return (await sendRaw(port, [request], { waitMs: 3_000 })).text;
    };
    for (const fits of [
      {},
      { Connection: 'keep-alive, UPGRADE' },
      { Connection: 'close, Upgrade' },
      { Upgrade: 'WebSocket' },
      { Upgrade: 'h2c, websocket' },
    ]) {
      t.match(await statusOf(fits), /^HTTP\/1\.1 101 /, JSON.stringify(fits));
    }
    for (const version of ['8', '12', '14', '013', '13, 8', '']) {
      const text = await statusOf({ 'Sec-WebSocket-Version': version });
      t.match(text, /^HTTP\/1\.1 426 /, `version ${version}`);
      t.match(text, /\r\nsec-websocket-version: 13\r\n/);
      t.match(text, /\r\nupgrade: websocket\r\n/);
    }
    for (const unfit of [
      { Connection: '' },
      { Connection: 'keep-alive' },
      { Connection: 'upgraded' },
      { Upgrade: '' },
      { Upgrade: 'h2c' },
      { 'Sec-WebSocket-Key': '' },
    ]) {
      t.match(await statusOf(unfit), /^HTTP\/1\.1 426 /, JSON.stringify(unfit));
    }
    for (const key of ['dGhlIHNhbXBsZSBub25jZ===', 'dGhlIHNhbXBsZSBub25jZQ=!', 'a'.repeat(24)]) {
      t.match(await statusOf({ 'Sec-WebSocket-Key': key }), /^HTTP\/1\.1 400 /, key);
    }
    // The name of a header has no case: these stand twice.
    const second = handshake['Sec-WebSocket-Key'];
    t.match(await statusOf({ 'sec-websocket-key': second }), /^HTTP\/1\.1 400 /);
    t.match(await statusOf({ 'sec-websocket-version': '13' }), /^HTTP\/1\.1 426 /);
    // A list may stand on several lines.
    t.match(await statusOf({ 'sec-websocket-protocol': 'chat' }), /^HTTP\/1\.1 101 /);
  }),
);

test(
  'upgrade: a token that is not known yet is verified by the socket, and what comes waits for it',
  withBusiness({}, async (t, business) => {
    const { port } = business;
    const drawId = await business.draw({ closesInS: 3_600, resultsInS: 7_200 });
    for (const headers of [{}, { Connection: 'close, Upgrade' }]) {
      const { accessToken: token } = await business.player(100);
      const player = await SocketPlayer.connect(port, { token, headers });
      t.match(await player.ask({ op: 'buyTickets', drawId, quickPick: 1 }), { ok: true });
      const again = await SocketPlayer.connect(port, { token });
      const second = { id: 'second', op: 'buyTickets', drawId, quickPick: 1 };
      t.match(await again.ask(second), { code: 'balanceTooLow' });
    }
    const forged = await WebSocketClient.connect(port, { headers: { authorization: 'Bearer x' } });
    t.equal(forged.answer.status, 101);
    forged.send('{"id":1,"op":"ping"}');
    t.equal((await forged.untilClosed()).code, CLOSE_CODES.authenticationFailed);
  }),
);

test(
  'frames: what is no message closes the socket',
  withBusiness({}, async (t, { port }) => {
    const deep = `${'['.repeat(9)}${']'.repeat(9)}`;
    const texts = ['', '{', 'null', '7', '"x"', '[]', '[1]', '{}', '{"id":""}', '{"id":1.5}', deep];
    texts.push(
      '{"id":null,"op":"ping"}',
      '{"id":"a b"}',
      `{"id":"${'x'.repeat(65)}"}`,
      '[[{"id":1}]]',
      '{"id":1,"op":"ping","id":2}',
      '{"id":1,"op":"ping","op":"unsubscribe"}',
    );
    for (const text of texts) {
      const client = await WebSocketClient.connect(port, { protocol: JSON_PROTOCOL });
      client.send(text);
      t.same(await client.untilClosed(), MALFORMED, text);
    }
    const packs: Readonly<Record<string, Uint8Array>> = {
      nothing: bytes(),
      nil: bytes(0xc0),
      'never used': bytes(0xc1),
      'an array of four billion': bytes(0xdd, 255, 255, 255, 255),
      'a map of four billion': bytes(0xdf, 255, 255, 255, 255),
      'a text that ends early': bytes(0x81, 0xa2, 105, 100, 0xd9, 200, 1),
      'a record': bytes(0xd4, 0x72, 0x40, 0x91, 0xa2, 105, 100, 1),
      'an extension': bytes(0x81, 0xa2, 105, 100, 0xd6, 0xff, 0, 0, 0, 0),
      'bytes for an id': bytes(0x81, 0xa2, 105, 100, 0xc4, 1, 1),
      'a number for a key': bytes(0x81, 0x01, 0x01),
      'one value too many': bytes(0x81, 0xa2, 105, 100, 0x01, 0x01),
      'two ids': bytes(0x82, 0xa2, 105, 100, 0x01, 0xa2, 105, 100, 0x02),
      'sixty arrays': bytes(...Array<number>(60).fill(0x91), 0xc0),
    };
    for (const [name, pack] of Object.entries(packs)) {
      const client = await WebSocketClient.connect(port, { protocol: PACK_PROTOCOL });
      client.send(pack);
      t.same(await client.untilClosed(), MALFORMED, name);
    }
    const binary = await WebSocketClient.connect(port, { protocol: JSON_PROTOCOL });
    binary.send(Buffer.from('{"id":1,"op":"ping"}'));
    t.same(await binary.untilClosed(), MALFORMED, 'a binary frame on JSON');
    const text = await WebSocketClient.connect(port, { protocol: PACK_PROTOCOL });
    text.send('{"id":1,"op":"ping"}');
    t.same(await text.untilClosed(), MALFORMED, 'a text frame on MessagePack');
    const many = await SocketPlayer.connect(port);
    many.send(Array.from({ length: 65 }, (_, id) => ({ id, op: 'ping' })));
    t.equal((await many.client.untilClosed()).code, CLOSE_CODES.operationsTooMany);
  }),
);

test(
  'frames: fragments are put together, and what breaks the protocol or is too large is cut',
  withBusiness({}, async (t, { port }) => {
    const whole = await WebSocketClient.connect(port);
    const ping = Buffer.from('{"id":1,"op":"ping"}');
    whole.sendFrame({ opcode: OPCODES.text, payload: ping.subarray(0, 5), isLast: false });
    whole.sendFrame({ opcode: OPCODES.ping, payload: Buffer.from('in between') });
    whole.sendFrame({ opcode: OPCODES.more, payload: ping.subarray(5, 9), isLast: false });
    whole.sendFrame({ opcode: OPCODES.more, payload: ping.subarray(9) });
    t.match(JSON.parse(String(await whole.nextFrame())), { id: 1, ok: true });
    for (const byte of writeFrame({ opcode: OPCODES.text, payload: ping })) {
      whole.sendBytes(bytes(byte));
      await new Promise((resolve) => setImmediate(resolve));
    }
    t.match(JSON.parse(String(await whole.nextFrame())), { id: 1, ok: true }, 'byte by byte');

    const cut = async (name: string, send: (client: WebSocketClient) => void): Promise<void> => {
      const client = await WebSocketClient.connect(port);
      send(client);
      const { code } = await client.untilClosed();
      t.ok(code === 1006 || code === 1002 || code === 1007 || code === 1009, `${name}: ${code}`);
    };
    const large = Buffer.alloc(16_385, 0x20);
    await cut('one byte too many', (client) => client.send(large.toString()));
    await cut('too many in fragments', (client) => {
      client.sendFrame({ opcode: OPCODES.text, payload: large.subarray(0, 9_000), isLast: false });
      client.sendFrame({ opcode: OPCODES.more, payload: large.subarray(0, 9_000) });
    });
    // The library takes the first four bytes for a mask, so nothing that was meant is obeyed.
    const bare = await WebSocketClient.connect(port);
    const unmasked = writeFrame({ opcode: OPCODES.text, payload: ping, isMasked: false });
    for (let i = 0; i < 10; i += 1) bare.sendBytes(unmasked);
    await bare.untilClosed();
    t.equal(bare.frameCount, 0, 'not masked');
    await cut('text that is no UTF-8', (client) =>
      client.sendFrame({ opcode: OPCODES.text, payload: bytes(0xff, 0xfe) }),
    );
    await cut('an opcode that is none', (client) => client.sendFrame({ opcode: 3, payload: ping }));
    const padded = `${' '.repeat(16_384 - ping.length)}${ping.toString()}`;
    const full = await WebSocketClient.connect(port);
    full.send(padded);
    t.match(JSON.parse(String(await full.nextFrame())), { id: 1, ok: true }, 'just as large');
  }),
);

/** A frame that may be anything: noise, or a message with noise in it. */
function randomFrame(random: SeededRandom): Buffer {
  const below = (count: number): number => random.uint32() % count;
  const opcodes = [0, 1, 1, 1, 2, 2, 2, 3, 8, 9, 10, 11];
  const opcode = opcodes[below(opcodes.length)] ?? 1;
  const isControl = opcode >= 8;
  let payload = Buffer.from(random.bytes(below(isControl ? 126 : 200)));
  if (below(2) === 0) {
    const texts = [
      '{"id":1,"op":"buyTickets","drawId":"dr_0000001","quickPick":1}',
      '[{"id":1,"op":"subscribe","topic":"draw.dr_0000001"},{"id":2,"op":"ping"}]',
      '{"id":"x","op":"authenticate","token":"a.b.c"}',
      '{"id":3,"op":"subscribe","topic":"me","from":{"epoch":"x","sequence":1}}',
    ];
    payload = Buffer.from(texts[below(texts.length)] ?? '');
    for (let i = below(4); i > 0; i -= 1) payload[below(payload.length)] = 32 + below(95);
  }
  const frame = { opcode, payload, isLast: below(20) > 0, isMasked: below(50) > 0 };
  return writeFrame(frame);
}

test(
  'frames: ten thousand random ones end no process, and the others are served',
  withBusiness({}, async (t, { port }) => {
    const seed = Number(process.env.FUZZ_SEED ?? 7);
    const random = new SeededRandom(seed);
    t.comment(`seed ${seed}`);
    let client: WebSocketClient | undefined;
    let socketCount = 0;
    for (let sent = 0; sent < FUZZ_FRAMES; sent += 1) {
      if (client === undefined || client.closed !== undefined) {
        const protocol = random.uint32() % 2 === 0 ? JSON_PROTOCOL : PACK_PROTOCOL;
        client = await WebSocketClient.connect(port, { protocol });
        socketCount += 1;
      }
      client.sendBytes(randomFrame(random));
      if (sent % 4 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    t.ok(socketCount > 100, `${socketCount} sockets`);
    const player = await SocketPlayer.connect(port);
    t.match(await player.ask({ op: 'ping' }), { ok: true }, 'the server lives');
  }),
);
