/** Takes the result of an errand into the batch that is being decided. */
import { unreachable } from '../../kernel/assert.ts';
import type { ErrandDone } from '../work.ts';
import { takeAccrual } from './accrual-answer.ts';
import { takeChunks, takeScan, takeSeal } from './draw-errands.ts';
import type { HandlerContext } from './handler.ts';
import { settlePayment } from './wallet-handlers.ts';

export function takeErrand(context: HandlerContext, done: ErrandDone): void {
  switch (done.kind) {
    case 'chunksHashed':
      takeChunks(context, done);
      return;
    case 'sealDone':
      takeSeal(context, done);
      return;
    case 'scanDone':
      takeScan(context, done);
      return;
    case 'providerAnswered':
      settlePayment(context, done);
      return;
    case 'accrualAnswered':
      takeAccrual(context, done);
      return;
    default:
      unreachable(done);
  }
}

/** The actor that had the errand out: it may rest until it owes something again. */
export function actorOfErrand(done: ErrandDone): string {
  switch (done.kind) {
    case 'chunksHashed':
      return `chunks:${done.draw}`;
    case 'sealDone':
    case 'scanDone':
      return `instance:${done.draw}`;
    case 'providerAnswered':
      return `payment:${done.player}.${done.number}`;
    case 'accrualAnswered':
      return `order:${done.ordinal}`;
    default:
      return unreachable(done);
  }
}
