import { test } from 'tap';
import { ticketIdOf } from '../../../src/fairness/verifier/ticket-id.ts';
import { drawNo, formatDrawId, formatTicketId } from '../../../src/kernel/ids.ts';

test("verifier ticket id: it is the engine's, from the least place to the greatest", (t) => {
  const UINT32_MAX = 2 ** 32 - 1;
  for (const draw of [1, 31, 32, 99_999, UINT32_MAX].map(drawNo)) {
    for (const shard of [0, 1, 31, 32, 1_023]) {
      for (const index of [0, 1, 1_023, 1_024, UINT32_MAX]) {
        const due = formatTicketId({ draw, shard, ordinal: index });
        t.equal(ticketIdOf({ drawId: formatDrawId(draw), shard, index }), due);
      }
    }
  }
  t.end();
});
