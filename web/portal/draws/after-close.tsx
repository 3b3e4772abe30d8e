/** A draw whose sale has ended: it waits for its results, was cancelled, or shows them. */
import { useSignalEffect } from '@preact/signals';
import { now } from '../../kit/browser/engine.ts';
import { Notice } from '../../kit/parts/notice.tsx';
import type { Remote } from '../../kit/remote.ts';
import { timeInWords } from '../shown.ts';
import { say } from '../speech.ts';
import type { DrawHere } from './draw-view.tsx';
import { LateAnswer } from './late-answer.tsx';
import { PlayNext } from './play-next.tsx';
import { ResultsCard } from './results-card.tsx';

/** How often it is asked for once its results are due. */
const ASKED_EVERY_MS = 2_000;

export interface AfterCloseProps {
  readonly draw: DrawHere;
  readonly of: Remote<DrawHere>;
}

export function AfterClose({ draw, of }: AfterCloseProps) {
  const { state } = draw;
  useSignalEffect(() => {
    if (state === 'published' || state === 'cancelled') return;
    const isDue = now.value >= Date.parse(draw.resultsAt);
    if (isDue && now.value % ASKED_EVERY_MS === 0) void of.ask();
  });
  return (
    <>
      <LateAnswer drawId={draw.drawId} />
      <Outcome draw={draw} />
      <PlayNext draw={draw} />
    </>
  );
}

function Outcome({ draw }: Pick<AfterCloseProps, 'draw'>) {
  const { state } = draw;
  if (state === 'published') return <ResultsCard draw={draw} />;
  if (state === 'cancelled') {
    return (
      <Notice kind="warn">{say('draw.cancelled', { reason: draw.cancelReason ?? '' })}</Notice>
    );
  }
  return (
    <section class="card" role="status">
      <p>{say('draw.waits', { time: timeInWords(Date.parse(draw.resultsAt)) })}</p>
      {draw.ticketsRoot !== null && <p class="draw-side">{say('draw.sealed')}</p>}
    </section>
  );
}
