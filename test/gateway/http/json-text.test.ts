import { test } from 'tap';
import { JsonText } from '../../../src/gateway/http/json-text.ts';

test('JSON text: a list is what one go would have written', (t) => {
  const items = [{ number: '1', status: 'NEW' }, { number: '"2"' }, { number: 'ß' }];
  const written = items.map((item) => JSON.stringify(item));
  t.equal(JsonText.list(written).text, JSON.stringify(items));
  t.equal(JsonText.list([]).text, '[]');
  t.end();
});
