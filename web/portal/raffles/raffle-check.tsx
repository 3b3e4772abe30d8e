/**
 * The proof of a raffle: before it is drawn the promise that this browser keeps; afterwards the
 * transcript, checked by the reader's own browser with the code of `tirage verify`.
 */
import type { PageVerdict } from '@tirage/client/verify';
import { Doing } from '../../kit/doing.ts';
import { Notice } from '../../kit/parts/notice.tsx';
import { raffleAnnouncementOf } from '../draws/announcements.ts';
import { engine } from '../engine.ts';
import { refusalText } from '../refusals.ts';
import { say } from '../speech.ts';
import { useMade } from '../use-remote.ts';
import { StepCard } from '../verify/step-card.tsx';
import '../verify/verify.css';
import type { RaffleHere } from './raffle-card.tsx';

const NOTICES = { verified: 'good', partly: 'warn', refused: 'bad' } as const;

export function RaffleCheck({ raffle }: { readonly raffle: RaffleHere }) {
  const { raffleId, state, commitment } = raffle;
  const checking = useMade(() => new Doing(() => verify(raffleId)));
  const checked = checking.state.value;
  return (
    <>
      <section class="card raffle" aria-labelledby="proof">
        <h2 id="proof">{say('raffles.proof')}</h2>
        <p>{say(state === 'finished' ? 'raffles.proofAfter' : 'raffles.proofBefore')}</p>
        <p class="raffle-commitment">
          <span class="row-side">{say('raffles.commitment')}</span>
          <br />
          <code>{commitment}</code>
        </p>
        {state === 'finished' && checked.kind !== 'done' && (
          <p>
            <button
              type="button"
              class="button button-quiet"
              disabled={checked.kind === 'underWay'}
              onClick={() => void checking.start()}
            >
              {say(checked.kind === 'underWay' ? 'raffles.checking' : 'results.verify')}
            </button>
          </p>
        )}
        {checked.kind === 'refused' && <Notice kind="bad">{refusalText(checked.reason)}</Notice>}
        {checked.kind === 'done' && (
          <Notice kind={NOTICES[checked.value.verdict]}>
            {say(`verify.verdict.${checked.value.verdict}`)}
          </Notice>
        )}
      </section>
      {checked.kind === 'done' && <Steps verdict={checked.value} />}
    </>
  );
}

function Steps({ verdict: { steps } }: { readonly verdict: PageVerdict }) {
  return (
    <ol class="verify-steps">
      {steps
        .filter((step) => step.verdict !== 'untold')
        .map((step, index) => (
          <StepCard key={step.name} of="raffles.step" step={step} number={index + 1} />
        ))}
    </ol>
  );
}

/** The verifier is loaded when somebody wants it. */
async function verify(raffleId: string): Promise<PageVerdict> {
  const params = { id: raffleId };
  const [{ verifyRaffleInPage }, transcript] = await Promise.all([
    import('@tirage/client/verify'),
    engine.call('GET', '/v1/raffles/{id}/transcript', { params }),
  ]);
  const announced = raffleAnnouncementOf(raffleId);
  return verifyRaffleInPage({
    transcript,
    announced: announced === undefined ? [] : [announced],
  });
}
