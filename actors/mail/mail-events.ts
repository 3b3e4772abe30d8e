import { type Declared, declareEvent } from '../event-declaration.ts';
import { evolveMailConfirmed, evolveMailPosted, evolveMailTaken } from './evolve-mail.ts';
import type { MailMessage } from './mail.ts';
import { MAIL_FORMS } from './mail-forms.ts';

export interface MailPosted {
  readonly type: 'MailPosted';
  readonly to: number;
  readonly message: MailMessage;
}

export interface MailTaken {
  readonly type: 'MailTaken';
  readonly from: number;
  readonly number: number;
}

export interface MailConfirmed {
  readonly type: 'MailConfirmed';
  readonly to: number;
  readonly number: number;
}

export const MAIL_EVENTS = [
  declareEvent<MailPosted>()('MailPosted', 120, ['to', 'message'], {
    within: { message: MAIL_FORMS },
    evolve: evolveMailPosted,
  }),
  declareEvent<MailTaken>()('MailTaken', 121, ['from', 'number'], { evolve: evolveMailTaken }),
  declareEvent<MailConfirmed>()('MailConfirmed', 122, ['to', 'number'], {
    evolve: evolveMailConfirmed,
  }),
] as const;

export type MailEvent = Declared<typeof MAIL_EVENTS>;
