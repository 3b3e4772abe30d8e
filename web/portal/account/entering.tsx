/** What logging in and joining have in common: a form, its refusal, and where one goes then. */

import type { ReadonlySignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { DoingState } from '../../kit/doing.ts';
import { Notice } from '../../kit/parts/notice.tsx';
import type { Place } from '../../kit/place.ts';
import { refusalText } from '../refusals.ts';
import { LanguageChoice } from './language-choice.tsx';
import './account.css';

export interface EnteringProps {
  readonly title: string;
  readonly action: string;
  readonly state: ReadonlySignal<DoingState<unknown>>;
  readonly onSubmit: () => void;
  readonly children: ComponentChildren;
  readonly aside: ComponentChildren;
}

export function Entering({ title, action, state, onSubmit, children, aside }: EnteringProps) {
  const { value } = state;
  return (
    <section class="card account-form">
      <h1>{title}</h1>
      <form
        class="account-fields"
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        {children}
        {value.kind === 'refused' && <Notice kind="bad">{refusalText(value.reason)}</Notice>}
        <button type="submit" class="button button-wide" disabled={value.kind === 'underWay'}>
          {action}
        </button>
      </form>
      <p>{aside}</p>
      <LanguageChoice />
    </section>
  );
}

/** Back to the view that sent one here: only ever one of this page. */
export function returnTo({ query }: Place): void {
  location.replace(`#/${(query.get('to') ?? '').replace(/^[#/]+/, '')}`);
}
