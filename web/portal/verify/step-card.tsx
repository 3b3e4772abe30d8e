/** One step of the story: what was promised, whether it holds, and each value that was compared. */
import type { StepCheck, VerifiedStep } from '@tirage/client/verify';
import { say } from '../speech.ts';

export interface StepCardProps {
  /** Whose texts tell the steps; those of a draw if left out. */
  readonly of?: 'verify.step' | 'raffles.step';
  readonly step: VerifiedStep;
  readonly number: number;
}

const MARKS = { verified: '✓', refused: '✗', unchecked: '?', untold: '–' } as const;

export function StepCard({ of = 'verify.step', step, number }: StepCardProps) {
  const { name, verdict, checks, unchecked } = step;
  return (
    <li class={`card verify-step verify-${verdict}`}>
      <span class="verify-mark" aria-hidden="true">
        {MARKS[verdict]}
      </span>
      <div>
        <h2>
          {number}. {say(`${of}.${name}`)}
          <span class="unseen">: {say(`verify.told.${verdict}`)}</span>
        </h2>
        <p>{say(`${of}.${name}.text`)}</p>
        {verdict === 'refused' && <p class="verify-wrong">{say('verify.wrong')}</p>}
        {(checks.length > 0 || unchecked.length > 0) && (
          <details>
            <summary>{say('verify.values', { count: checks.length })}</summary>
            <ul class="verify-checks" lang="en">
              {checks.map((check) => (
                <CheckRow key={`${check.file}-${check.name}`} check={check} />
              ))}
              {unchecked.map((one) => (
                <li key={one.name}>? {one.text}</li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </li>
  );
}

function CheckRow({ check }: { readonly check: StepCheck }) {
  const { name, ok, detail, stated, computed } = check;
  const names = [...new Set([...Object.keys(stated), ...Object.keys(computed)])];
  return (
    <li>
      <strong>
        {ok ? '✓' : '✗'} {name}
      </strong>{' '}
      {detail}
      {names.length > 0 && (
        <dl class="verify-values">
          {names.map((value) => (
            <div key={value}>
              <dt>{value}</dt>
              <dd>
                {shown(stated[value])}
                {value in computed && <> = {shown(computed[value])}</>}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
