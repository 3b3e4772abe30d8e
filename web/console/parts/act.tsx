/**
 * Something that staff does: a button, and before it happens a page that says what is before and
 * after, how many it touches and how much money, takes the reason, and names who will be written
 * down.
 */

import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { useMade } from '../../kit/browser/use-remote.ts';
import { Doing } from '../../kit/doing.ts';
import { Field } from '../../kit/parts/field.tsx';
import { Notice } from '../../kit/parts/notice.tsx';
import { TableScroll } from '../../kit/parts/table-scroll.tsx';
import { me } from '../me.ts';
import { refusalText } from '../refusals.ts';
import { say } from '../speech.ts';
import './act.css';

/** The engine takes no shorter one. */
const REASON_CHARACTERS_MIN = 3;

export interface Change {
  readonly name: string;
  readonly before: ComponentChildren;
  readonly after: ComponentChildren;
}

export interface ActProps {
  /** The verb, on the button and above the page: "Cancel the draw". */
  readonly name: string;
  readonly changes?: readonly Change[];
  /** It takes nothing from anybody: the button warns of nothing. */
  readonly isHarmless?: boolean;
  /** How many it touches and how much money, in words. */
  readonly touched?: string;
  /** Longest reason that the call takes; absent: it takes none. */
  readonly reasonMax?: number;
  /** The call does without a reason, too. */
  readonly isReasonOptional?: boolean;
  /** What else has to be filled in. */
  readonly children?: ComponentChildren;
  readonly disabled?: boolean;
  /** False while what is to be filled in is no answer yet. */
  readonly isFilled?: boolean;
  /** The page opens: what was filled in before is out of date. */
  readonly onOpen?: () => void;
  /** Rejects with the refusal, which is then shown; afterwards the page closes. */
  readonly act: (reason: string) => Promise<unknown>;
}

export function Act(props: ActProps) {
  const { name, changes = [], isHarmless = false, touched, reasonMax, children } = props;
  const { isReasonOptional = false, disabled = false, isFilled = true, onOpen, act } = props;
  const look = isHarmless ? 'button' : 'button button-danger';
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const reason = useSignal('');
  const latest = useRef(act);
  latest.current = act;
  const doing = useMade(() => new Doing((why: string) => latest.current(why).then(() => true)));
  const state = doing.state.value;
  const open = (): void => {
    doing.reset();
    onOpen?.();
    dialog.current?.showModal();
  };
  const submit = async (): Promise<void> => {
    if ((await doing.start(reason.value.trim())) === undefined) return;
    reason.value = '';
    dialog.current?.close();
  };
  const letters = reason.value.trim().length;
  const isReasoned =
    reasonMax === undefined ||
    letters >= REASON_CHARACTERS_MIN ||
    (isReasonOptional && letters === 0);
  return (
    <>
      <button type="button" class={look} disabled={disabled} onClick={open}>
        {name}
      </button>
      <dialog ref={dialog} class="act" aria-labelledby={title}>
        <form
          class="act-form"
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <h2 id={title}>{name}</h2>
          {changes.length > 0 && <ChangeTable changes={changes} />}
          {touched !== undefined && <p class="act-touched">{touched}</p>}
          {children}
          {reasonMax !== undefined && (
            <Field
              label={say(isReasonOptional ? 'act.reasonOptional' : 'act.reason')}
              required={!isReasonOptional}
              maxLength={reasonMax}
              value={reason.value}
              onValue={(value) => {
                reason.value = value;
              }}
            />
          )}
          <Signed />
          {state.kind === 'refused' && <Notice kind="bad">{refusalText(state.reason)}</Notice>}
          <div class="act-ends">
            <button
              type="button"
              class="button button-quiet"
              onClick={() => dialog.current?.close()}
            >
              {say('act.leave')}
            </button>
            <button
              type="submit"
              class={look}
              disabled={!isFilled || !isReasoned || state.kind === 'underWay'}
            >
              {name}
            </button>
          </div>
        </form>
      </dialog>
    </>
  );
}

function ChangeTable({ changes }: { readonly changes: readonly Change[] }) {
  return (
    <TableScroll>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{say('act.what')}</th>
            <th scope="col">{say('act.before')}</th>
            <th scope="col">{say('act.after')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ name, before, after }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{before}</td>
              <td>
                <strong>{after}</strong>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function Signed() {
  const state = me.state.value;
  if (state.kind !== 'here') return null;
  const { login, playerId } = state.value;
  return <p class="act-signed">{say('act.signed', { login, id: playerId })}</p>;
}
