/** What is known of one thing, name by name. */
import type { ComponentChildren } from 'preact';
import './facts.css';

/** What has no value is left out. */
export type FactRow = readonly [name: string, value: ComponentChildren];

export function Facts({ rows }: { readonly rows: readonly FactRow[] }) {
  return (
    <dl class="fact-list">
      {rows
        .filter(([, value]) => value !== undefined && value !== null && value !== '')
        .map(([name, value]) => (
          <div key={name} class="fact">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
