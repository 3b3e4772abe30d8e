/** What NATS does not let the engine's user do, in the words of those who grant permissions. */
import { subjectFamilyOf } from './subjects.ts';

export interface Denial {
  readonly operation: 'publish' | 'subscription';
  readonly subject: string;
}

export function denialSentence(denial: Denial): string {
  return `The engine's user may not ${grantOf(denial)} at NATS: grant it (docs/nats.md lists all).`;
}

export function grantOf({ operation, subject }: Denial): string {
  return `${operation === 'publish' ? 'publish' : 'subscribe'} to ${subjectFamilyOf(subject)}`;
}
