import { test } from 'tap';
import { headerLines, statusLine } from '../../../src/gateway/http/response-headers.ts';

test('headers: nothing breaks out of its line', (t) => {
  t.equal(headerLines({ 'x-a': 'b', 'x-c': 'd e' }), '\r\nx-a: b\r\nx-c: d e');
  for (const value of ['a\r\nb: c', 'a\nb', 'a\rb', 'a\0', 'é']) {
    t.throws(() => headerLines({ 'x-a': value }));
  }
  for (const name of ['', 'X-A', 'x a', 'x:', 'x\r\n'])
    t.throws(() => headerLines({ [name]: 'a' }));
  t.end();
});

test('headers: a status has its reason', (t) => {
  for (const line of ['201 Created', '418 Status', '201 Created']) {
    t.equal(Buffer.from(statusLine(Number(line.slice(0, 3)))).toString(), line);
  }
  t.end();
});
