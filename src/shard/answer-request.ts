/** A request's answer, addressed to who asked. It leaves once its batch is durable. */
import type { HandlerContext } from './handlers/handler.ts';
import { handleRequest } from './handlers/handlers.ts';
import { classOf } from './operation-class.ts';
import type { AddressedAnswer, RequestWork } from './work.ts';

const DISK_FULL = { ok: false, code: 'diskFull', detail: null } as const;

/** Without room on the disk only reads are served. */
export function answerRequest(
  context: HandlerContext,
  { op, request, replyTo }: RequestWork,
  hasRoom: boolean,
): AddressedAnswer {
  const { peer, correlation } = replyTo;
  if (!hasRoom && classOf(op) !== 'read') return { peer, correlation, op, answer: DISK_FULL };
  const result = handleRequest(context, op, request);
  if (result.kind === 'rejected') {
    const answer = { ok: false, code: result.code, detail: result.detail ?? null } as const;
    return { peer, correlation, op, answer };
  }
  const answer = { ok: true, reply: result.reply, replayed: result.replayed } as const;
  return { peer, correlation, op, answer };
}
