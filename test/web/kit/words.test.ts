import { test } from 'tap';
import { Words } from '../../../web/kit/words.ts';

const english = new Words('en', {
  hello: 'Hello, {name}',
  tickets: { one: '{count} ticket', other: '{count} tickets' },
});
const russian = new Words('ru', {
  tickets: { one: '{count} билет', few: '{count} билета', many: '{count} билетов', other: '-' },
});

test('words: values stand where the text names them', (t) => {
  t.equal(english.say('hello', { name: 'Ada' }), 'Hello, Ada');
  t.equal(english.say('hello'), 'Hello, {name}');
  t.equal(english.say('hello', { name: '{name} $& <b>' }), 'Hello, {name} $& <b>');
  t.end();
});

test('words: a count decides the form, by the rules of the language', (t) => {
  t.equal(english.say('tickets', { count: 1 }), '1 ticket');
  t.equal(english.say('tickets', { count: 1_200 }), '1,200 tickets');
  const forms = [1, 2, 5, 11, 21, 112].map((count) => russian.say('tickets', { count }));
  const wanted = ['1 билет', '2 билета', '5 билетов', '11 билетов', '21 билет', '112 билетов'];
  t.same(forms, wanted);
  t.end();
});

test('words: only what the catalogue has', (t) => {
  t.ok(english.has('hello'));
  t.notOk(english.has('toString'));
  t.end();
});
