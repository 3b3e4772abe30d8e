/**
 * What had no answer: said while it is asked for again, so that nobody does it a second time, and
 * then what became of it, until somebody has read it.
 */
import { useSignalEffect } from '@preact/signals';
import { isLoggedIn } from '../kit/browser/engine.ts';
import { askUnanswered, haveRead, outcomes, unanswered } from '../kit/browser/unanswered.ts';
import { Notice } from '../kit/parts/notice.tsx';
import { refusalText } from './refusals.ts';
import { time } from './shown.ts';
import { say } from './speech.ts';

export function ToldOutcomes() {
  // At a start there may be some of a page that was closed.
  useSignalEffect(() => {
    if (isLoggedIn.value) void askUnanswered();
  });
  return (
    <>
      {unanswered.value.map(({ key, path, madeAtMs }) => (
        <Notice key={key} kind="warn">
          {say('outcome.waits', { call: path, time: time(madeAtMs) })}
        </Notice>
      ))}
      {outcomes.value.map((outcome) => {
        const { intent, refusal } = outcome;
        const told = { call: intent.path, time: time(intent.madeAtMs) };
        return (
          <Notice
            key={intent.key}
            kind={refusal === undefined ? 'good' : 'warn'}
            action={
              <button type="button" class="button button-quiet" onClick={() => haveRead(outcome)}>
                {say('outcome.read')}
              </button>
            }
          >
            {refusal === undefined
              ? say('outcome.done', told)
              : say('outcome.refused', { ...told, reason: refusalText(refusal) })}
          </Notice>
        );
      })}
    </>
  );
}
