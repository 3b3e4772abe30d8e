/** How planted violations, and their neighbours that must pass, are written down. */
import type { SourceFile } from './rule.ts';

export interface RuleSample {
  readonly title: string;
  readonly files: readonly SourceFile[];
}

export type Samples = Readonly<Record<string, readonly RuleSample[]>>;

/** One file, titled by its text. */
export function sampleOf(path: string, text: string): RuleSample {
  return { title: `${path}: ${text.slice(0, 60)}`, files: [{ path, text: `${text}\n` }] };
}

export function samplesOf(title: string, texts: Readonly<Record<string, string>>): RuleSample {
  return {
    title,
    files: Object.entries(texts).map(([path, text]) => ({ path, text: `${text}\n` })),
  };
}

export function manySteps(count: number): string {
  return Array.from({ length: count }, (_, index) => `  step(${index});`).join('\n');
}
