/** Takes what shards tell each other of limited picks. */
import type { Decision } from '../../../actors/decider.ts';
import type { ShardEvent } from '../../../actors/events.ts';
import type { PickMail } from '../../../actors/mail/pick-mail.ts';
import { decideGivePicks, decideRecallPicks } from '../../../actors/pick-limit/decide-pick-book.ts';
import { decideAskPicks, decideReturnPicks } from '../../../actors/pick-limit/decide-pick-desk.ts';
import { unreachable } from '../../kernel/assert.ts';
import type { HandlerContext } from './handler.ts';

export function decidePickMail(
  { state, stamp }: HandlerContext,
  from: number,
  mail: PickMail,
): Decision<ShardEvent> {
  switch (mail.message) {
    case 'AskPicks':
      return decideAskPicks(state, mail, from);
    case 'GivePicks':
      return decideGivePicks(state, mail, stamp);
    case 'RecallPicks':
      return decideRecallPicks(state, mail, from, stamp);
    case 'ReturnPicks':
      return decideReturnPicks(state, mail, from);
    default:
      return unreachable(mail);
  }
}
