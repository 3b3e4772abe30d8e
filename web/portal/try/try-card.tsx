/**
 * What this is, for somebody who has just started an engine, and one button to play with sandbox
 * money. Not shown where money is real.
 */

import { isLoggedIn, isSessionKnown } from '../../kit/browser/engine.ts';
import { house } from '../../kit/browser/house.ts';
import { isOffline } from '../../kit/browser/line.ts';
import { useMade } from '../../kit/browser/use-remote.ts';
import { Doing } from '../../kit/doing.ts';
import { Notice } from '../../kit/parts/notice.tsx';
import type { OpenDraw } from '../home/open-draws.ts';
import { refusalText } from '../refusals.ts';
import { say } from '../speech.ts';

export interface TryCardProps {
  /** The one to begin with; absent: none is on sale. */
  readonly draw: OpenDraw | undefined;
}

export function TryCard({ draw }: TryCardProps) {
  const trying = useMade(() => new Doing(startWith));
  const state = trying.state.value;
  const isBusy = state.kind === 'underWay';
  const isVisitor = isSessionKnown.value && !isLoggedIn.value && !isOffline.value;
  const isForVisitors = isVisitor && house.value.isSandbox;
  if (!isForVisitors && !isBusy) return null;
  return (
    <section class="card home-try" aria-labelledby="try">
      <h2 id="try">{say('try.title')}</h2>
      <p>{say('try.text')}</p>
      <p>
        <button
          type="button"
          class="button"
          disabled={isBusy}
          onClick={() => void trying.start(draw)}
        >
          {say(isBusy ? 'try.busy' : 'try.play')}
        </button>
      </p>
      <p class="row-side">{say('try.made')}</p>
      {state.kind === 'refused' && <Notice kind="bad">{refusalText(state.reason)}</Notice>}
    </section>
  );
}

async function startWith(draw: OpenDraw | undefined): Promise<void> {
  const { startPlaying } = await import('./start-playing.ts');
  await startPlaying(draw);
}
