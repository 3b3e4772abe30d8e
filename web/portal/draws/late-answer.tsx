/** What became of a purchase that was under way when the sale ended: the engine decides it. */
import { isWaiting } from '../../kit/browser/unanswered.ts';
import { useMade } from '../../kit/browser/use-remote.ts';
import { Notice } from '../../kit/parts/notice.tsx';
import { MoneyNotice } from '../money-notice.tsx';
import { say } from '../speech.ts';
import { Bought } from './bought.tsx';
import { buyingOf } from './buying.ts';
import { BUYING } from './slips.ts';

export function LateAnswer({ drawId }: { readonly drawId: string }) {
  const buying = useMade(() => buyingOf(drawId));
  const state = buying.state.value;
  if (state.kind === 'done') return <Bought tickets={state.value.tickets} />;
  const isChecking = isWaiting(BUYING, drawId);
  if (state.kind === 'underWay' && !isChecking)
    return <Notice kind="warn">{say('slip.late')}</Notice>;
  return <MoneyNotice state={state} isChecking={isChecking} />;
}
