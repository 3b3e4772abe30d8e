import { test } from 'tap';
import { MetricsBoard } from '../../src/operations/metrics-board.ts';

test('metrics board: with no thread heard of, the page is empty', async (t) => {
  t.equal((await new MetricsBoard().exposition()).trim(), '');
});
