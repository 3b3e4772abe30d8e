/**
 * A draw checked by the reader's own browser, told as a story: promised before, sealed after the
 * close, mixed, drawn, paid, and the reader's own tickets in it. What is checked is what
 * `tirage verify` checks, by the same code.
 */
import type { PageVerdict, VerifiedStep } from '@tirage/client/verify';
import { Doing } from '../../kit/doing.ts';
import type { ViewProps } from '../../kit/parts/area.ts';
import { Notice } from '../../kit/parts/notice.tsx';
import { placeText } from '../../kit/place.ts';
import { RemoteHere } from '../remote-here.tsx';
import { say } from '../speech.ts';
import { StepCard } from './step-card.tsx';
import { type Material, materialOf, verifyDraw } from './verify-draw.ts';
import './verify.css';
import { useMade, useRemote } from '../../kit/browser/use-remote.ts';

export function View({ place }: ViewProps) {
  const id = place.path[1] ?? '';
  return <VerifyDraw key={id} id={id} />;
}

function VerifyDraw({ id }: { readonly id: string }) {
  const found = useRemote(async (signal) => {
    const material = await materialOf(id, signal);
    return { material, verdict: await verifyDraw(material) };
  });
  return (
    <>
      <header>
        <h1>{say('verify.title')}</h1>
        <p class="verify-lead">{say('verify.lead')}</p>
        <p>
          <a href={placeText(['draws', id])}>{say('ticket.draw')}</a>
        </p>
      </header>
      <RemoteHere of={found} skeleton={<div class="skeleton verify-skeleton" />}>
        {({ material, verdict }) => <Found material={material} verdict={verdict} />}
      </RemoteHere>
    </>
  );
}

interface FoundProps {
  readonly material: Material;
  readonly verdict: PageVerdict;
}

function Found({ material, verdict }: FoundProps) {
  const recounting = useMade(() => new Doing(() => verifyDraw(material, { withTickets: true })));
  const state = recounting.state.value;
  const shown = state.kind === 'done' ? state.value : verdict;
  const kinds = { verified: 'good', partly: 'warn', refused: 'bad' } as const;
  return (
    <>
      <Notice kind={kinds[shown.verdict]}>{say(`verify.verdict.${shown.verdict}`)}</Notice>
      <ol class="verify-steps">
        {shown.steps.filter(isTold).map((step, index) => (
          <StepCard key={step.name} step={step} number={index + 1} />
        ))}
      </ol>
      {state.kind === 'refused' && <Notice kind="bad">{say('verify.recountFailed')}</Notice>}
      {state.kind !== 'done' && (
        <section class="card">
          <h2>{say('verify.recount')}</h2>
          <p>{say('verify.recountText')}</p>
          <button
            type="button"
            class="button button-quiet"
            disabled={state.kind === 'underWay'}
            onClick={() => void recounting.start()}
          >
            {say(state.kind === 'underWay' ? 'verify.recounting' : 'verify.recount')}
          </button>
        </section>
      )}
    </>
  );
}

/** Who had no ticket is told nothing of an own one. */
function isTold({ name, verdict }: VerifiedStep): boolean {
  return name !== 'own' || verdict !== 'untold';
}
