/** What became of things that had no answer at first: told in every view, until it was read. */
import { useSignalEffect } from '@preact/signals';
import { isLoggedIn } from '../kit/browser/engine.ts';
import { askUnanswered, haveRead, onDoneLater, outcomes } from '../kit/browser/unanswered.ts';
import { Notice } from '../kit/parts/notice.tsx';
import { BUYING, slips } from './draws/slips.ts';
import { refusalText } from './refusals.ts';
import { timeInWords } from './shown.ts';
import { say } from './speech.ts';
import { wallet } from './wallet/wallet.ts';

// What is bought by now is in the slip no more: nobody buys it again from there.
onDoneLater(({ path, params }) => {
  if (path === BUYING) slips.clear(String(params.id));
});

export function ToldOutcomes() {
  // At a start there may be some of a tab that was closed; each that ends may have moved money.
  useSignalEffect(() => {
    if (isLoggedIn.value) void askUnanswered();
  });
  useSignalEffect(() => {
    if (outcomes.value.length > 0) void wallet.ask();
  });
  return (
    <>
      {outcomes.value.map((outcome) => {
        const { intent, refusal } = outcome;
        const time = timeInWords(intent.madeAtMs);
        return (
          <Notice
            key={intent.key}
            kind={refusal === undefined ? 'good' : 'warn'}
            action={
              <button type="button" class="button button-quiet" onClick={() => haveRead(outcome)}>
                {say('read')}
              </button>
            }
          >
            {refusal === undefined
              ? say('outcome.done', { time })
              : say('outcome.refused', { time, reason: refusalText(refusal) })}
          </Notice>
        );
      })}
    </>
  );
}
