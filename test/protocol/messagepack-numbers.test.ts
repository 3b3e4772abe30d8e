import { test } from 'tap';
import { buyTicketsOperation } from '../../src/gateway/socket/purchases.ts';
import { subscribeOperation } from '../../src/gateway/socket/subscribe-operations.ts';
import { CLIENT_CODECS } from '../../src/protocol/client-codec.ts';
import { compileValidator } from '../../src/protocol/validator.ts';

const BUY = compileValidator(buyTicketsOperation.request, 'body');
const SUBSCRIBE = compileValidator(subscribeOperation.request, 'body');
const SAFE_MAX = Number.MAX_SAFE_INTEGER;

const decode = (hex: string): unknown =>
  CLIENT_CODECS['tirage.v1.msgpack'].decode(Uint8Array.from(Buffer.from(hex, 'hex')).buffer);

/** Every encoding of the number, by the specification: those that can hold it. */
function encodingsOf(value: number): string[] {
  const found: string[] = [];
  const put = (token: number, bytes: number, write: (to: Buffer) => void): void => {
    const buffer = Buffer.alloc(1 + bytes);
    buffer[0] = token;
    write(buffer.subarray(1));
    found.push(buffer.toString('hex'));
  };
  if (value >= 0 && value < 128) found.push(Buffer.from([value]).toString('hex'));
  if (value < 0 && value >= -32) found.push(Buffer.from([256 + value]).toString('hex'));
  for (const [i, bytes] of [1, 2, 4].entries()) {
    const size = 2 ** (8 * bytes);
    if (value >= 0 && value < size) put(0xcc + i, bytes, (to) => to.writeUIntBE(value, 0, bytes));
    const fits = value >= -size / 2 && value < size / 2;
    if (fits) put(0xd0 + i, bytes, (to) => to.writeIntBE(value, 0, bytes));
  }
  if (value >= 0) put(0xcf, 8, (to) => to.writeBigUInt64BE(BigInt(value)));
  put(0xd3, 8, (to) => to.writeBigInt64BE(BigInt(value)));
  if (Math.fround(value) === value) put(0xca, 4, (to) => to.writeFloatBE(value));
  put(0xcb, 8, (to) => to.writeDoubleBE(value));
  return found;
}

/** Every encoding of a text that can hold it. */
function textsOf(text: string): string[] {
  const bytes = Buffer.from(text).toString('hex');
  const length = text.length;
  const fixed = length < 32 ? [(0xa0 + length).toString(16)] : [];
  const hex = (digits: number): string => length.toString(16).padStart(digits, '0');
  return [...fixed, `d9${hex(2)}`, `da${hex(4)}`, `db${hex(8)}`].map((head) => head + bytes);
}

test('numbers: every encoding of a safe integer is that integer', (t) => {
  const values = [0, 1, 2, 31, 32, 100, 127, 128, 255, 256, 65_535, 65_536, 2 ** 31, 2 ** 32];
  values.push(2 ** 32 + 1, 2 ** 40, SAFE_MAX - 1, SAFE_MAX, -1, -2, -32, -33, -128, -129);
  values.push(-32_769, -(2 ** 31), -(2 ** 31) - 1, -(2 ** 40), -SAFE_MAX);
  for (const value of values) {
    const encodings = encodingsOf(value);
    t.ok(encodings.length >= 2, `${value}: ${encodings.length} encodings`);
    for (const hex of encodings) t.equal(decode(hex), value, hex);
  }
  t.end();
});

test('numbers: an operation is the same whatever its numbers and keys are encoded as', (t) => {
  const text = (value: string): string => textsOf(value)[0] ?? '';
  const wanted = { id: 7, op: 'buyTickets', drawId: 'dr_0000001', quickPick: 2 };
  const heads = ['84', 'de0004', 'df00000004'];
  for (const head of heads) {
    for (const key of textsOf('quickPick')) {
      for (const id of encodingsOf(7)) {
        for (const count of encodingsOf(2)) {
          const rest = `${text('op')}${text('buyTickets')}${text('drawId')}${text('dr_0000001')}`;
          const message = decode(`${head}${text('id')}${id}${rest}${key}${count}`);
          t.equal(JSON.stringify(message), JSON.stringify(wanted));
          t.ok(BUY.accepts(message), `${key} ${id} ${count}`);
        }
      }
    }
  }
  for (const number of encodingsOf(3)) {
    const rest = `${text('op')}${text('buyTickets')}${text('drawId')}${text('dr_0000001')}`;
    const message = decode(`84${text('id')}01${rest}${text('selections')}9191${number}`);
    t.ok(BUY.accepts(message), `a number of a selection: ${number}`);
  }
  t.end();
});

test('numbers: what no double holds exactly is refused with its bound', (t) => {
  const beyond = ['cf0020000000000000', 'cf0020000000000001', 'cfffffffffffffffff'];
  beyond.push('d30020000000000001', 'cb4340000000000000', 'ca5f800000');
  for (const hex of beyond) {
    const sequence = decode(hex);
    t.equal(typeof sequence, 'number', hex);
    const message = { id: 1, op: 'subscribe', topic: 'me', from: { epoch: 'a', sequence } };
    t.notOk(SUBSCRIBE.accepts(message));
    t.match(SUBSCRIBE.explain(message, false), [
      { pointer: '/from/sequence', message: `must be <= ${SAFE_MAX}` },
    ]);
  }
  for (const hex of [
    'cb7ff8000000000000',
    'cb7ff0000000000000',
    'cb4000000000000001',
    'ca40200000',
  ]) {
    const message = { id: 1, op: 'buyTickets', drawId: 'dr_0000001', quickPick: decode(hex) };
    t.notOk(BUY.accepts(message), `${hex} is no integer`);
  }
  t.end();
});
