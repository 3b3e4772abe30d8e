/** Takes the result of an errand into the batch that is being decided. */
import { unreachable } from '../../kernel/assert.ts';
import type { ErrandDone } from '../work.ts';
import { takeAccrual } from './accrual-answer.ts';
import { takeChunks, takeScan, takeSeal } from './draw-errands.ts';
import type { HandlerContext } from './handler.ts';
import { settlePayment } from './wallet-handlers.ts';

/** Returns the actor that had the errand out: it may rest, until it owes something again. */
export function takeErrand(context: HandlerContext, done: ErrandDone): string {
  switch (done.kind) {
    case 'chunksHashed':
      takeChunks(context, done);
      return `chunks:${done.draw}`;
    case 'sealDone':
      takeSeal(context, done);
      return `instance:${done.draw}`;
    case 'scanDone':
      takeScan(context, done);
      return `instance:${done.draw}`;
    case 'providerAnswered':
      settlePayment(context, done);
      return `payment:${done.player}.${done.number}`;
    case 'accrualAnswered':
      takeAccrual(context, done);
      return `order:${done.ordinal}`;
    default:
      return unreachable(done);
  }
}
