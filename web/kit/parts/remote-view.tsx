/**
 * What the engine tells, in each of the states that it can be in: a skeleton of what will be here,
 * nothing, the full one, the full one but old, or a refusal with what one can do.
 */
import type { ComponentChildren } from 'preact';
import type { Remote } from '../remote.ts';
import { Notice } from './notice.tsx';

export interface RemoteViewProps<T> {
  readonly of: Remote<T>;
  /** In the shape of the real layout, so that nothing moves when it comes. */
  readonly skeleton: ComponentChildren;
  readonly children: (value: T) => ComponentChildren;
  readonly isEmpty?: (value: T) => boolean;
  /** Says what would be here, and offers the first step. */
  readonly empty?: ComponentChildren;
  /** "Last heard at 12:03". */
  readonly oldSince: (asOfMs: number) => string;
  /** A refusal in words. */
  readonly refusal: (reason: unknown) => string;
  readonly again: string;
  /** That is told by the page: asking again is of no use, and one warning is enough. */
  readonly hasNoLine?: boolean;
}

export function RemoteView<T>(props: RemoteViewProps<T>) {
  const {
    of,
    skeleton,
    children,
    isEmpty,
    empty,
    oldSince,
    refusal,
    again,
    hasNoLine = false,
  } = props;
  const state = of.state.value;
  const retry = (
    <button type="button" class="button button-quiet" onClick={() => void of.ask()}>
      {again}
    </button>
  );
  if (state.kind === 'loading') return <div aria-busy="true">{skeleton}</div>;
  if (state.kind === 'refused') {
    return (
      <Notice kind="bad" action={retry}>
        {refusal(state.reason)}
      </Notice>
    );
  }
  return (
    <>
      {state.isOld &&
        (hasNoLine ? (
          <p class="row-side">{oldSince(state.asOfMs)}</p>
        ) : (
          <Notice kind="warn" action={retry}>
            {oldSince(state.asOfMs)}
          </Notice>
        ))}
      {isEmpty?.(state.value) === true ? empty : children(state.value)}
    </>
  );
}
