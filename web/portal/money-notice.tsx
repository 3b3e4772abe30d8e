/**
 * What stands beside a button that moves money while it is not known, or not wished for: no line,
 * no answer yet, or a no in words.
 */
import { UnansweredError } from '@tirage/client';
import { isOffline } from '../kit/browser/line.ts';
import type { DoingState } from '../kit/doing.ts';
import { Notice } from '../kit/parts/notice.tsx';
import { refusalText } from './refusals.ts';
import { say } from './speech.ts';

export interface MoneyNoticeProps {
  readonly state: DoingState<unknown>;
  /** Something of this kind waits for its answer: of this visit, or of one before. */
  readonly isChecking: boolean;
}

export function MoneyNotice({ state, isChecking }: MoneyNoticeProps) {
  if (isOffline.value && (isChecking || state.kind === 'underWay')) {
    return <Notice kind="warn">{say('line.kept')}</Notice>;
  }
  if (isChecking) return <Notice kind="warn">{say('slip.checking')}</Notice>;
  // Without an answer it is asked again, and the page tells what became of it.
  if (state.kind !== 'refused' || state.reason instanceof UnansweredError) return null;
  return <Notice kind="bad">{refusalText(state.reason)}</Notice>;
}
