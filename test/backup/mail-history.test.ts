import { test } from 'tap';
import { MailHistory } from '../../src/backup/mail-history.ts';

const BASE = {
  sequence: 10,
  channels: [{ shard: 1, sentNumber: 4, confirmedNumber: 2, takenNumber: 7 }],
};
const posted = { type: 'MailPosted', to: 1, message: { message: 'MarkFeed', epoch: 1 } } as const;

function grown(): MailHistory {
  const history = new MailHistory(BASE);
  history.take(11, [posted, posted]);
  history.take(12, []);
  history.take(13, [{ type: 'MailTaken', from: 1, number: 8 }, posted]);
  history.take(14, [{ type: 'MailConfirmed', to: 1, number: 5 }]);
  history.take(15, [{ type: 'MailConfirmed', to: 1, number: 3 }]);
  return history;
}

test('mail history: numbers are as they were behind each record', (t) => {
  const history = grown();
  t.same(
    [10, 11, 12, 13, 15].map((at) => history.at('sentNumber', 1, at)),
    [4, 6, 6, 7, 7],
  );
  t.same(
    [12, 13].map((at) => history.at('takenNumber', 1, at)),
    [7, 8],
  );
  t.same(
    [13, 14, 15].map((at) => history.at('confirmedNumber', 1, at)),
    [2, 5, 5],
  );
  t.equal(history.at('sentNumber', 0, 15), 0, 'no mail was sent to itself');
  t.same(history.channelsAt(10), BASE.channels);
  t.equal(history.lastSequence, 15);
  t.end();
});

test('mail history: the last record within a number, and the first that reaches one', (t) => {
  const history = grown();
  t.equal(history.lastWithin('sentNumber', 1, 6), 12);
  t.equal(history.lastWithin('sentNumber', 1, 7), 15);
  t.equal(history.lastWithin('sentNumber', 1, 3), undefined, 'it began with more');
  t.equal(history.firstReaching('sentNumber', 1, 4), 10);
  t.equal(history.firstReaching('sentNumber', 1, 5), 11);
  t.equal(history.firstReaching('sentNumber', 1, 8), undefined);
  t.equal(history.firstReaching('takenNumber', 0, 0), 10, 'of nothing');
  t.end();
});

test('mail history: no record may be left out', (t) => {
  const history = new MailHistory(BASE);
  t.throws(() => history.take(12, []), /left out/);
  t.end();
});
