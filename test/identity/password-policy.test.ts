import { test } from 'tap';
import { COMMON_PASSWORDS } from '../../src/identity/common-passwords.ts';
import {
  findPasswordProblem,
  PASSWORD_CHARACTERS_MIN,
  PASSWORD_SENTENCES,
} from '../../src/identity/password-policy.ts';

test('password policy: each rule, at its edge', (t) => {
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['', 'tooShort'],
    ['dkwpqmzxv', 'tooShort'],
    ['dkwpqmzxvb', undefined],
    ['🂡🂢🂣🂤🂥', 'tooShort'],
    ['🂡🂢🂣🂤🂥🂦🂧🂨🂩🂪', undefined],
    ['correct horse battery', undefined],
    ['a b '.repeat(64), undefined],
    [`${'a b '.repeat(64)}c`, 'tooLong'],
    ['x y'.repeat(1_000_000), 'tooLong'],
    ['password123', 'tooCommon'],
    ['PassWord123', 'tooCommon'],
    [' qwertyuiop ', 'tooCommon'],
    ['1234567890', 'tooCommon'],
    ['ππππππππππππ', 'tooCommon'],
    ['mary.shelley@example.org', 'sameAsLogin'],
    ['Mary.Shelley@Example.org ', 'sameAsLogin'],
  ];
  for (const [password, problem] of rows) {
    const found = findPasswordProblem({ password, login: 'Mary.Shelley@example.org' });
    t.equal(found, problem, password.slice(0, 30));
    if (found !== undefined) t.match(PASSWORD_SENTENCES[found], /^[A-Z].*\.$/);
  }
  t.end();
});

test('password policy: the list holds only what the other rules would let through', (t) => {
  for (const common of COMMON_PASSWORDS) {
    t.equal(common, common.toLowerCase());
    if (common.length < PASSWORD_CHARACTERS_MIN) t.fail(`${common} is too short to matter`);
    t.equal(findPasswordProblem({ password: common, login: 'x' }), 'tooCommon');
  }
  t.end();
});
