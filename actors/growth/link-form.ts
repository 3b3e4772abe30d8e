/** What is stored of an outside id's player within facts and mail. */
import type { ExternalLink } from '../mail/mail.ts';
import { formOf } from '../stored-form.ts';

export const LINK_FORM = formOf<ExternalLink>()(['externalId', 'player']);
