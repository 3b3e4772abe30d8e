/** A sentence that matters: what happened, and what one can do. */
import type { ComponentChildren } from 'preact';
import './notice.css';

export interface NoticeProps {
  readonly kind: 'good' | 'warn' | 'bad';
  readonly action?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** Read out when it comes: at once where something went wrong, else when the reader is free. */
export function Notice({ kind, action, children }: NoticeProps) {
  return (
    <div class={`notice notice-${kind}`} role={kind === 'bad' ? 'alert' : 'status'}>
      <div>{children}</div>
      {action}
    </div>
  );
}
