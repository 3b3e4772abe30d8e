import { test } from 'tap';
import { UnansweredError } from '../../../client/src/http/unanswered-error.ts';

test('unanswered error: it has the status of a proxy, or the cause of the silence', (t) => {
  const cause = new TypeError('fetch failed');
  t.match(new UnansweredError('GET /: no answer', { cause }), { status: undefined, cause });
  t.match(new UnansweredError('GET /: 502 of a proxy', { status: 502 }), { status: 502 });
  t.ok(new UnansweredError('lost') instanceof Error);
  t.end();
});
