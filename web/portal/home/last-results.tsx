/** What was drawn last, for anybody: each with the way to its draw, and to its verification. */

import { engine } from '../../kit/browser/engine.ts';
import { useRemote } from '../../kit/browser/use-remote.ts';
import { placeText } from '../../kit/place.ts';
import { Balls } from '../draws/balls.tsx';
import { gameTitle } from '../games.ts';
import { timeInWords } from '../shown.ts';
import { say } from '../speech.ts';

const SHOWN_MAX = 4;

type LastResult = Awaited<ReturnType<typeof askLast>>[number];

/**
 * The promise, and what it can be held against. Until there is some, and where none can be had, the
 * promise stands alone: that there is no line is told above.
 */
export function LastResults() {
  const last = useRemote(askLast);
  const state = last.state.value;
  const results = state.kind === 'here' ? state.value : [];
  const [newest] = results;
  const proof = newest === undefined ? ['help'] : ['verify', newest.drawId];
  return (
    <>
      <p class="home-promise">
        <a href={placeText(proof)}>{say('home.verify')}</a>
      </p>
      {results.length > 0 && (
        <section class="home-part" aria-labelledby="last">
          <h2 id="last">{say('home.last')}</h2>
          <ul class="rows">
            {results.map((result) => (
              <Result key={result.drawId} result={result} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Result({ result: { drawId, game, resultsAt, numbers } }: { readonly result: LastResult }) {
  return (
    <li class="row home-result">
      <span>
        <a href={placeText(['draws', drawId])}>{gameTitle(game)}</a>{' '}
        <span class="row-side">{timeInWords(Date.parse(resultsAt))}</span>
      </span>
      <Balls main={numbers} />
      <a class="home-check" href={placeText(['verify', drawId])}>
        {say('results.verify')}
      </a>
    </li>
  );
}

async function askLast(signal: AbortSignal) {
  const query = { state: 'published', limit: SHOWN_MAX } as const;
  const { draws } = await engine.call('GET', '/v1/draws', { query }, { signal });
  return await Promise.all(
    draws.map(async ({ drawId, game, resultsAt }) => {
      const params = { id: drawId };
      const results = await engine.call('GET', '/v1/draws/{id}/results', { params }, { signal });
      return { drawId, game, resultsAt, numbers: results.numbers };
    }),
  );
}
