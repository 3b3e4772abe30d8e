import fc from 'fast-check';
import { test } from 'tap';
import { PreparedHead } from '../../../src/gateway/http/prepared-head.ts';
import { RequestIds } from '../../../src/gateway/http/request-id.ts';
import { rawRequest, sendRaw } from '../support/raw-client.ts';
import { startTestServer } from '../support/test-server.ts';

const LINES = '\r\ncache-control: no-store\r\nx-a: b';
const NUMBER_MAX = 36 ** 9 - 1;

test('prepared head: only the id differs, whichever was written before', (t) => {
  const ids = new RequestIds();
  const prepared = new PreparedHead(ids, LINES);
  const number = fc.oneof(fc.integer({ min: 1, max: NUMBER_MAX }), fc.nat(2_000));
  fc.assert(
    fc.property(fc.array(number, { minLength: 1, maxLength: 5 }), (numbers) =>
      numbers.every(
        (one) => Buffer.from(prepared.of(one)).toString('latin1') === ids.textOf(one) + LINES,
      ),
    ),
  );
  t.end();
});

test('prepared head: each request of ours has a name, and it is sane', (t) => {
  const ids = new RequestIds();
  const names = Array.from({ length: 100 }, () => ids.textOf(ids.numberOf('')));
  t.equal(new Set(names).size, 100);
  for (const name of names) t.equal(ids.numberOf(name), 0, 'what we give we take');
  t.not(ids.numberOf('a"<script>'), 0, 'an odd name is not taken');
  t.end();
});

test('prepared head: an answer is the same whether or not its client named it', async (t) => {
  const { port } = await startTestServer(t);
  const answerTo = async (lines: string): Promise<string> => {
    const head = rawRequest('GET', '/list').replace('\r\n\r\n', `\r\n${lines}\r\n`);
    const { text } = await sendRaw(port, [lines === '' ? rawRequest('GET', '/list') : head]);
    return text
      .replace(/x-request-id: [\w.-]+/, 'x-request-id: some')
      .replace(/Date: [^\r]+/, 'Date: now');
  };
  const named = await answerTo('x-request-id: my-request.1\r\n');
  t.match(named, /^HTTP\/1\.1 200 OK\r\nx-request-id: some\r\ncache-control: no-store\r\n/);
  for (let i = 0; i < 3; i += 1) t.equal(await answerTo(''), named);
});
