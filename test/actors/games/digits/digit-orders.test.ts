import { test } from 'tap';
import { digitOrders, orderCount } from '../../../../actors/games/digits/digit-orders.ts';

test('digit orders: as many as are listed, and each is another', (t) => {
  const rows: readonly (readonly [string, number])[] = [
    ['123', 6],
    ['112', 3],
    ['121', 3],
    ['111', 1],
    ['000', 1],
    ['1123', 12],
    ['1122', 6],
    ['1112', 4],
    ['1234', 24],
    ['0000', 1],
  ];
  for (const [text, count] of rows) {
    const digits = Array.from(text, Number);
    t.equal(orderCount(digits), count, text);
    const orders = digitOrders(digits).map((order) => order.join(''));
    t.equal(new Set(orders).size, count);
    t.equal(orders.length, count, 'however digits repeat, none is listed twice');
  }
  t.end();
});
