import { test } from 'tap';
import { MAIL_FORMS } from '../../../actors/mail/mail-forms.ts';
import { readWithin, writtenWithin } from '../../../src/journal/named-fields.ts';
import { encodeValue } from '../../../src/shard/records/positional-codec.ts';
import { EVENT_SAMPLES } from '../../support/samples/event-samples.ts';

const { message } = EVENT_SAMPLES.MailPosted;

test('mail forms: mail comes back as it was sent', (t) => {
  t.strictSame(readWithin(MAIL_FORMS, writtenWithin(MAIL_FORMS, message)), message);
  t.same(encodeValue(writtenWithin(MAIL_FORMS, message)), encodeValue(message), 'by its names');
  t.end();
});

test('mail forms: mail that a newer build sends is refused, however deep it differs', (t) => {
  const newer = (stored: object, what: RegExp) =>
    t.throws(() => readWithin(MAIL_FORMS, stored), { name: 'NewerDataError', message: what });
  newer({ ...message, message: 'AnnounceDance' }, /of the kind AnnounceDance,/);
  newer({ ...message, hall: 7 }, /a member hall,/);
  newer({ ...message, terms: { ...EVENT_SAMPLES.DrawScheduled.terms, tax: 1 } }, /a member tax,/);
  t.end();
});
