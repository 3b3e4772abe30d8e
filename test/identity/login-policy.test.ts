import fc from 'fast-check';
import { test } from 'tap';
import {
  findLoginProblem,
  LOGIN_BYTES_MAX,
  LOGIN_SENTENCES,
  loginKeyOf,
} from '../../src/identity/login-policy.ts';
import { normaliseLogin, slotOfLogin } from '../../src/kernel/slots.ts';

test('login: spellings of one name are one key', (t) => {
  t.equal(loginKeyOf('Ada'), 'ada');
  t.equal(loginKeyOf('\uff21da'), 'ada');
  t.equal(loginKeyOf('ada@example.org'), 'ada@example.org');
  t.equal(loginKeyOf('straße'), loginKeyOf('STRASSE'));
  t.equal(loginKeyOf('e\u0301lodie'), loginKeyOf('\u00c9lodie'));
  t.end();
});

test('login: 64 characters of any script have room', (t) => {
  for (const character of ['a', 'é', '字', '\u{20000}']) {
    t.ok(loginKeyOf(character.repeat(64)), character);
  }
  t.end();
});

test('login: names of the world are logins', (t) => {
  const names = [
    'ada.lovelace+1@example.org',
    "o'hara",
    'Ægir',
    'Łukasz',
    'Nguyễn-Văn',
    'Zoë',
    'İpek',
  ];
  names.push(
    'Иван',
    'Ђорђе1',
    'Σίσυφος',
    'Ἀχιλλεύς',
    'Հայկ',
    'ნინო',
    'שָׁלוֹם',
    'محمد',
    'محمد۱۲',
    'دوست٣',
  );
  names.push(
    'अनिता',
    'অনিতা',
    'ਅਨੀਤਾ',
    'தமிழ்',
    'తెలుగు',
    'ಕನ್ನಡ',
    'മലയാളം',
    'සිංහල',
    'ไทย๑๒',
    'ລາວ',
    'བོད',
    'မြန်မာ',
  );
  names.push(
    'አበበ',
    'ខ្មែរ',
    '山田太郎',
    'やまだ',
    'ヤマダー',
    '山田タロウ',
    '김민수',
    '李小龙',
    'ㄅㄆ李',
  );
  for (const name of names) t.equal(findLoginProblem(name), undefined, name);
  t.end();
});

test('login: what no row could be keyed by is nobody', (t) => {
  t.equal(loginKeyOf(''), undefined);
  t.equal(loginKeyOf('a b'), undefined);
  t.equal(loginKeyOf('a\u00a8'), undefined, 'normalises to white space and an accent');
  t.equal(loginKeyOf('a\ud800'), undefined, 'half of a character');
  t.equal(loginKeyOf('x'.repeat(LOGIN_BYTES_MAX + 1)), undefined);
  t.equal(loginKeyOf('\ufdfa'.repeat(40)), undefined, 'grows when it is normalised');
  t.end();
});

test('login: what looks like another one, or like nothing, is refused in a sentence', (t) => {
  const rows: readonly (readonly [string, keyof typeof LOGIN_SENTENCES])[] = [
    ['ada\u200b', 'characters'],
    ['a\u200dda', 'characters'],
    ['ada\u202e', 'characters'],
    ['\u2066ada\u2069', 'characters'],
    ['a\u00adda', 'characters'],
    ['ada\u034f', 'characters'],
    ['ada\ufe0f', 'characters'],
    ['ada\u3164', 'characters'],
    ['ada\u115f', 'characters'],
    ['ada\u{e0041}', 'characters'],
    ['ada\u2060', 'characters'],
    ['ada\u0007', 'characters'],
    ['ada\ue000', 'characters'],
    ['ada\u2024org', 'characters'],
    ['ada\u2019', 'characters'],
    ['ada😀', 'characters'],
    ['ad\u2460', 'characters'],
    ['\ufb01nn', 'characters'],
    ['ad\u00aa', 'characters'],
    ['\u{1d41a}da', 'characters'],
    ['oʼhara', 'characters'],
    ['aǃda', 'characters'],
    ['adа', 'scripts'],
    ['аda', 'scripts'],
    ['pаypal', 'scripts'],
    ['ivan.петров', 'scripts'],
    ['οda', 'scripts'],
    ['ada字', 'scripts'],
    ['やま김', 'scripts'],
    ['ᏞᎥᏟ', 'scripts'],
    ['محمد1٢', 'digits'],
    ['محمد۱٢', 'digits'],
    ['\u0301ada', 'marks'],
    ['.\u0301ada', 'marks'],
    [`a${'\u0300\u0316'.repeat(3)}`, 'marks'],
    ['.محمد', 'direction'],
    ['محمد.', 'direction'],
    ['١محمد', 'direction'],
    ['a b', 'whiteSpace'],
    ['', 'empty'],
  ];
  for (const [login, problem] of rows) {
    t.equal(findLoginProblem(login), problem, JSON.stringify(login));
    t.equal(loginKeyOf(login), undefined);
    t.match(LOGIN_SENTENCES[problem], /^A |^The |^Marks /);
  }
  t.end();
});

test('login: a key is its own key, in the same slot', (t) => {
  const letters = fc.constantFrom(
    ...'aZßẞſıİçéÅΣςσйЖא字ハﾊﾞａ１1٣.@-',
    '\u0301',
    '\u0323',
    '\u0345',
  );
  const units = fc.oneof(fc.string({ unit: 'binary', maxLength: 2 }), letters);
  fc.assert(
    fc.property(fc.array(units, { maxLength: 10 }), (parts) => {
      const key = loginKeyOf(parts.join(''));
      if (key === undefined) return true;
      return normaliseLogin(key) === key && slotOfLogin(normaliseLogin(key)) === slotOfLogin(key);
    }),
    { numRuns: 20_000 },
  );
  t.end();
});
