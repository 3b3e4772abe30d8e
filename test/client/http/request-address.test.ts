import { test } from 'tap';
import { requestAddress } from '../../../client/src/http/request-address.ts';

test('request address: parameters and query are in their places, and stay there', (t) => {
  t.equal(requestAddress('/v1/me'), '/v1/me');
  t.equal(requestAddress('/v1/draws/{id}/tickets', { id: 'dr_1' }), '/v1/draws/dr_1/tickets');
  t.equal(requestAddress('/v1/draws/{id}', { id: '../me?a#b' }), '/v1/draws/..%2Fme%3Fa%23b');
  const query = { limit: 5, after: undefined, state: 'a&b' };
  t.equal(requestAddress('/v1/draws', {}, query), '/v1/draws?limit=5&state=a%26b');
  t.equal(requestAddress('/v1/draws', {}, { after: undefined }), '/v1/draws');
  for (const id of [undefined, '']) {
    t.throws(() => requestAddress('/v1/draws/{id}', { id }), /needs id/);
  }
  t.end();
});
